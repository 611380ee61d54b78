#include "CSignatures.h"

#include <string.h>

#define INLINE static inline __attribute__((always_inline))

typedef struct {
    size_t *places;
    size_t capacity;
    size_t found;
} hits;

// The two bytes of a piece that are compared first. A character of UTF-8 differs from others of its script in its last bytes,
// so these are the last byte of the first character and of the last; or, of one character, its last two.
typedef struct {
    size_t first, second;
} telling;

static telling telling_bytes(const uint8_t *piece, size_t count) {
    size_t first = 0;
    while (first + 1 < count && (piece[first + 1] & 0xC0) == 0x80) first++;
    if (first + 1 < count) return (telling){first, count - 1};
    return (telling){first > 0 ? first - 1 : 0, first};
}

INLINE int is_equal(const uint8_t *text, const uint8_t *piece, size_t count) {
    return count == 3 ? text[0] == piece[0] && text[1] == piece[1] && text[2] == piece[2] : memcmp(text, piece, count) == 0;
}

INLINE void take(hits *hits, size_t place) {
    if (hits->found < hits->capacity) hits->places[hits->found] = place;
    hits->found++;
}

static void find_plain(
    const uint8_t *text, size_t first, size_t ends, const uint8_t *piece, size_t count, hits *hits) {
    const uint8_t *here = text + first, *end = text + ends;
    while (here < end && (here = memchr(here, piece[0], (size_t)(end - here)))) {
        if (is_equal(here, piece, count)) take(hits, (size_t)(here - text));
        here++;
    }
}

#if defined(__x86_64__)
#include <immintrin.h>

// Many places at a time, those where the telling bytes agree (Muła 2018, "SIMD-friendly algorithms for substring
// searching"). The first gives the place where it stopped: what is left is too short for it.

__attribute__((target("avx2,bmi"))) static size_t find_avx2(
    const uint8_t *text, size_t ends, const uint8_t *piece, size_t count, telling telling, hits *hits) {
    const __m256i first = _mm256_set1_epi8((char)piece[telling.first]);
    const __m256i second = _mm256_set1_epi8((char)piece[telling.second]);
    const uint8_t *firsts = text + telling.first, *seconds = text + telling.second;
    size_t place = 0;
    for (; place + 64 <= ends; place += 64) {
        __m256i low = _mm256_and_si256(
            _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(firsts + place)), first),
            _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(seconds + place)), second));
        __m256i high = _mm256_and_si256(
            _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(firsts + place + 32)), first),
            _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(seconds + place + 32)), second));
        if (_mm256_testz_si256(_mm256_or_si256(low, high), _mm256_set1_epi8(-1))) continue;
        uint64_t mask = (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32 | (uint32_t)_mm256_movemask_epi8(low);
        for (; mask; mask &= mask - 1) {
            size_t here = place + (size_t)__builtin_ctzll(mask);
            if (is_equal(text + here, piece, count)) take(hits, here);
        }
    }
    return place;
}

static void find_sse2(
    const uint8_t *text, size_t place, size_t ends, const uint8_t *piece, size_t count, telling telling, hits *hits) {
    const __m128i first = _mm_set1_epi8((char)piece[telling.first]);
    const __m128i second = _mm_set1_epi8((char)piece[telling.second]);
    const uint8_t *firsts = text + telling.first, *seconds = text + telling.second;
    while (place < ends) {
        // The last sixteen again, without those that were looked at.
        const size_t from = place + 16 <= ends ? place : ends - 16;
        __m128i both = _mm_and_si128(
            _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(firsts + from)), first),
            _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(seconds + from)), second));
        uint32_t mask = (uint32_t)_mm_movemask_epi8(both) & UINT32_MAX << (place - from);
        for (; mask; mask &= mask - 1) {
            size_t here = from + (size_t)__builtin_ctz(mask);
            if (is_equal(text + here, piece, count)) take(hits, here);
        }
        place = from + 16;
    }
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
    const telling telling = telling_bytes(piece, piece_count);
    if (ends >= 64 && __builtin_cpu_supports("avx2"))
        place = find_avx2(text, ends, piece, piece_count, telling, &hits);
    if (ends >= 16) {
        find_sse2(text, place, ends, piece, piece_count, telling, &hits);
        return hits.found;
    }
#endif
    find_plain(text, place, ends, piece, piece_count, &hits);
    return hits.found;
}

INLINE int is_any(const uint8_t *text, const uint8_t *pieces, size_t count) {
    for (size_t number = 0; number < count; number++, pieces += 3)
        if (text[0] == pieces[0] && text[1] == pieces[1] && text[2] == pieces[2]) return 1;
    return 0;
}

void csignatures_add_pair(csignatures_pairs *pairs, uint8_t first, uint8_t second) {
    // Pairs whose first bytes differ in their last bits do not mix.
    const uint8_t bucket = (uint8_t)(1 << (first & 7));
    pairs->first_low[first & 15] |= bucket;
    pairs->first_high[first >> 4] |= bucket;
    pairs->second_low[second & 15] |= bucket;
    pairs->second_high[second >> 4] |= bucket;
}

#if defined(__x86_64__)
#define WITH_AVX2 __attribute__((target("avx2,bmi")))

typedef struct {
    __m256i first_low, first_high, second_low, second_high;
} pair_tables;

WITH_AVX2 INLINE __m256i twice(const uint8_t *table) {
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table));
}

WITH_AVX2 INLINE pair_tables loaded(const csignatures_pairs *pairs) {
    return (pair_tables){
        twice(pairs->first_low), twice(pairs->first_high), twice(pairs->second_low), twice(pairs->second_high)};
}

/// Of each place whether it may have one of the pairs: not 0. (Langdale 2016, the "Teddy" of Hyperscan.)
WITH_AVX2 INLINE __m256i paired(const pair_tables *tables, const uint8_t *text) {
    const __m256i nibble = _mm256_set1_epi8(15);
    const __m256i first = _mm256_loadu_si256((const __m256i *)text);
    const __m256i second = _mm256_loadu_si256((const __m256i *)(text + 1));
    return _mm256_and_si256(
        _mm256_and_si256(
            _mm256_shuffle_epi8(tables->first_low, _mm256_and_si256(first, nibble)),
            _mm256_shuffle_epi8(tables->first_high, _mm256_and_si256(_mm256_srli_epi16(first, 4), nibble))),
        _mm256_and_si256(
            _mm256_shuffle_epi8(tables->second_low, _mm256_and_si256(second, nibble)),
            _mm256_shuffle_epi8(tables->second_high, _mm256_and_si256(_mm256_srli_epi16(second, 4), nibble))));
}

/// Bits of the places that are not 0.
WITH_AVX2 INLINE uint32_t places_of(__m256i bytes) {
    return ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, _mm256_setzero_si256()));
}

WITH_AVX2 static size_t find_any_avx2(
    const uint8_t *text, size_t place, size_t ends, const csignatures_pairs *own, const uint8_t *pieces, size_t count,
    const csignatures_neighbour *neighbour, hits *hits) {
    const pair_tables tables = loaded(own);
    const int before = neighbour && neighbour->is_before, behind = neighbour && !neighbour->is_before;
    const pair_tables others = loaded(neighbour ? &neighbour->pairs : own);
    for (; place + 32 <= ends; place += 32) {
        const __m256i found = paired(&tables, text + place + 1);
        if (_mm256_testz_si256(found, found)) continue;
        uint32_t mask = places_of(found);
        if (before) {
            // A byte of ASCII is asked of later.
            const uint32_t others_long =
                (uint32_t)_mm256_movemask_epi8(_mm256_loadu_si256((const __m256i *)(text + place - 1)));
            mask &= places_of(paired(&others, text + place - 2)) | ~others_long;
        } else if (behind) {
            const __m256i lead = _mm256_and_si256(
                _mm256_loadu_si256((const __m256i *)(text + place + 3)), _mm256_set1_epi8((char)0xF0));
            const uint32_t threes =
                (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(lead, _mm256_set1_epi8((char)0xE0)));
            mask &= places_of(paired(&others, text + place + 4)) | ~threes;
        }
        for (; mask; mask &= mask - 1) {
            const size_t here = place + (size_t)__builtin_ctz(mask);
            if (is_any(text + here, pieces, count)) take(hits, here);
        }
    }
    return place;
}

/// Looks at what is left, at most 64 places, without regard to what stands beside them.
WITH_AVX2 static void find_any_rest(
    const uint8_t *text, size_t place, size_t ends, const csignatures_pairs *own, const uint8_t *pieces, size_t count,
    hits *hits) {
    const pair_tables tables = loaded(own);
    uint8_t copy[34] = {0};
    while (place < ends) {
        // The last 32 again, without those that were looked at; or a text that is shorter, and nothing behind it.
        const size_t from = place + 32 <= ends || ends < 32 ? place : ends - 32;
        const uint8_t *here = text + from;
        if (from + 32 > ends) here = memcpy(copy, here, ends + 2 - from);
        uint32_t mask = places_of(paired(&tables, here + 1)) & UINT32_MAX << (place - from);
        for (; mask; mask &= mask - 1) {
            const size_t found = (size_t)__builtin_ctz(mask);
            if (is_any(here + found, pieces, count)) take(hits, from + found);
        }
        place = from + 32;
    }
}
#endif

size_t csignatures_find_any(
    const uint8_t *text, size_t text_count, const uint8_t *pieces, size_t piece_count,
    const csignatures_neighbour *_Nullable neighbour, size_t *_Nullable places, size_t capacity) {
    hits hits = {places, places ? capacity : 0, 0};
    if (piece_count == 0 || text_count < 3) return 0;
    const size_t ends = text_count - 2;
    size_t place = 0;
    csignatures_pairs own = {0};
    for (size_t number = 0; number < piece_count; number++)
        csignatures_add_pair(&own, pieces[3 * number + 1], pieces[3 * number + 2]);
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) {
        if (ends >= 64) {
            // What stands before the first places is none of this text, and behind the last nothing is.
            for (; place < 2; place++)
                if (is_any(text + place, pieces, piece_count)) take(&hits, place);
            place = find_any_avx2(text, place, ends - 4, &own, pieces, piece_count, neighbour, &hits);
        }
        find_any_rest(text, place, ends, &own, pieces, piece_count, &hits);
        return hits.found;
    }
#endif
    for (; place < ends; place++)
        if (is_any(text + place, pieces, piece_count)) take(&hits, place);
    return hits.found;
}
