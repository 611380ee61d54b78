#include "CMarkdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cstring>
#include <memory>
#include <mutex>
#include <new>

struct cmarkdown_document {
    cmark_node *root = nullptr;
    cmark_iter *iterator = nullptr;

    ~cmarkdown_document() {
        if (iterator) cmark_iter_free(iterator);
        if (root) cmark_node_free(root);
    }
};

namespace {

std::once_flag registered;

// The types of extensions are not constants, so they are told by name.
int32_t kindOf(cmark_node *node) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH: return CMARKDOWN_PARAGRAPH;
    case CMARK_NODE_HEADING: return CMARKDOWN_HEADING;
    case CMARK_NODE_ITEM: return CMARKDOWN_ITEM;
    case CMARK_NODE_TEXT: return CMARKDOWN_TEXT;
    case CMARK_NODE_CODE: return CMARKDOWN_CODE;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK: return CMARKDOWN_BREAK;
    case CMARK_NODE_HTML_BLOCK: return CMARKDOWN_HTML_BLOCK;
    case CMARK_NODE_FOOTNOTE_DEFINITION: return CMARKDOWN_FOOTNOTE;
    default: break;
    }
    const char *name = cmark_node_get_type_string(node);
    if (std::strcmp(name, "table") == 0) return CMARKDOWN_TABLE;
    if (std::strcmp(name, "table_row") == 0 || std::strcmp(name, "table_header") == 0) return CMARKDOWN_ROW;
    if (std::strcmp(name, "table_cell") == 0) return CMARKDOWN_CELL;
    return CMARKDOWN_OTHER;
}

bool hasText(int32_t kind) {
    return kind == CMARKDOWN_TEXT || kind == CMARKDOWN_CODE || kind == CMARKDOWN_HTML_BLOCK;
}

}  // namespace

cmarkdown_document *cmarkdown_open(const uint8_t *utf8, size_t length) {
    std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
    std::unique_ptr<cmarkdown_document> document(new (std::nothrow) cmarkdown_document);
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    if (!document || !parser) return nullptr;
    for (const char *name : {"table", "strikethrough", "tasklist"}) {
        if (cmark_syntax_extension *extension = cmark_find_syntax_extension(name))
            cmark_parser_attach_syntax_extension(parser, extension);
    }
    if (length) cmark_parser_feed(parser, reinterpret_cast<const char *>(utf8), length);
    document->root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    if (document->root) document->iterator = cmark_iter_new(document->root);
    return document->iterator ? document.release() : nullptr;
}

void cmarkdown_close(cmarkdown_document *document) { delete document; }

bool cmarkdown_next(cmarkdown_document *document, cmarkdown_event *event) {
    const cmark_event_type type = cmark_iter_next(document->iterator);
    if (type == CMARK_EVENT_DONE || type == CMARK_EVENT_NONE) return false;
    cmark_node *node = cmark_iter_get_node(document->iterator);
    *event = {};
    event->kind = kindOf(node);
    event->is_entry = type == CMARK_EVENT_ENTER;
    event->level = event->kind == CMARKDOWN_HEADING ? cmark_node_get_heading_level(node) : 0;
    event->line = cmark_node_get_start_line(node);
    event->column = cmark_node_get_start_column(node);
    if (hasText(event->kind)) {
        const char *literal = cmark_node_get_literal(node);
        event->text = reinterpret_cast<const uint8_t *>(literal);
        event->length = literal ? std::strlen(literal) : 0;
    }
    return true;
}
