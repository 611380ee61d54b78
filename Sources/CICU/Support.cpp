#include "Support.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

namespace {

uint32_t packed(const UVersionInfo version) {
    return uint32_t(version[0]) << 24 | uint32_t(version[1]) << 16 | uint32_t(version[2]) << 8 | uint32_t(version[3]);
}

void copyContext(const UChar *context, char (&target)[64]) {
    static_assert(U_PARSE_CONTEXT_LEN * 3 < sizeof target, "a code unit takes at most three bytes");
    std::string text;
    icu::UnicodeString(context).toUTF8String(text);
    std::memcpy(target, text.c_str(), text.size() + 1);
}

}  // namespace

namespace cicu {

void describe(const UParseError &found, const icu::UnicodeString &pattern, cicu_parse_error &result) {
    copyContext(found.preContext, result.before);
    copyContext(found.postContext, result.after);
    result.offset = result.line = result.column = -1;
    if (found.offset < 0) return;
    // MessagePattern clears its place to the start; it shows some of the text only when it means the start.
    const bool isPlace = found.offset > 0 || found.preContext[0] || found.postContext[0];
    if (!isPlace) return;

    const int32_t end = std::min(found.offset, pattern.length());
    int64_t offset = 0, line = 1, column = 1;
    for (int32_t index = 0; index < end;) {
        const UChar32 character = pattern.char32At(index);
        index += U16_LENGTH(character);
        offset += U_IS_SURROGATE(character) ? 3 : U8_LENGTH(character);
        column += 1;
        if (character == u'\n') {
            line += 1;
            column = 1;
        }
    }
    result.offset = offset;
    result.line = line;
    result.column = column;
}

}  // namespace cicu

uint32_t cicu_library_version(void) {
    UVersionInfo version;
    u_getVersion(version);
    return packed(version);
}

uint32_t cicu_unicode_version(void) {
    UVersionInfo version;
    u_getUnicodeVersion(version);
    return packed(version);
}

const char *cicu_error_name(int32_t status) { return u_errorName(static_cast<UErrorCode>(status)); }

const char *cicu_parse_error_before(const cicu_parse_error *error) { return error->before; }

const char *cicu_parse_error_after(const cicu_parse_error *error) { return error->after; }
