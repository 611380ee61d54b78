#include <cstring>
#include <memory>
#include <unicode/calendar.h>
#include <unicode/datefmt.h>
#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include "Support.hpp"

namespace {

/// Reads the whole of a text as a date, or fails.
bool parse(icu::DateFormat &format, const icu::UnicodeString &text, cicu_date *date, UErrorCode &status) {
    format.setLenient(false);
    format.setTimeZone(*icu::TimeZone::getGMT());
    icu::ParsePosition position(0);
    const UDate moment = format.parse(text, position);
    if (position.getErrorIndex() >= 0 || position.getIndex() != text.length()) return false;
    // ICU reads years of an era beyond its end: only the era that the day really has can have been named.
    bool outside = false;
    auto *simple = dynamic_cast<icu::SimpleDateFormat *>(&format);
    if (simple && std::strcmp(format.getCalendar()->getType(), "gregorian") != 0) {
        icu::UnicodeString used;
        simple->toPattern(used);
        outside = used.indexOf(u'G') >= 0;
        for (const char16_t *pattern : {u"G", u"GGGG", u"GGGGG"}) {
            icu::UnicodeString era;
            simple->applyPattern(pattern);
            simple->format(moment, era);
            if (text.indexOf(era) >= 0) outside = false;
        }
    }
    icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), status);
    calendar.setTime(moment, status);
    *date = {calendar.get(UCAL_YEAR, status), calendar.get(UCAL_MONTH, status) + 1,
             calendar.get(UCAL_DAY_OF_MONTH, status), outside};
    return U_SUCCESS(status) && calendar.get(UCAL_ERA, status) == icu::GregorianCalendar::AD;
}

}  // namespace

int32_t cicu_parse_date(const uint8_t *text, size_t length, const char *locale, bool *found, cicu_date *date) {
    *found = false;
    return cicu::guarded([&](UErrorCode &status) {
        if (!cicu::accepts(length, status)) return;
        const icu::UnicodeString source = cicu::unicodeString(text, length);
        const icu::Locale where = icu::Locale::createFromName(locale);
        for (const auto style : {icu::DateFormat::kFull, icu::DateFormat::kLong, icu::DateFormat::kMedium,
                                 icu::DateFormat::kShort}) {
            std::unique_ptr<icu::DateFormat> format(icu::DateFormat::createDateInstance(style, where));
            if (format && parse(*format, source, date, status)) {
                *found = true;
                return;
            }
            if (U_FAILURE(status)) return;
        }
    });
}
