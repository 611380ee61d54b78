#include "CSignatures.h"

#include <string.h>

#define INLINE static inline __attribute__((always_inline))

INLINE size_t write_rows(uint32_t *rows, size_t found, uint32_t mask, size_t block) {
    while (mask) {
        rows[found++] = (uint32_t)(block * 8) + (uint32_t)__builtin_ctz(mask);
        mask &= mask - 1;
    }
    return found;
}

// The compiler turns this into what the processor that it builds for has.
INLINE size_t scan_plain(
    const uint64_t *blocks, size_t count, uint32_t words, const uint64_t *query, uint32_t limit, uint32_t *rows) {
    size_t found = 0;
    for (size_t block = 0; block < count; block++, blocks += 8 * words) {
        uint32_t mask = 0;
        for (int row = 0; row < 8; row++) {
            uint32_t lacking = 0;
            for (uint32_t word = 0; word < words; word++)
                lacking += (uint32_t)__builtin_popcountll(query[word] & ~blocks[word * 8 + row]);
            mask |= (uint32_t)(lacking <= limit) << row;
        }
        found = write_rows(rows, found, mask, block);
    }
    return found;
}

#define EACH_WIDTH(scan)                                              \
    switch (words) {                                                  \
    case 1: return scan(blocks, count, 1, query, limit, rows);        \
    case 2: return scan(blocks, count, 2, query, limit, rows);        \
    case 3: return scan(blocks, count, 3, query, limit, rows);        \
    case 4: return scan(blocks, count, 4, query, limit, rows);        \
    case 6: return scan(blocks, count, 6, query, limit, rows);        \
    case 8: return scan(blocks, count, 8, query, limit, rows);        \
    default: return scan(blocks, count, words, query, limit, rows);   \
    }

static size_t scan_portable(
    const uint64_t *blocks, size_t count, uint32_t words, const uint64_t *query, uint32_t limit, uint32_t *rows) {
    EACH_WIDTH(scan_plain)
}

#if defined(__x86_64__)
#include <immintrin.h>

#define WITH_AVX512 __attribute__((target("avx512f,avx512vpopcntdq,popcnt,bmi,avx2")))
#define WITH_AVX2 __attribute__((target("avx2,popcnt,bmi")))

WITH_AVX512 INLINE size_t scan512(
    const uint64_t *blocks, size_t count, uint32_t words, const uint64_t *query, uint32_t limit, uint32_t *rows) {
    size_t found = 0;
    const __m512i most = _mm512_set1_epi64((long long)limit);
    for (size_t block = 0; block < count; block++, blocks += 8 * words) {
        __m512i lacking = _mm512_setzero_si512();
        for (uint32_t word = 0; word < words; word++) {
            __m512i bits = _mm512_andnot_si512(
                _mm512_loadu_si512(blocks + word * 8), _mm512_set1_epi64((long long)query[word]));
            lacking = _mm512_add_epi64(lacking, _mm512_popcnt_epi64(bits));
        }
        found = write_rows(rows, found, _mm512_cmple_epu64_mask(lacking, most), block);
    }
    return found;
}

WITH_AVX512 static size_t scan_avx512(
    const uint64_t *blocks, size_t count, uint32_t words, const uint64_t *query, uint32_t limit, uint32_t *rows) {
    EACH_WIDTH(scan512)
}

/// Bits of each byte by a table of half bytes (Muła, Kurz, Lemire 2018, "Faster population counts using AVX2").
WITH_AVX2 INLINE __m256i byte_counts(__m256i bits) {
    const __m256i counts = _mm256_setr_epi8(
        0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
    const __m256i low = _mm256_set1_epi8(15);
    return _mm256_add_epi8(
        _mm256_shuffle_epi8(counts, _mm256_and_si256(bits, low)),
        _mm256_shuffle_epi8(counts, _mm256_and_si256(_mm256_srli_epi16(bits, 4), low)));
}

WITH_AVX2 INLINE size_t scan256(
    const uint64_t *blocks, size_t count, uint32_t words, const uint64_t *query, uint32_t limit, uint32_t *rows) {
    size_t found = 0;
    const __m256i more = _mm256_set1_epi64x((long long)limit);
    for (size_t block = 0; block < count; block++, blocks += 8 * words) {
        __m256i first = _mm256_setzero_si256(), second = first;
        for (uint32_t word = 0; word < words; word++) {
            const __m256i wanted = _mm256_set1_epi64x((long long)query[word]);
            const __m256i *rows8 = (const __m256i *)(blocks + word * 8);
            // A byte's sum over eight words is at most 64.
            first = _mm256_add_epi8(first, byte_counts(_mm256_andnot_si256(_mm256_loadu_si256(rows8), wanted)));
            second = _mm256_add_epi8(second, byte_counts(_mm256_andnot_si256(_mm256_loadu_si256(rows8 + 1), wanted)));
        }
        first = _mm256_cmpgt_epi64(_mm256_sad_epu8(first, _mm256_setzero_si256()), more);
        second = _mm256_cmpgt_epi64(_mm256_sad_epu8(second, _mm256_setzero_si256()), more);
        uint32_t over = (uint32_t)_mm256_movemask_pd(_mm256_castsi256_pd(first))
            | (uint32_t)_mm256_movemask_pd(_mm256_castsi256_pd(second)) << 4;
        found = write_rows(rows, found, ~over & 0xFF, block);
    }
    return found;
}

WITH_AVX2 static size_t scan_avx2(
    const uint64_t *blocks, size_t count, uint32_t words, const uint64_t *query, uint32_t limit, uint32_t *rows) {
    EACH_WIDTH(scan256)
}
#endif

/// The same where nothing may be lacking: nothing is counted, and words of which nothing is asked are not read.
INLINE size_t contain_plain(
    const uint64_t *blocks, size_t count, uint32_t words, const uint64_t *query, uint32_t *rows) {
    size_t found = 0;
    for (size_t block = 0; block < count; block++, blocks += 8 * words) {
        uint64_t lacking[8] = {0};
        for (uint32_t word = 0; word < words; word++)
            if (query[word])
                for (int row = 0; row < 8; row++) lacking[row] |= query[word] & ~blocks[word * 8 + row];
        uint32_t mask = 0;
        for (int row = 0; row < 8; row++) mask |= (uint32_t)(lacking[row] == 0) << row;
        found = write_rows(rows, found, mask, block);
    }
    return found;
}

#if defined(__x86_64__)
WITH_AVX2 static size_t contain_avx2(
    const uint64_t *blocks, size_t count, uint32_t words, const uint64_t *query, uint32_t *rows) {
    size_t found = 0;
    for (size_t block = 0; block < count; block++, blocks += 8 * words) {
        __m256i first = _mm256_setzero_si256(), second = first;
        for (uint32_t word = 0; word < words; word++) {
            if (!query[word]) continue;
            const __m256i wanted = _mm256_set1_epi64x((long long)query[word]);
            const __m256i *rows8 = (const __m256i *)(blocks + word * 8);
            first = _mm256_or_si256(first, _mm256_andnot_si256(_mm256_loadu_si256(rows8), wanted));
            second = _mm256_or_si256(second, _mm256_andnot_si256(_mm256_loadu_si256(rows8 + 1), wanted));
        }
        const __m256i nothing = _mm256_setzero_si256();
        uint32_t mask = (uint32_t)_mm256_movemask_pd(_mm256_castsi256_pd(_mm256_cmpeq_epi64(first, nothing)))
            | (uint32_t)_mm256_movemask_pd(_mm256_castsi256_pd(_mm256_cmpeq_epi64(second, nothing))) << 4;
        found = write_rows(rows, found, mask, block);
    }
    return found;
}
#endif

size_t csignatures_scan(
    const void *blocks, size_t block_count, uint32_t words, const uint64_t *query, uint32_t limit,
    uint32_t *rows) {
    if (words < 1 || words > 8) return 0;
#if defined(__x86_64__)
    if (limit == 0 && __builtin_cpu_supports("avx2")) return contain_avx2(blocks, block_count, words, query, rows);
    if (__builtin_cpu_supports("avx512vpopcntdq") && __builtin_cpu_supports("avx512f"))
        return scan_avx512(blocks, block_count, words, query, limit, rows);
    if (__builtin_cpu_supports("avx2")) return scan_avx2(blocks, block_count, words, query, limit, rows);
#endif
    if (limit == 0) return contain_plain(blocks, block_count, words, query, rows);
    return scan_portable(blocks, block_count, words, query, limit, rows);
}
