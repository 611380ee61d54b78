#include <memory>
#include <unicode/ucnv.h>
#include <unicode/uniset.h>
#include <unicode/uset.h>

#include "Support.hpp"

struct cicu_converter {
    static constexpr size_t pivotLength = 4096;

    UConverter *source = nullptr;
    UConverter *target = nullptr;
    UChar pivot[pivotLength];
    UChar *pivotSource = pivot;
    UChar *pivotTarget = pivot;
    bool isFresh = true;

    ~cicu_converter() {
        ucnv_close(source);
        ucnv_close(target);
    }
};

int32_t cicu_converter_open(const char *name, cicu_converter **result) {
    return cicu::guarded([=](UErrorCode &status) {
        *result = nullptr;
        auto handle = std::make_unique<cicu_converter>();
        handle->source = ucnv_open(name, &status);
        handle->target = ucnv_open("UTF-8", &status);
        // Without this an undecodable byte would become U+FFFD, and nobody would know.
        ucnv_setToUCallBack(handle->source, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
        if (U_SUCCESS(status)) *result = handle.release();
    });
}

void cicu_converter_close(cicu_converter *handle) { delete handle; }

const char *cicu_converter_name(const cicu_converter *handle) {
    UErrorCode status = U_ZERO_ERROR;
    const char *own = ucnv_getName(handle->source, &status);
    if (U_FAILURE(status) || !own) return "";
    for (const char *standard : {"MIME", "IANA"}) {
        status = U_ZERO_ERROR;
        const char *name = ucnv_getStandardName(own, standard, &status);
        if (U_SUCCESS(status) && name) return name;
    }
    return own;
}

int32_t cicu_converter_convert(cicu_converter *handle, const uint8_t *source, size_t length, bool last,
                               uint8_t *target, size_t capacity, size_t *consumed, size_t *written,
                               size_t *invalid) {
    *consumed = *written = *invalid = 0;
    return cicu::guarded([=](UErrorCode &status) {
        const char *start = source ? reinterpret_cast<const char *>(source) : "";
        const char *from = start;
        char *to = reinterpret_cast<char *>(target);
        ucnv_convertEx(handle->target, handle->source, &to, to + capacity, &from, start + length, handle->pivot,
                       &handle->pivotSource, &handle->pivotTarget, handle->pivot + cicu_converter::pivotLength,
                       handle->isFresh, last, &status);
        handle->isFresh = false;
        *consumed = static_cast<size_t>(from - start);
        *written = static_cast<size_t>(to - reinterpret_cast<char *>(target));
        if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) {
            char bytes[64];
            int8_t count = sizeof bytes;
            UErrorCode ignored = U_ZERO_ERROR;
            ucnv_getInvalidChars(handle->source, bytes, &count, &ignored);
            if (U_SUCCESS(ignored)) *invalid = static_cast<size_t>(count);
        }
    });
}

int32_t cicu_converter_ranges(const cicu_converter *handle, uint32_t *ranges, size_t capacity, size_t *count) {
    *count = 0;
    return cicu::guarded([=](UErrorCode &status) {
        icu::UnicodeSet set;
        ucnv_getUnicodeSet(handle->source, set.toUSet(), UCNV_ROUNDTRIP_SET, &status);
        if (U_FAILURE(status)) return;
        *count = static_cast<size_t>(set.getRangeCount());
        for (size_t index = 0; index < *count && index < capacity; ++index) {
            ranges[2 * index] = static_cast<uint32_t>(set.getRangeStart(static_cast<int32_t>(index)));
            ranges[2 * index + 1] = static_cast<uint32_t>(set.getRangeEnd(static_cast<int32_t>(index)));
        }
    });
}
