#include <memory>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "Support.hpp"

struct cicu_break_iterator {
    std::unique_ptr<icu::BreakIterator> iterator;
    UText text = UTEXT_INITIALIZER;

    ~cicu_break_iterator() { utext_close(&text); }
};

namespace {

icu::BreakIterator *create(int32_t kind, const icu::Locale &locale, UErrorCode &status) {
    switch (kind) {
    case 0: return icu::BreakIterator::createCharacterInstance(locale, status);
    case 1: return icu::BreakIterator::createWordInstance(locale, status);
    case 2: return icu::BreakIterator::createLineInstance(locale, status);
    case 3: return icu::BreakIterator::createSentenceInstance(locale, status);
    default: status = U_ILLEGAL_ARGUMENT_ERROR; return nullptr;
    }
}

void start(cicu_break_iterator &handle, const uint8_t *text, size_t length, UErrorCode &status) {
    // utext_openUTF8 refuses a null text, even an empty one.
    const char *bytes = length == 0 ? "" : reinterpret_cast<const char *>(text);
    utext_openUTF8(&handle.text, bytes, static_cast<int64_t>(length), &status);
    handle.iterator->setText(&handle.text, status);
    if (U_SUCCESS(status)) handle.iterator->first();
}

}  // namespace

int32_t cicu_break_iterator_open(int32_t kind, const char *locale, cicu_break_iterator **result) {
    return cicu::guarded([=](UErrorCode &status) {
        *result = nullptr;
        const icu::Locale found(locale);
        if (found.isBogus()) {
            status = U_ILLEGAL_ARGUMENT_ERROR;
            return;
        }
        auto handle = std::make_unique<cicu_break_iterator>();
        handle->iterator.reset(create(kind, found, status));
        if (U_SUCCESS(status)) *result = handle.release();
    });
}

void cicu_break_iterator_close(cicu_break_iterator *handle) { delete handle; }

int32_t cicu_break_iterator_start(cicu_break_iterator *handle, const uint8_t *text, size_t length) {
    return cicu::guarded([=](UErrorCode &status) {
        if (cicu::accepts(length, status)) start(*handle, text, length, status);
    });
}

size_t cicu_break_iterator_next(cicu_break_iterator *handle, cicu_boundary *boundaries, size_t capacity) {
    size_t count = 0;
    cicu::guarded([&](UErrorCode &) {
        while (count < capacity) {
            const int32_t offset = handle->iterator->next();
            if (offset == icu::BreakIterator::DONE) break;
            boundaries[count++] = {offset, handle->iterator->getRuleStatus()};
        }
    });
    return count;
}

void cicu_break_iterator_reset(cicu_break_iterator *handle) {
    cicu::guarded([=](UErrorCode &status) { start(*handle, nullptr, 0, status); });
}
