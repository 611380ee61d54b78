#include <unicode/parsepos.h>
#include <unicode/uniset.h>

#include "Support.hpp"

int32_t cicu_set_ranges(const uint8_t *pattern, size_t length, uint32_t *ranges, size_t capacity, size_t *count,
                        bool *has_strings) {
    *count = 0;
    *has_strings = false;
    return cicu::guarded([=](UErrorCode &status) {
        if (!cicu::accepts(length, status)) return;
        const icu::UnicodeString text = cicu::unicodeString(pattern, length);
        icu::ParsePosition place(0);
        icu::UnicodeSet set(text, place, USET_IGNORE_SPACE, nullptr, status);
        if (U_SUCCESS(status) && place.getIndex() != text.length()) status = U_MALFORMED_SET;
        if (U_FAILURE(status)) return;
        *count = static_cast<size_t>(set.getRangeCount());
        *has_strings = set.hasStrings();
        for (size_t index = 0; index < *count && index < capacity; ++index) {
            ranges[2 * index] = static_cast<uint32_t>(set.getRangeStart(static_cast<int32_t>(index)));
            ranges[2 * index + 1] = static_cast<uint32_t>(set.getRangeEnd(static_cast<int32_t>(index)));
        }
    });
}
