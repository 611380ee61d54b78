// Into the tracked text from UTF-8, and back with the edits.

#include <algorithm>
#include <cstring>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "TrackedText.hpp"

namespace cicu {

namespace {

/// The gap in code units that a text starts with: enough for the edits of a short one.
constexpr int32_t initialGap = 32;

/// What a long text may leave allocated behind it, in code units.
constexpr size_t keptUnits = 1 << 16;

/// Appends a character; a lone surrogate, which only a rule can make, becomes U+FFFD.
void append(UChar32 character, std::vector<uint8_t> &result) {
    if (U_IS_SURROGATE(character)) character = 0xFFFD;
    uint8_t bytes[U8_MAX_LENGTH];
    int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, character);
    result.insert(result.end(), bytes, bytes + length);
}

}  // namespace

void TrackedText::load(const uint8_t *text, int32_t length, bool withEdits) {
    source = text;
    sourceLength = length;
    tracking = withEdits;
    overflowed = false;
    copiedStart = copiedEnd = -1;
    tailUnits.clear();
    tailOrigins.clear();

    // A byte gives at most one code unit. The gap comes first, because rules begin at the start.
    units.resize(static_cast<size_t>(length) + initialGap);
    if (tracking) origins.resize(units.size());
    UChar *unit = units.data() + initialGap;
    Origin *origin = tracking ? origins.data() + initialGap : nullptr;
    for (int32_t index = 0; index < length;) {
        const int32_t start = index;
        UChar32 character;
        U8_NEXT_OR_FFFD(text, index, length, character);
        if (U_IS_BMP(character)) {
            *unit++ = static_cast<UChar>(character);
        } else {
            *unit++ = U16_LEAD(character);
            *unit++ = U16_TRAIL(character);
            if (origin) *origin++ = {start, index};
        }
        if (origin) *origin++ = {start, index};
    }
    units.resize(unit - units.data());
    if (tracking) origins.resize(units.size());
    gapStart = 0;
    gapEnd = initialGap;
}

bool TrackedText::next(int32_t &index, UChar32 &character, Origin &origin) const {
    if (index >= getLength()) return false;
    character = getChar32At(index);
    if (tracking) origin = originAt(index);
    if (character > 0xFFFF) {
        // Both halves of a pair can have come from different places.
        if (tracking) origin = joined(origin, originAt(index + 1));
        index += 1;
    }
    index += 1;
    return true;
}

void TrackedText::write(std::vector<uint8_t> &result) const {
    result.clear();
    result.reserve(sourceLength + sourceLength / 2);
    int32_t index = 0;
    UChar32 character;
    Origin origin;
    while (next(index, character, origin)) append(character, result);
}

// A place between two characters of the result is a seam when everything before it came from before everything after
// it. Characters with an origin, cut at the seams, make blocks; what lies between two blocks on either side, deleted
// source or inserted text, makes a block too. Blocks whose text is the same on both sides are no edits.
void TrackedText::writeWithEdits(std::vector<uint8_t> &result, std::vector<cicu_edit> &edits) const {
    result.clear();
    edits.clear();

    struct Block {
        Origin source;
        int32_t targetStart, targetEnd;
    };
    std::vector<Block> blocks;
    int32_t index = 0;
    UChar32 character = 0;
    Origin origin = unknownOrigin;
    blocks.reserve(units.size());
    result.reserve(units.size() + units.size() / 2);
    while (next(index, character, origin)) {
        const int32_t start = static_cast<int32_t>(result.size());
        append(character, result);
        if (!origin.isKnown()) continue;
        Block block{origin, start, static_cast<int32_t>(result.size())};
        while (!blocks.empty() && blocks.back().source.end > block.source.start) {
            block.source = joined(blocks.back().source, block.source);
            block.targetStart = blocks.back().targetStart;
            blocks.pop_back();
        }
        blocks.push_back(block);
    }

    const auto add = [&](Origin from, int32_t start, int32_t end) {
        const int32_t length = end - start;
        const bool isSame = from.end - from.start == length
                            && (length == 0 || std::memcmp(source + from.start, result.data() + start, length) == 0);
        if (!isSame) edits.push_back({from.start, from.end, start, end});
    };
    Block last{{0, 0}, 0, 0};
    for (const Block &block : blocks) {
        add({last.source.end, block.source.start}, last.targetEnd, block.targetStart);
        add(block.source, block.targetStart, block.targetEnd);
        last = block;
    }
    add({last.source.end, sourceLength}, last.targetEnd, static_cast<int32_t>(result.size()));
}

void TrackedText::finish(std::vector<uint8_t> &result, std::vector<cicu_edit> &edits, UErrorCode &status) {
    edits.clear();
    result.clear();
    // A code unit takes up to three bytes.
    if (overflowed || static_cast<size_t>(getLength()) > maximumLength / 3) {
        size_t bytes = 0;
        int32_t index = 0;
        UChar32 character;
        Origin origin;
        while (!overflowed && bytes <= maximumLength && next(index, character, origin))
            bytes += U_IS_SURROGATE(character) ? 3 : U8_LENGTH(character);
        if (overflowed || bytes > maximumLength) {
            status = U_BUFFER_OVERFLOW_ERROR;
            return;
        }
    }
    if (tracking) {
        writeWithEdits(result, edits);
    } else {
        write(result);
    }
}

void TrackedText::trim() {
    source = nullptr;
    if (units.capacity() > keptUnits) std::vector<UChar>().swap(units);
    if (origins.capacity() > keptUnits) std::vector<Origin>().swap(origins);
    if (tailUnits.capacity() > keptUnits) std::vector<UChar>().swap(tailUnits);
    if (tailOrigins.capacity() > keptUnits) std::vector<Origin>().swap(tailOrigins);
    if (units.empty()) gapStart = gapEnd = 0;
}

}  // namespace cicu
