#include <memory>
#include <string>
#include <unicode/fmtable.h>
#include <unicode/msgfmt.h>
#include <vector>

#include "Support.hpp"

struct cicu_message {
    std::unique_ptr<icu::MessageFormat> format;
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    std::string result;
};

namespace {

int32_t add(cicu_message &handle, const uint8_t *name, size_t nameLength, const icu::Formattable &value) {
    return cicu::guarded([&](UErrorCode &status) {
        if (!cicu::accepts(nameLength, status)) return;
        handle.values.push_back(value);
        handle.names.push_back(cicu::unicodeString(name, nameLength));
    });
}

}  // namespace

int32_t cicu_message_open(const uint8_t *pattern, size_t length, const char *locale, cicu_message **result,
                          cicu_parse_error *error) {
    return cicu::guarded([=](UErrorCode &status) {
        *result = nullptr;
        UParseError found{};
        found.line = found.offset = -1;
        icu::UnicodeString text;
        const icu::Locale chosen(locale);
        if (chosen.isBogus()) status = U_ILLEGAL_ARGUMENT_ERROR;
        if (U_SUCCESS(status) && cicu::accepts(length, status)) {
            text = cicu::unicodeString(pattern, length);
            auto handle = std::make_unique<cicu_message>();
            handle->format = std::make_unique<icu::MessageFormat>(text, chosen, found, status);
            if (U_SUCCESS(status)) *result = handle.release();
        }
        cicu::describe(found, text, *error);
    });
}

void cicu_message_close(cicu_message *handle) { delete handle; }

int32_t cicu_message_add_text(cicu_message *handle, const uint8_t *name, size_t name_length, const uint8_t *text,
                              size_t text_length) {
    if (text_length > cicu::maximumLength) return U_INPUT_TOO_LONG_ERROR;
    icu::UnicodeString value;
    const int32_t status =
        cicu::guarded([&](UErrorCode &) { value = cicu::unicodeString(text, text_length); });
    return status > 0 ? status : add(*handle, name, name_length, icu::Formattable(value));
}

int32_t cicu_message_add_integer(cicu_message *handle, const uint8_t *name, size_t name_length, int64_t value) {
    return add(*handle, name, name_length, icu::Formattable(value));
}

int32_t cicu_message_add_real(cicu_message *handle, const uint8_t *name, size_t name_length, double value) {
    return add(*handle, name, name_length, icu::Formattable(value));
}

int32_t cicu_message_format(cicu_message *handle, cicu_edited_text *result) {
    const int32_t code = cicu::guarded([=](UErrorCode &status) {
        *result = {};
        icu::UnicodeString formatted;
        handle->format->format(handle->names.data(), handle->values.data(), static_cast<int32_t>(handle->names.size()),
                               formatted, status);
        if (U_FAILURE(status)) return;
        handle->result.clear();
        formatted.toUTF8String(handle->result);
        *result = {reinterpret_cast<const uint8_t *>(handle->result.data()), handle->result.size(), nullptr, 0};
    });
    handle->names.clear();
    handle->values.clear();
    return code;
}
