// Plain C functions over the system's ICU, for the Swift target `ICU` alone.
//
// No ICU header may appear here: Foundation brings an ICU of its own, and a Swift module that sees both fails to build.
//
// Text is UTF-8 with an explicit length and needs no terminating NUL. A returned `int32_t` status is ICU's `UErrorCode`:
// above zero is a failure, below zero a remark. Handles are for one thread at a time.

#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

// Version and errors

/// The library's version, one byte a component, the major number highest.
uint32_t cicu_library_version(void);

/// The version of Unicode whose data the library holds, packed in the same way.
uint32_t cicu_unicode_version(void);

/// ICU's name for a status, such as "U_ILLEGAL_ARGUMENT_ERROR".
const char *cicu_error_name(int32_t status);

/// Where in a rule set or message pattern ICU gave up; `offset` is in UTF-8 bytes, or -1 when ICU does not tell.
typedef struct {
    int64_t offset;
    int64_t line;
    int64_t column;
    char before[64];
    char after[64];
} cicu_parse_error;

const char *cicu_parse_error_before(const cicu_parse_error *error);
const char *cicu_parse_error_after(const cicu_parse_error *error);

/// A changed piece of text: half-open ranges of UTF-8 bytes.
typedef struct {
    int32_t source_start;
    int32_t source_end;
    int32_t target_start;
    int32_t target_end;
} cicu_edit;

/// A result that its handle owns until its next call.
typedef struct {
    const uint8_t *_Nullable text;
    size_t length;
    const cicu_edit *_Nullable edits;
    size_t edit_count;
} cicu_edited_text;

// Normalization

/// 0 NFC, 1 NFD, 2 NFKC, 3 NFKD, 4 NFKC_Casefold. Loads the data of a form.
int32_t cicu_normalizer_load(int32_t form);

/// Writes at most `capacity` bytes; `needed` is the length of the whole result.
int32_t cicu_normalize(int32_t form, const uint8_t *_Nullable source, size_t length, uint8_t *_Nullable target,
                       size_t capacity, size_t *needed);

int32_t cicu_is_normalized(int32_t form, const uint8_t *_Nullable source, size_t length, bool *result);
bool cicu_is_inert(int32_t form, uint32_t scalar);
bool cicu_has_boundary_before(int32_t form, uint32_t scalar);
bool cicu_has_boundary_after(int32_t form, uint32_t scalar);

// Transliteration

typedef struct cicu_transliterator cicu_transliterator;

int32_t cicu_transliterator_open(const uint8_t *identifier, size_t length,
                                 cicu_transliterator *_Nullable *_Nonnull result, cicu_parse_error *error);
int32_t cicu_transliterator_open_rules(const uint8_t *rules, size_t rules_length, const uint8_t *identifier,
                                       size_t identifier_length, cicu_transliterator *_Nullable *_Nonnull result,
                                       cicu_parse_error *error);
void cicu_transliterator_close(cicu_transliterator *handle);

/// Writes the first and last scalar of each range that the rules may change, and returns how many ranges there are.
size_t cicu_transliterator_source(const cicu_transliterator *handle, uint32_t *_Nullable ranges, size_t capacity);

/// Edits are tracked only when asked for.
int32_t cicu_transliterate(cicu_transliterator *handle, const uint8_t *_Nullable text, size_t length, bool with_edits,
                           cicu_edited_text *result);

// Dates

typedef struct cicu_date {
    int32_t year;
    int32_t month;
    int32_t day;
    /// The day is not of the era that the text names.
    bool is_outside_era;
} cicu_date;

/// Reads a day of the calendar that the locale names, as one of its four usual date formats writes it.
int32_t cicu_parse_date(const uint8_t *_Nullable text, size_t length, const char *locale, bool *found,
                        cicu_date *date);

// Text boundaries

typedef struct cicu_break_iterator cicu_break_iterator;

typedef struct {
    int32_t offset;
    int32_t status;
} cicu_boundary;

/// 0 characters, 1 words, 2 lines, 3 sentences.
int32_t cicu_break_iterator_open(int32_t kind, const char *locale, cicu_break_iterator *_Nullable *_Nonnull result);
void cicu_break_iterator_close(cicu_break_iterator *handle);

/// Starts on a text, which must stay in place until `cicu_break_iterator_reset`.
int32_t cicu_break_iterator_start(cicu_break_iterator *handle, const uint8_t *_Nullable text, size_t length);

/// Writes up to `capacity` boundaries after the last one told, and returns how many; 0 at the end.
size_t cicu_break_iterator_next(cicu_break_iterator *handle, cicu_boundary *boundaries, size_t capacity);

/// Lets go of the text.
void cicu_break_iterator_reset(cicu_break_iterator *handle);

// Messages

typedef struct cicu_message cicu_message;

int32_t cicu_message_open(const uint8_t *pattern, size_t length, const char *locale,
                          cicu_message *_Nullable *_Nonnull result, cicu_parse_error *error);
void cicu_message_close(cicu_message *handle);
int32_t cicu_message_add_text(cicu_message *handle, const uint8_t *name, size_t name_length, const uint8_t *text,
                              size_t text_length);
int32_t cicu_message_add_integer(cicu_message *handle, const uint8_t *name, size_t name_length, int64_t value);
int32_t cicu_message_add_real(cicu_message *handle, const uint8_t *name, size_t name_length, double value);

/// Formats with the arguments added since the last call, and forgets them.
int32_t cicu_message_format(cicu_message *handle, cicu_edited_text *result);

// Sets of characters

/// Reads a set in ICU's syntax; writes the first and last scalar of at most `capacity` ranges. `count` is the number of
/// all ranges; `has_strings` tells of members that are more than one character, which no range holds.
int32_t cicu_set_ranges(const uint8_t *pattern, size_t length, uint32_t *_Nullable ranges, size_t capacity,
                        size_t *count, bool *has_strings);

// Charsets

typedef struct cicu_converter cicu_converter;

/// Opens a charset by any name that ICU knows.
int32_t cicu_converter_open(const char *name, cicu_converter *_Nullable *_Nonnull result);
void cicu_converter_close(cicu_converter *handle);

/// The name of the charset for MIME, or of IANA, or ICU's own.
const char *cicu_converter_name(const cicu_converter *handle);

/// Converts to UTF-8 up to the end of the source, the capacity of the target (`U_BUFFER_OVERFLOW_ERROR`) or what is not of the
/// charset: then `invalid` of the bytes consumed are those that were refused. `last` tells of the end of the text.
int32_t cicu_converter_convert(cicu_converter *handle, const uint8_t *_Nullable source, size_t length, bool last,
                               uint8_t *target, size_t capacity, size_t *consumed, size_t *written, size_t *invalid);

/// Writes the first and last scalar of at most `capacity` ranges of what the charset can write; `count` is that of all ranges.
int32_t cicu_converter_ranges(const cicu_converter *handle, uint32_t *_Nullable ranges, size_t capacity, size_t *count);

// Properties of scalar values

/// Four ASCII letters of ISO 15924, the first one in the highest byte.
uint32_t cicu_script(uint32_t scalar);

/// True if the script is among the scalar's script extensions; `script` as `cicu_script` gives it.
bool cicu_has_script(uint32_t scalar, uint32_t script);

/// In the order of ICU's `UCharCategory`, 0 (Cn) to 29 (Pf).
int32_t cicu_general_category(uint32_t scalar);

uint8_t cicu_combining_class(uint32_t scalar);

/// 0 neutral, 1 ambiguous, 2 halfwidth, 3 fullwidth, 4 narrow, 5 wide.
int32_t cicu_east_asian_width(uint32_t scalar);

/// 0 none, 1 leading, 2 vowel, 3 trailing, 4 LV syllable, 5 LVT syllable.
int32_t cicu_hangul_syllable_type(uint32_t scalar);

bool cicu_is_default_ignorable(uint32_t scalar);
bool cicu_is_bidi_control(uint32_t scalar);
bool cicu_is_emoji_presentation(uint32_t scalar);
bool cicu_is_extended_pictographic(uint32_t scalar);

/// The value of a decimal digit, or -1.
int32_t cicu_digit_value(uint32_t scalar);

/// Numeric_Value; false when there is none.
bool cicu_numeric_value(uint32_t scalar, double *value);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif

#endif
