#include <algorithm>
#include <cstring>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "Support.hpp"

namespace {

/// Fills a buffer of the caller's and goes on counting when it is full.
class BufferSink final : public icu::ByteSink {
public:
    BufferSink(uint8_t *target, size_t capacity) : target(reinterpret_cast<char *>(target)), capacity(capacity) {}

    void Append(const char *bytes, int32_t count) override {
        const size_t length = count;
        if (used < capacity) {
            char *next = target + used;
            // ICU may have written into the buffer that GetAppendBuffer gave it.
            if (bytes != next) std::memcpy(next, bytes, std::min(length, capacity - used));
        }
        used += length;
    }

    char *GetAppendBuffer(int32_t minimum, int32_t /* desired */, char *scratch, int32_t scratchCapacity,
                          int32_t *resultCapacity) override {
        if (minimum < 1 || scratchCapacity < minimum) {
            *resultCapacity = 0;
            return nullptr;
        }
        const size_t available = used < capacity ? capacity - used : 0;
        if (available >= static_cast<size_t>(minimum)) {
            *resultCapacity = static_cast<int32_t>(std::min(available, cicu::maximumLength));
            return target + used;
        }
        *resultCapacity = scratchCapacity;
        return scratch;
    }

    size_t length() const { return used; }

private:
    char *const target;
    const size_t capacity;
    size_t used = 0;
};

const icu::Normalizer2 *normalizer(int32_t form, UErrorCode &status) {
    switch (form) {
    case 0: return icu::Normalizer2::getNFCInstance(status);
    case 1: return icu::Normalizer2::getNFDInstance(status);
    case 2: return icu::Normalizer2::getNFKCInstance(status);
    case 3: return icu::Normalizer2::getNFKDInstance(status);
    case 4: return icu::Normalizer2::getNFKCCasefoldInstance(status);
    default: status = U_ILLEGAL_ARGUMENT_ERROR; return nullptr;
    }
}

template <typename Question> bool ask(int32_t form, Question question) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *instance = normalizer(form, status);
    return U_SUCCESS(status) && question(*instance);
}

}  // namespace

int32_t cicu_normalizer_load(int32_t form) {
    return cicu::guarded([=](UErrorCode &status) { normalizer(form, status); });
}

int32_t cicu_normalize(int32_t form, const uint8_t *source, size_t length, uint8_t *target, size_t capacity,
                       size_t *needed) {
    return cicu::guarded([=](UErrorCode &status) {
        *needed = 0;
        if (!cicu::accepts(length, status)) return;
        const icu::Normalizer2 *instance = normalizer(form, status);
        if (U_FAILURE(status)) return;
        BufferSink sink(target, capacity);
        instance->normalizeUTF8(0, cicu::piece(source, length), sink, nullptr, status);
        *needed = sink.length();
    });
}

int32_t cicu_is_normalized(int32_t form, const uint8_t *source, size_t length, bool *result) {
    return cicu::guarded([=](UErrorCode &status) {
        *result = false;
        if (!cicu::accepts(length, status)) return;
        const icu::Normalizer2 *instance = normalizer(form, status);
        if (U_FAILURE(status)) return;
        *result = instance->isNormalizedUTF8(cicu::piece(source, length), status);
    });
}

bool cicu_is_inert(int32_t form, uint32_t scalar) {
    return ask(form, [=](const icu::Normalizer2 &instance) { return instance.isInert(scalar); });
}

bool cicu_has_boundary_before(int32_t form, uint32_t scalar) {
    return ask(form, [=](const icu::Normalizer2 &instance) { return instance.hasBoundaryBefore(scalar); });
}

bool cicu_has_boundary_after(int32_t form, uint32_t scalar) {
    return ask(form, [=](const icu::Normalizer2 &instance) { return instance.hasBoundaryAfter(scalar); });
}
