#include "CSignatures.h"

#include <string.h>

typedef struct {
    size_t *places;
    size_t capacity;
    size_t found;
} hits;

static inline void take(hits *hits, size_t place) {
    if (hits->found < hits->capacity) hits->places[hits->found] = place;
    hits->found++;
}

#if defined(__SSE2__)
#include <emmintrin.h>

// Sixteen places at a time, those where the first and the last byte agree (Muła 2018, "SIMD-friendly algorithms for
// substring searching"). SSE2 is in every processor of this kind.
static inline uint32_t candidates(const uint8_t *text, size_t last, __m128i first_byte, __m128i last_byte) {
    __m128i first_equal = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)text), first_byte);
    __m128i last_equal = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(text + last)), last_byte);
    return (uint32_t)_mm_movemask_epi8(_mm_and_si128(first_equal, last_equal));
}

size_t csignatures_find(
    const uint8_t *text, size_t text_count, const uint8_t *piece, size_t piece_count, size_t *_Nullable places,
    size_t capacity) {
    hits hits = {places, places ? capacity : 0, 0};
    if (piece_count == 0 || text_count < piece_count) return 0;
    const size_t last = piece_count - 1, ends = text_count - last;
    const __m128i first_byte = _mm_set1_epi8((char)piece[0]), last_byte = _mm_set1_epi8((char)piece[last]);
    size_t place = 0;
    for (; place + 16 <= ends; place += 16) {
        for (uint32_t mask = candidates(text + place, last, first_byte, last_byte); mask; mask &= mask - 1) {
            size_t here = place + (size_t)__builtin_ctz(mask);
            if (memcmp(text + here, piece, piece_count) == 0) take(&hits, here);
        }
    }
    if (place < ends && piece_count <= 16) {
        // The rest in a place of its own, so that nothing is read beyond the text.
        uint8_t rest[48] = {0};
        memcpy(rest, text + place, text_count - place);
        uint32_t mask = candidates(rest, last, first_byte, last_byte) & ((1u << (ends - place)) - 1);
        for (; mask; mask &= mask - 1) {
            size_t here = (size_t)__builtin_ctz(mask);
            if (memcmp(rest + here, piece, piece_count) == 0) take(&hits, place + here);
        }
        return hits.found;
    }
    for (; place < ends; place++)
        if (text[place] == piece[0] && memcmp(text + place, piece, piece_count) == 0) take(&hits, place);
    return hits.found;
}
#else
size_t csignatures_find(
    const uint8_t *text, size_t text_count, const uint8_t *piece, size_t piece_count, size_t *_Nullable places,
    size_t capacity) {
    hits hits = {places, places ? capacity : 0, 0};
    if (piece_count == 0 || text_count < piece_count) return 0;
    const uint8_t *here = text, *end = text + (text_count - piece_count + 1);
    while (here < end && (here = memchr(here, piece[0], (size_t)(end - here)))) {
        if (memcmp(here, piece, piece_count) == 0) take(&hits, (size_t)(here - text));
        here++;
    }
    return hits.found;
}
#endif
