// Plain C functions over libxml2's push parsers, for the Swift target `Interchange` alone. No libxml2 header may appear here.
//
// Entities are never expanded from a declaration, nothing is read from a network or a file, and a document that declares a type
// with declarations of its own is refused (XML).

#ifndef CXML_H
#define CXML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

typedef struct cxml_parser cxml_parser;

enum { CXML_START = 0, CXML_ATTRIBUTE = 1, CXML_END = 2, CXML_TEXT = 3 };

/// An event; an element's attributes follow its start. All text is UTF-8 and lives until the next call.
typedef struct {
    int32_t kind;
    /// The local name of an element or attribute; the text.
    const uint8_t *name;
    size_t name_length;
    /// The namespace of an element or attribute (XML); the value of an attribute is in `value`.
    const uint8_t *space;
    size_t space_length;
    const uint8_t *value;
    size_t value_length;
    /// Bytes of the document that the parser has behind it.
    int64_t offset;
} cxml_event;

enum { CXML_OK = 0, CXML_MALFORMED = 1, CXML_DECLARATION = 2, CXML_TOO_DEEP = 3, CXML_NO_MEMORY = 4 };

/// `maximum_depth` bounds elements within elements. UTF-8 is what HTML must be in, whatever it says itself.
cxml_parser *_Nullable cxml_parser_open(bool html, size_t maximum_depth);
void cxml_parser_close(cxml_parser *parser);

/// Reads on; what it met is in `cxml_parser_events` until the next call.
int32_t cxml_parser_feed(cxml_parser *parser, const uint8_t *_Nullable bytes, size_t length, bool last);
const cxml_event *_Nullable cxml_parser_events(const cxml_parser *parser, size_t *count);

/// Where and why an XML document is malformed.
int64_t cxml_parser_line(const cxml_parser *parser);
const char *cxml_parser_problem(const cxml_parser *parser);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif

#endif
