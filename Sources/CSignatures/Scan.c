#include "CSignatures.h"

#include <string.h>

#define INLINE static inline __attribute__((always_inline))

// Rows are counted side by side: bit n of the planes is a counter of row n, in binary, one bit of it in each plane. It
// begins so that it overflows where more is lacking than may be. (Bit-sliced arithmetic; O'Neil, Quass 1997, "Improved query
// performance with variant indexes"; Goodwin et al. 2017, "BitFunnel".)

// Columns between two looks at whether any row is left.
enum { patience = 4, most_planes = 10 };

static void start(uint32_t limit, uint32_t planes, uint64_t *begins) {
    for (uint32_t plane = 0; plane < planes; plane++) begins[plane] = limit >> plane & 1 ? 0 : ~(uint64_t)0;
}

INLINE uint64_t scan_word(
    const uint64_t *rows64, size_t stride, const uint16_t *columns, size_t count, uint32_t planes,
    const uint64_t *begins) {
    uint64_t counters[most_planes], over = 0;
    for (uint32_t plane = 0; plane < planes; plane++) counters[plane] = begins[plane];
    for (size_t number = 0; number < count; number++) {
        uint64_t lacking = ~rows64[columns[number] * stride];
        for (uint32_t plane = 0; plane < planes; plane++) {
            const uint64_t carry = counters[plane] & lacking;
            counters[plane] ^= lacking;
            lacking = carry;
        }
        over |= lacking;
        if (over == ~(uint64_t)0) return 0;
    }
    return ~over;
}

static uint64_t scan_plain(
    const uint64_t *block, size_t stride, size_t words, const uint16_t *columns, size_t count, uint32_t planes,
    const uint64_t *begins, uint64_t *rows) {
    uint64_t any = 0;
    for (size_t word = 0; word < words; word++)
        any |= rows[word] = scan_word(block + word, stride, columns, count, planes, begins);
    return any;
}

#if defined(__x86_64__)
#include <immintrin.h>

#define WITH_AVX512 __attribute__((target("avx512f")))
#define WITH_AVX2 __attribute__((target("avx2")))

#define EACH_PLANES(scan)                                       \
    switch (planes) {                                           \
    case 0: return scan(block, stride, columns, count, 0, begins, rows); \
    case 1: return scan(block, stride, columns, count, 1, begins, rows); \
    case 2: return scan(block, stride, columns, count, 2, begins, rows); \
    case 3: return scan(block, stride, columns, count, 3, begins, rows); \
    case 4: return scan(block, stride, columns, count, 4, begins, rows); \
    case 5: return scan(block, stride, columns, count, 5, begins, rows); \
    case 6: return scan(block, stride, columns, count, 6, begins, rows); \
    default: return scan(block, stride, columns, count, planes, begins, rows); \
    }

WITH_AVX512 INLINE uint64_t scan512(
    const uint64_t *block, size_t stride, const uint16_t *columns, size_t count, uint32_t planes, const uint64_t *begins,
    uint64_t *rows) {
    __m512i counters[most_planes], over = _mm512_setzero_si512();
    const __m512i all = _mm512_set1_epi64(-1);
    for (uint32_t plane = 0; plane < planes; plane++) counters[plane] = _mm512_set1_epi64((long long)begins[plane]);
    for (size_t number = 0; number < count; number++) {
        __m512i lacking = _mm512_xor_si512(_mm512_loadu_si512(block + columns[number] * stride), all);
        for (uint32_t plane = 0; plane < planes; plane++) {
            const __m512i carry = _mm512_and_si512(counters[plane], lacking);
            counters[plane] = _mm512_xor_si512(counters[plane], lacking);
            lacking = carry;
        }
        over = _mm512_or_si512(over, lacking);
        if (number % patience == patience - 1 && _mm512_cmpneq_epi64_mask(over, all) == 0) return 0;
    }
    _mm512_storeu_si512(rows, _mm512_xor_si512(over, all));
    return _mm512_cmpneq_epi64_mask(over, all);
}

WITH_AVX512 static uint64_t scan_avx512(
    const uint64_t *block, size_t stride, const uint16_t *columns, size_t count, uint32_t planes, const uint64_t *begins,
    uint64_t *rows) {
    EACH_PLANES(scan512)
}

WITH_AVX2 INLINE uint64_t scan256(
    const uint64_t *block, size_t stride, const uint16_t *columns, size_t count, uint32_t planes, const uint64_t *begins,
    uint64_t *rows) {
    __m256i low[most_planes], high[most_planes], over_low = _mm256_setzero_si256(), over_high = over_low;
    const __m256i all = _mm256_set1_epi64x(-1);
    for (uint32_t plane = 0; plane < planes; plane++)
        low[plane] = high[plane] = _mm256_set1_epi64x((long long)begins[plane]);
    for (size_t number = 0; number < count; number++) {
        const uint64_t *column = block + columns[number] * stride;
        __m256i lacking_low = _mm256_xor_si256(_mm256_loadu_si256((const __m256i *)column), all);
        __m256i lacking_high = _mm256_xor_si256(_mm256_loadu_si256((const __m256i *)(column + 4)), all);
        for (uint32_t plane = 0; plane < planes; plane++) {
            const __m256i carry_low = _mm256_and_si256(low[plane], lacking_low);
            const __m256i carry_high = _mm256_and_si256(high[plane], lacking_high);
            low[plane] = _mm256_xor_si256(low[plane], lacking_low);
            high[plane] = _mm256_xor_si256(high[plane], lacking_high);
            lacking_low = carry_low;
            lacking_high = carry_high;
        }
        over_low = _mm256_or_si256(over_low, lacking_low);
        over_high = _mm256_or_si256(over_high, lacking_high);
        if (number % patience == patience - 1 && _mm256_testc_si256(_mm256_and_si256(over_low, over_high), all))
            return 0;
    }
    _mm256_storeu_si256((__m256i *)rows, _mm256_xor_si256(over_low, all));
    _mm256_storeu_si256((__m256i *)(rows + 4), _mm256_xor_si256(over_high, all));
    return !_mm256_testc_si256(_mm256_and_si256(over_low, over_high), all);
}

WITH_AVX2 static uint64_t scan_avx2(
    const uint64_t *block, size_t stride, const uint16_t *columns, size_t count, uint32_t planes, const uint64_t *begins,
    uint64_t *rows) {
    EACH_PLANES(scan256)
}
#endif

int csignatures_scan(
    const void *block, size_t stride, size_t words, const uint16_t *columns, size_t count, uint32_t limit,
    uint64_t *rows) {
    if (words < 1 || words > 8) return 0;
    if (limit >= count) {
        memset(rows, 0xFF, words * 8);
        return 1;
    }
    // The next rows are asked for now: columns lie too far apart for the processor to foresee them.
    for (size_t number = 0; number < count; number++)
        __builtin_prefetch((const uint64_t *)block + columns[number] * stride + 8);
    // Fewer columns than 2 to the power of this.
    uint32_t planes = 0;
    while (planes < most_planes && limit >> planes) planes++;
    uint64_t begins[most_planes];
    start(limit, planes, begins);
#if defined(__x86_64__)
    if (words == 8 && __builtin_cpu_supports("avx512f")) return scan_avx512(block, stride, columns, count, planes, begins, rows) != 0;
    if (words == 8 && __builtin_cpu_supports("avx2")) return scan_avx2(block, stride, columns, count, planes, begins, rows) != 0;
#endif
    return scan_plain(block, stride, words, columns, count, planes, begins, rows) != 0;
}
