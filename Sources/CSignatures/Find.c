#include "CSignatures.h"

#include <string.h>

#define INLINE static inline __attribute__((always_inline))

typedef struct {
    size_t *places;
    size_t capacity;
    size_t found;
} hits;

INLINE int is_equal(const uint8_t *text, const uint8_t *piece, size_t count) {
    // The first and the last byte are equal where this is asked.
    if (count <= 2) return 1;
    return text[1] == piece[1] && (count == 3 || memcmp(text, piece, count) == 0);
}

INLINE void take(hits *hits, size_t place) {
    if (hits->found < hits->capacity) hits->places[hits->found] = place;
    hits->found++;
}

static size_t find_plain(
    const uint8_t *text, size_t first, size_t ends, const uint8_t *piece, size_t count, hits *hits) {
    const uint8_t *here = text + first, *end = text + ends;
    while (here < end && (here = memchr(here, piece[0], (size_t)(end - here)))) {
        if (here[count - 1] == piece[count - 1] && is_equal(here, piece, count)) take(hits, (size_t)(here - text));
        here++;
    }
    return ends;
}

#if defined(__x86_64__)
#include <immintrin.h>

// Many places at a time, those where the first and the last byte agree (Muła 2018, "SIMD-friendly algorithms for
// substring searching"). They give the place where they stopped: what is left is too short for them.

__attribute__((target("avx2,bmi"))) static size_t find_avx2(
    const uint8_t *text, size_t ends, const uint8_t *piece, size_t count, hits *hits) {
    const __m256i first = _mm256_set1_epi8((char)piece[0]), last = _mm256_set1_epi8((char)piece[count - 1]);
    const uint8_t *behind = text + (count - 1);
    size_t place = 0;
    for (; place + 64 <= ends; place += 64) {
        __m256i low = _mm256_and_si256(
            _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(text + place)), first),
            _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(behind + place)), last));
        __m256i high = _mm256_and_si256(
            _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(text + place + 32)), first),
            _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(behind + place + 32)), last));
        if (_mm256_testz_si256(_mm256_or_si256(low, high), _mm256_set1_epi8(-1))) continue;
        uint64_t mask = (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32 | (uint32_t)_mm256_movemask_epi8(low);
        for (; mask; mask &= mask - 1) {
            size_t here = place + (size_t)__builtin_ctzll(mask);
            if (is_equal(text + here, piece, count)) take(hits, here);
        }
    }
    return place;
}

static size_t find_sse2(const uint8_t *text, size_t place, size_t ends, const uint8_t *piece, size_t count, hits *hits) {
    const __m128i first = _mm_set1_epi8((char)piece[0]), last = _mm_set1_epi8((char)piece[count - 1]);
    const uint8_t *behind = text + (count - 1);
    for (; place + 16 <= ends; place += 16) {
        __m128i both = _mm_and_si128(
            _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(text + place)), first),
            _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(behind + place)), last));
        for (uint32_t mask = (uint32_t)_mm_movemask_epi8(both); mask; mask &= mask - 1) {
            size_t here = place + (size_t)__builtin_ctz(mask);
            if (is_equal(text + here, piece, count)) take(hits, here);
        }
    }
    return place;
}
#endif

size_t csignatures_find(
    const uint8_t *text, size_t text_count, const uint8_t *piece, size_t piece_count, size_t *_Nullable places,
    size_t capacity) {
    hits hits = {places, places ? capacity : 0, 0};
    if (piece_count == 0 || text_count < piece_count) return 0;
    // Places from here on have no room for the piece.
    const size_t ends = text_count - piece_count + 1;
    size_t place = 0;
#if defined(__x86_64__)
    if (ends >= 64 && __builtin_cpu_supports("avx2")) place = find_avx2(text, ends, piece, piece_count, &hits);
    place = find_sse2(text, place, ends, piece, piece_count, &hits);
#endif
    find_plain(text, place, ends, piece, piece_count, &hits);
    return hits.found;
}

INLINE int is_any(const uint8_t *text, const uint8_t *pieces, size_t count) {
    for (size_t number = 0; number < count; number++, pieces += 3)
        if (text[0] == pieces[0] && text[1] == pieces[1] && text[2] == pieces[2]) return 1;
    return 0;
}

#if defined(__x86_64__)
__attribute__((target("avx2,bmi"))) static size_t find_any_avx2(
    const uint8_t *text, size_t ends, const uint8_t *pieces, size_t count, hits *hits) {
    __m256i seconds[8], thirds[8];
    for (size_t number = 0; number < count; number++) {
        seconds[number] = _mm256_set1_epi8((char)pieces[3 * number + 1]);
        thirds[number] = _mm256_set1_epi8((char)pieces[3 * number + 2]);
    }
    size_t place = 0;
    // The last two bytes tell more than the first, which a whole script may share.
    for (; place + 32 <= ends; place += 32) {
        const __m256i second = _mm256_loadu_si256((const __m256i *)(text + place + 1));
        const __m256i third = _mm256_loadu_si256((const __m256i *)(text + place + 2));
        __m256i both = _mm256_and_si256(_mm256_cmpeq_epi8(second, seconds[0]), _mm256_cmpeq_epi8(third, thirds[0]));
        for (size_t number = 1; number < count; number++)
            both = _mm256_or_si256(
                both,
                _mm256_and_si256(_mm256_cmpeq_epi8(second, seconds[number]), _mm256_cmpeq_epi8(third, thirds[number])));
        for (uint32_t mask = (uint32_t)_mm256_movemask_epi8(both); mask; mask &= mask - 1) {
            size_t here = place + (size_t)__builtin_ctz(mask);
            if (is_any(text + here, pieces, count)) take(hits, here);
        }
    }
    return place;
}
#endif

size_t csignatures_find_any(
    const uint8_t *text, size_t text_count, const uint8_t *pieces, size_t piece_count, size_t *_Nullable places,
    size_t capacity) {
    hits hits = {places, places ? capacity : 0, 0};
    if (piece_count == 0 || piece_count > 8 || text_count < 3) return 0;
    const size_t ends = text_count - 2;
    size_t place = 0;
#if defined(__x86_64__)
    if (ends >= 32 && __builtin_cpu_supports("avx2")) place = find_any_avx2(text, ends, pieces, piece_count, &hits);
#endif
    for (; place < ends; place++)
        if (is_any(text + place, pieces, piece_count)) take(&hits, place);
    return hits.found;
}
