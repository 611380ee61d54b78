#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "Support.hpp"

namespace {

uint32_t packed(UScriptCode script) {
    const char *name = uscript_getShortName(script);
    if (!name) return 0;
    uint32_t result = 0;
    for (int index = 0; index < 4 && name[index]; ++index) result = result << 8 | static_cast<uint8_t>(name[index]);
    return result;
}

UScriptCode unpacked(uint32_t script) {
    const char name[] = {char(script >> 24), char(script >> 16), char(script >> 8), char(script), 0};
    return static_cast<UScriptCode>(u_getPropertyValueEnum(UCHAR_SCRIPT, name));
}

}  // namespace

uint32_t cicu_script(uint32_t scalar) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(scalar, &status);
    return packed(U_SUCCESS(status) ? script : USCRIPT_UNKNOWN);
}

bool cicu_has_script(uint32_t scalar, uint32_t script) {
    const UScriptCode code = unpacked(script);
    return code >= 0 && uscript_hasScript(scalar, code);
}

int32_t cicu_general_category(uint32_t scalar) { return u_charType(scalar); }

uint8_t cicu_combining_class(uint32_t scalar) { return u_getCombiningClass(scalar); }

int32_t cicu_east_asian_width(uint32_t scalar) { return u_getIntPropertyValue(scalar, UCHAR_EAST_ASIAN_WIDTH); }

int32_t cicu_hangul_syllable_type(uint32_t scalar) {
    return u_getIntPropertyValue(scalar, UCHAR_HANGUL_SYLLABLE_TYPE);
}

bool cicu_is_default_ignorable(uint32_t scalar) {
    return u_hasBinaryProperty(scalar, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool cicu_is_bidi_control(uint32_t scalar) { return u_hasBinaryProperty(scalar, UCHAR_BIDI_CONTROL); }

bool cicu_is_emoji_presentation(uint32_t scalar) { return u_hasBinaryProperty(scalar, UCHAR_EMOJI_PRESENTATION); }

bool cicu_is_extended_pictographic(uint32_t scalar) {
    return u_hasBinaryProperty(scalar, UCHAR_EXTENDED_PICTOGRAPHIC);
}

int32_t cicu_digit_value(uint32_t scalar) { return u_charDigitValue(scalar); }

bool cicu_numeric_value(uint32_t scalar, double *value) {
    *value = u_getNumericValue(scalar);
    return *value != U_NO_NUMERIC_VALUE;
}
