// Plain C functions over cmark-gfm (CommonMark with GitHub's tables), for the Swift target `Interchange` alone.

#ifndef CMARKDOWN_H
#define CMARKDOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

typedef struct cmarkdown_document cmarkdown_document;

enum {
    CMARKDOWN_OTHER = 0,
    CMARKDOWN_PARAGRAPH,
    CMARKDOWN_HEADING,
    CMARKDOWN_ITEM,
    CMARKDOWN_TABLE,
    CMARKDOWN_ROW,
    CMARKDOWN_CELL,
    CMARKDOWN_TEXT,
    CMARKDOWN_CODE,
    CMARKDOWN_BREAK,
    CMARKDOWN_HTML_BLOCK,
    CMARKDOWN_FOOTNOTE,
};

/// What the document enters or leaves; leaves of the tree are only entered. Its text lives as long as the document.
typedef struct {
    int32_t kind;
    bool is_entry;
    int32_t level;
    /// From 1, columns in bytes; 0 where unknown.
    int32_t line;
    int32_t column;
    const uint8_t *_Nullable text;
    size_t length;
} cmarkdown_event;

cmarkdown_document *_Nullable cmarkdown_open(const uint8_t *_Nullable utf8, size_t length);
void cmarkdown_close(cmarkdown_document *document);
bool cmarkdown_next(cmarkdown_document *document, cmarkdown_event *event);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif

#endif
