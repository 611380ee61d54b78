// What the .cpp files of this target share.

#ifndef CICU_SUPPORT_HPP
#define CICU_SUPPORT_HPP

#include <cstdint>
#include <limits>
#include <new>
#include <unicode/parseerr.h>
#include <unicode/stringpiece.h>
#include <unicode/unistr.h>
#include <unicode/utypes.h>

#include "CICU.h"

namespace cicu {

/// ICU counts in `int32_t`.
constexpr size_t maximumLength = std::numeric_limits<int32_t>::max();

/// Runs `body` so that no C++ exception can reach a Swift frame, which could not be unwound.
template <typename Body> int32_t guarded(Body body) noexcept {
    UErrorCode status = U_ZERO_ERROR;
    try {
        body(status);
    } catch (const std::bad_alloc &) {
        status = U_MEMORY_ALLOCATION_ERROR;
    } catch (...) {
        status = U_INTERNAL_PROGRAM_ERROR;
    }
    return status;
}

/// False, with a failure in `status`, for text too long for ICU.
inline bool accepts(size_t length, UErrorCode &status) {
    if (length <= maximumLength) return true;
    status = U_INPUT_TOO_LONG_ERROR;
    return false;
}

inline icu::StringPiece piece(const uint8_t *text, size_t length) {
    return icu::StringPiece(reinterpret_cast<const char *>(text), static_cast<int32_t>(length));
}

inline icu::UnicodeString unicodeString(const uint8_t *text, size_t length) {
    return icu::UnicodeString::fromUTF8(piece(text, length));
}

/// Counts lines and UTF-8 bytes up to ICU's position, which is in UTF-16 code units.
void describe(const UParseError &found, const icu::UnicodeString &pattern, cicu_parse_error &result);

}  // namespace cicu

#endif
