#include <memory>
#include <unicode/translit.h>
#include <unicode/uniset.h>

#include "TrackedText.hpp"

struct cicu_transliterator {
    std::unique_ptr<icu::Transliterator> rules;
    cicu::TrackedText text;
    std::vector<uint8_t> result;
    std::vector<cicu_edit> edits;
};

namespace {

/// What a long result may leave allocated, in bytes and in edits.
constexpr size_t keptResult = 1 << 16;

int32_t keep(icu::Transliterator *created, cicu_transliterator **result, UErrorCode &status) {
    std::unique_ptr<icu::Transliterator> rules(created);
    if (U_SUCCESS(status) && !rules) status = U_MEMORY_ALLOCATION_ERROR;
    if (U_SUCCESS(status)) {
        auto handle = std::make_unique<cicu_transliterator>();
        handle->rules = std::move(rules);
        *result = handle.release();
    }
    return status;
}

UParseError emptyParseError() {
    UParseError error{};
    error.line = error.offset = -1;
    return error;
}

}  // namespace

int32_t cicu_transliterator_open(const uint8_t *identifier, size_t length, cicu_transliterator **result,
                                 cicu_parse_error *error) {
    return cicu::guarded([=](UErrorCode &status) {
        *result = nullptr;
        UParseError found = emptyParseError();
        if (cicu::accepts(length, status)) {
            const icu::UnicodeString name = cicu::unicodeString(identifier, length);
            keep(icu::Transliterator::createInstance(name, UTRANS_FORWARD, found, status), result, status);
        }
        cicu::describe(found, icu::UnicodeString(), *error);
    });
}

int32_t cicu_transliterator_open_rules(const uint8_t *rules, size_t rules_length, const uint8_t *identifier,
                                       size_t identifier_length, cicu_transliterator **result,
                                       cicu_parse_error *error) {
    return cicu::guarded([=](UErrorCode &status) {
        *result = nullptr;
        UParseError found = emptyParseError();
        icu::UnicodeString text;
        if (cicu::accepts(rules_length, status) && cicu::accepts(identifier_length, status)) {
            text = cicu::unicodeString(rules, rules_length);
            const icu::UnicodeString name = cicu::unicodeString(identifier, identifier_length);
            keep(icu::Transliterator::createFromRules(name, text, UTRANS_FORWARD, found, status), result, status);
        }
        cicu::describe(found, text, *error);
    });
}

void cicu_transliterator_close(cicu_transliterator *handle) { delete handle; }

int32_t cicu_transliterate(cicu_transliterator *handle, const uint8_t *text, size_t length, bool with_edits,
                           cicu_edited_text *result) {
    const int32_t code = cicu::guarded([=](UErrorCode &status) {
        *result = {};
        if (!cicu::accepts(length, status)) return;
        if (handle->result.capacity() > keptResult) std::vector<uint8_t>().swap(handle->result);
        if (handle->edits.capacity() > keptResult) std::vector<cicu_edit>().swap(handle->edits);
        handle->text.load(text, static_cast<int32_t>(length), with_edits);
        handle->rules->transliterate(handle->text);
        handle->text.finish(handle->result, handle->edits, status);
        if (U_FAILURE(status)) return;
        *result = {handle->result.data(), handle->result.size(), handle->edits.data(), handle->edits.size()};
    });
    handle->text.trim();
    return code;
}

size_t cicu_transliterator_source(const cicu_transliterator *handle, uint32_t *ranges, size_t capacity) {
    try {
        icu::UnicodeSet set;
        handle->rules->getSourceSet(set);
        const auto count = static_cast<size_t>(set.getRangeCount());
        for (size_t index = 0; index < count && index < capacity; ++index) {
            ranges[2 * index] = static_cast<uint32_t>(set.getRangeStart(static_cast<int32_t>(index)));
            ranges[2 * index + 1] = static_cast<uint32_t>(set.getRangeEnd(static_cast<int32_t>(index)));
        }
        return count;
    } catch (...) {
        return 0;
    }
}
