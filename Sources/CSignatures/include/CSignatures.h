// The loops of the translation memory's search that need instructions which a portable build may not assume (counting
// bits, comparing 32 bytes at once): they ask the processor what it has. For the Swift target `TranslationMemory` alone.

#ifndef CSIGNATURES_H
#define CSIGNATURES_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

/// Signatures lie in blocks of rows; a block has for each bit of them a column, a bit for each row.
/// Sets in `rows` the bits of the rows that lack at most `limit` of some columns, and says whether there is any; where there is
/// none, what is in `rows` says nothing.
///
/// - block: where the rows begin in the first column of their block.
/// - stride: words of 64 rows in a column.
/// - words: how many of them are looked at, 1 to 8; `rows` has as many.
/// - columns: `count` different ones, fewer than 1,024.
int csignatures_scan(
    const void *block, size_t stride, size_t words, const uint16_t *columns, size_t count, uint32_t limit,
    uint64_t *rows);

/// How often a piece of text of at least one byte occurs, places that overlap counted each. The first `capacity` places
/// are written to `places`; `capacity` 0 counts only.
size_t csignatures_find(
    const uint8_t *text, size_t text_count, const uint8_t *piece, size_t piece_count, size_t *_Nullable places,
    size_t capacity);

/// Pairs of bytes, some at a time by halves of bytes: a pair that was added is found, others may be.
typedef struct {
    uint8_t first_low[16], first_high[16], second_low[16], second_high[16];
} csignatures_pairs;

void csignatures_add_pair(csignatures_pairs *pairs, uint8_t first, uint8_t second);

/// What may stand beside a character: the last two bytes of characters before it (or any one of ASCII), or of characters of
/// three bytes behind it (or any other).
typedef struct {
    csignatures_pairs pairs;
    int is_before;
} csignatures_neighbour;

/// The same for several pieces of three bytes each, `piece_count` of them one after the other: in one pass, places
/// ascending. Places beside which `neighbour` does not allow what stands there may be left out.
size_t csignatures_find_any(
    const uint8_t *text, size_t text_count, const uint8_t *pieces, size_t piece_count,
    const csignatures_neighbour *_Nullable neighbour, size_t *_Nullable places, size_t capacity);

/// Says that bytes will be read soon; that memory need not be there.
static inline void csignatures_prefetch(const void *bytes) { __builtin_prefetch(bytes); }

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif

#endif
