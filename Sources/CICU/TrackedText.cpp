#include "TrackedText.hpp"

#include <algorithm>
#include <unicode/utf16.h>

namespace cicu {

namespace {

/// Beyond this many code units, rules that feed themselves are taken to run away.
constexpr int32_t maximumUnits = 1 << 30;
}  // namespace

Origin TrackedText::originAt(int32_t offset) const {
    if (offset < gapStart) return origins[offset];
    const int32_t body = bodyLength();
    return offset < body ? origins[offset + (gapEnd - gapStart)] : tailOrigins[offset - body];
}

void TrackedText::setOrigin(int32_t offset, Origin origin) {
    const int32_t body = bodyLength();
    if (offset < gapStart) {
        origins[offset] = origin;
    } else if (offset < body) {
        origins[offset + (gapEnd - gapStart)] = origin;
    } else {
        tailOrigins[offset - body] = origin;
    }
}

char16_t TrackedText::getCharAt(int32_t offset) const {
    if (offset < 0) return 0xFFFF;
    if (offset < gapStart) return units[offset];
    const int32_t body = bodyLength();
    if (offset < body) return units[offset + (gapEnd - gapStart)];
    const size_t inTail = offset - body;
    return inTail < tailUnits.size() ? tailUnits[inTail] : 0xFFFF;
}

UChar32 TrackedText::getChar32At(int32_t offset) const {
    const UChar unit = getCharAt(offset);
    if (!U16_IS_SURROGATE(unit)) return unit;
    if (U16_IS_SURROGATE_LEAD(unit)) {
        if (offset + 1 < getLength()) {
            const UChar trail = getCharAt(offset + 1);
            if (U16_IS_TRAIL(trail)) return U16_GET_SUPPLEMENTARY(unit, trail);
        }
    } else if (offset > 0) {
        const UChar lead = getCharAt(offset - 1);
        if (U16_IS_LEAD(lead)) return U16_GET_SUPPLEMENTARY(lead, unit);
    }
    return unit;
}

void TrackedText::extract(int32_t start, int32_t limit, std::vector<UChar> &target) const {
    target.reserve(target.size() + (limit - start));
    for (int32_t index = start; index < limit; ++index) target.push_back(getCharAt(index));
}

void TrackedText::extractBetween(int32_t start, int32_t limit, icu::UnicodeString &target) const {
    target.remove();
    for (int32_t index = start; index < limit; ++index) target.append(getCharAt(index));
}

void TrackedText::moveGap(int32_t position) {
    if (position < gapStart) {
        const int32_t count = gapStart - position;
        std::copy_backward(units.begin() + position, units.begin() + gapStart, units.begin() + gapEnd);
        if (tracking)
            std::copy_backward(origins.begin() + position, origins.begin() + gapStart, origins.begin() + gapEnd);
        gapStart -= count;
        gapEnd -= count;
    } else if (position > gapStart) {
        const int32_t count = position - gapStart;
        std::copy(units.begin() + gapEnd, units.begin() + gapEnd + count, units.begin() + gapStart);
        if (tracking)
            std::copy(origins.begin() + gapEnd, origins.begin() + gapEnd + count, origins.begin() + gapStart);
        gapStart += count;
        gapEnd += count;
    }
}

void TrackedText::growGap(int32_t size) {
    if (gapEnd - gapStart >= size) return;
    // Growing by a half keeps the cost of each inserted unit constant on average.
    const size_t extra = size + units.size() / 2;
    units.insert(units.begin() + gapEnd, extra, UChar(0));
    if (tracking) origins.insert(origins.begin() + gapEnd, extra, unknownOrigin);
    gapEnd += static_cast<int32_t>(extra);
}

void TrackedText::absorbTail() {
    if (tailUnits.empty()) return;
    const std::vector<UChar> text = std::move(tailUnits);
    const std::vector<Origin> textOrigins = std::move(tailOrigins);
    tailUnits.clear();
    tailOrigins.clear();
    const int32_t length = static_cast<int32_t>(text.size());
    growGap(length);
    moveGap(bodyLength());
    std::copy(text.begin(), text.end(), units.begin() + gapStart);
    if (tracking) std::copy(textOrigins.begin(), textOrigins.end(), origins.begin() + gapStart);
    gapStart += length;
}

void TrackedText::splice(int32_t start, int32_t limit, const UChar *text, const Origin *textOrigins, int32_t length) {
    const int32_t total = getLength();
    start = std::clamp(start, 0, total);
    limit = std::clamp(limit, start, total);
    if (length > maximumUnits - (total - (limit - start))) {
        overflowed = true;
        return;
    }
    if (start < bodyLength() && limit > bodyLength()) absorbTail();
    const int32_t body = bodyLength();
    if (start >= body) {
        const auto at = tailUnits.begin() + (start - body);
        tailUnits.insert(tailUnits.erase(at, at + (limit - start)), text, text + length);
        if (tracking) {
            const auto originAt = tailOrigins.begin() + (start - body);
            tailOrigins.insert(tailOrigins.erase(originAt, originAt + (limit - start)), textOrigins,
                               textOrigins + length);
        }
        return;
    }
    growGap(length);
    moveGap(start);
    gapEnd += limit - start;
    std::copy(text, text + length, units.begin() + gapStart);
    if (tracking) std::copy(textOrigins, textOrigins + length, origins.begin() + gapStart);
    gapStart += length;
}

void TrackedText::handleReplaceBetween(int32_t start, int32_t limit, const icu::UnicodeString &text) {
    const int32_t length = text.length();
    if (!tracking) {
        splice(start, limit, text.getBuffer(), nullptr, length);
        return;
    }
    Origin origin = unknownOrigin;
    bool isEqual = limit - start == length;
    for (int32_t index = start; index < limit; ++index) {
        origin = joined(origin, originAt(index));
        isEqual = isEqual && getCharAt(index) == text[index - start];
    }
    // Text put in its own place keeps its finer origins.
    if (isEqual) return;
    if (length == 0) {
        attributeCopied(start, limit, origin);
    } else {
        copiedStart = copiedEnd = -1;
    }
    constexpr int32_t usualLength = 16;
    if (length <= usualLength) {
        Origin same[usualLength];
        std::fill_n(same, length, origin);
        splice(start, limit, text.getBuffer(), same, length);
    } else {
        const std::vector<Origin> same(length, origin);
        splice(start, limit, text.getBuffer(), same.data(), length);
    }
}

// ICU replaces text in one of two ways: at once, or, with segments and also whenever a rule applies for the first time,
// by assembling the replacement behind the end, copying it in front of the text that it replaces, and deleting both. The
// second way leaves literal text without an origin. Where it stands for all of the deleted text it gets the origin that
// the first way would have given.
void TrackedText::attributeCopied(int32_t start, int32_t limit, Origin deleted) {
    if (start > copiedEnd) return;
    if (start == copiedEnd && limit > start) {
        bool isLiteral = true;
        for (int32_t index = copiedStart; index < copiedEnd; ++index) isLiteral = isLiteral && !originAt(index).isKnown();
        for (int32_t index = copiedStart; isLiteral && index < copiedEnd; ++index) setOrigin(index, deleted);
    }
    copiedStart = copiedEnd = -1;
}

void TrackedText::copy(int32_t start, int32_t limit, int32_t destination) {
    if (start >= limit) return;
    std::vector<UChar> text;
    extract(start, limit, text);
    std::vector<Origin> textOrigins;
    if (tracking) {
        textOrigins.reserve(limit - start);
        for (int32_t index = start; index < limit; ++index) textOrigins.push_back(originAt(index));
    }
    splice(destination, destination, text.data(), textOrigins.data(), static_cast<int32_t>(text.size()));
    copiedStart = destination < start ? destination : -1;
    copiedEnd = destination < start ? destination + (limit - start) : -1;
}

}  // namespace cicu
