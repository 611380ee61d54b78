#ifndef CICU_TRACKED_TEXT_HPP
#define CICU_TRACKED_TEXT_HPP

#include <algorithm>
#include <unicode/rep.h>
#include <vector>

#include "Support.hpp"

namespace cicu {

/// A half-open range of UTF-8 bytes of the source that a code unit of the text came from; none for inserted text.
struct Origin {
    int32_t start;
    int32_t end;

    bool isKnown() const { return start >= 0; }
};

constexpr Origin unknownOrigin{-1, -1};

/// The least range that holds both.
inline Origin joined(Origin left, Origin right) {
    if (!left.isKnown()) return right;
    if (!right.isKnown()) return left;
    return {std::min(left.start, right.start), std::max(left.end, right.end)};
}

/// Text under transliteration, in UTF-16, each code unit with its origin.
///
/// The text is a gap buffer, because rules edit from left to right, and a tail, because ICU assembles the replacement of
/// a rule with segments behind the end of the text. So a long text with many edits takes time in proportion to both,
/// not to their product.
class TrackedText final : public icu::Replaceable {
public:
    /// Takes a text anew.
    void load(const uint8_t *source, int32_t length, bool tracking);

    /// Replaces `result` by the text in UTF-8, and `edits` by what changed, in order and disjoint.
    void finish(std::vector<uint8_t> &result, std::vector<cicu_edit> &edits, UErrorCode &status);

    /// Gives back what a long text has taken.
    void trim();

    UBool hasMetaData() const override { return tracking; }
    void extractBetween(int32_t start, int32_t limit, icu::UnicodeString &target) const override;
    void handleReplaceBetween(int32_t start, int32_t limit, const icu::UnicodeString &text) override;
    void copy(int32_t start, int32_t limit, int32_t destination) override;
    void extract(int32_t start, int32_t limit, std::vector<UChar> &target) const;

protected:
    int32_t getLength() const override { return bodyLength() + static_cast<int32_t>(tailUnits.size()); }
    char16_t getCharAt(int32_t offset) const override;
    UChar32 getChar32At(int32_t offset) const override;

private:
    std::vector<UChar> units;
    std::vector<Origin> origins;
    int32_t gapStart = 0;
    int32_t gapEnd = 0;
    std::vector<UChar> tailUnits;
    std::vector<Origin> tailOrigins;

    const uint8_t *source = nullptr;
    int32_t sourceLength = 0;
    bool tracking = false;
    bool overflowed = false;

    /// The text that was last copied to a place further left: a rule's replacement, if a deletion follows it.
    int32_t copiedStart = -1;
    int32_t copiedEnd = -1;

    int32_t bodyLength() const { return static_cast<int32_t>(units.size()) - (gapEnd - gapStart); }
    Origin originAt(int32_t offset) const;
    void setOrigin(int32_t offset, Origin origin);
    void attributeCopied(int32_t start, int32_t limit, Origin deleted);
    void moveGap(int32_t position);
    void growGap(int32_t size);
    void absorbTail();
    void splice(int32_t start, int32_t limit, const UChar *text, const Origin *textOrigins, int32_t length);
    bool next(int32_t &index, UChar32 &character, Origin &origin) const;
    void write(std::vector<uint8_t> &result) const;
    void writeWithEdits(std::vector<uint8_t> &result, std::vector<cicu_edit> &edits) const;
};

}  // namespace cicu

#endif
