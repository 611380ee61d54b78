#include "CXML.h"

#include <cstring>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <memory>
#include <mutex>
#include <new>
#include <string>
#include <vector>

namespace {

/// Text of an event within the arena, which may move while it grows.
struct Stretch {
    size_t start;
    size_t length;
};

struct Record {
    int32_t kind;
    Stretch name, space, value;
    int64_t offset;
};

std::once_flag initialized;

}  // namespace

struct cxml_parser {
    xmlParserCtxtPtr context = nullptr;
    bool isHTML = false;
    size_t maximumDepth = 0;
    size_t depth = 0;
    int32_t status = CXML_OK;
    std::vector<uint8_t> arena;
    std::vector<Record> records;
    std::vector<cxml_event> events;
    std::string problem;
    int64_t line = 0;

    ~cxml_parser() {
        if (!context) return;
        if (isHTML) htmlFreeParserCtxt(context);
        else xmlFreeParserCtxt(context);
    }

    Stretch keep(const xmlChar *text, size_t length) {
        const size_t start = arena.size();
        if (length) arena.insert(arena.end(), text, text + length);
        return {start, length};
    }

    Stretch keep(const xmlChar *text) { return text ? keep(text, std::strlen(reinterpret_cast<const char *>(text))) : Stretch{arena.size(), 0}; }

    void stop(int32_t reason) {
        if (status == CXML_OK) status = reason;
        xmlStopParser(context);
    }

    void record(int32_t kind, Stretch name, Stretch space = {0, 0}, Stretch value = {0, 0}) {
        records.push_back({kind, name, space, value, static_cast<int64_t>(xmlByteConsumed(context))});
    }

    /// Runs `body` so that no C++ exception passes through libxml2's frames.
    template <typename Body> void guarded(Body body) noexcept {
        if (status != CXML_OK) return;
        try {
            body();
        } catch (...) {
            stop(CXML_NO_MEMORY);
        }
    }
};

namespace {

cxml_parser *parserOf(void *user) { return static_cast<cxml_parser *>(user); }

void enter(cxml_parser &parser) {
    if (++parser.depth > parser.maximumDepth) parser.stop(CXML_TOO_DEEP);
}

void startXML(void *user, const xmlChar *name, const xmlChar *, const xmlChar *space, int, const xmlChar **, int count,
              int, const xmlChar **attributes) {
    auto &parser = *parserOf(user);
    parser.guarded([&] {
        enter(parser);
        parser.record(CXML_START, parser.keep(name), parser.keep(space));
        for (int index = 0; index < count; ++index) {
            const xmlChar **attribute = attributes + 5 * index;
            const auto length = static_cast<size_t>(attribute[4] - attribute[3]);
            const Stretch value = parser.keep(attribute[3], length);
            parser.record(CXML_ATTRIBUTE, parser.keep(attribute[0]), parser.keep(attribute[2]), value);
        }
    });
}

void end(cxml_parser &parser, const xmlChar *name) {
    parser.guarded([&] {
        if (parser.depth) --parser.depth;
        parser.record(CXML_END, parser.keep(name));
    });
}

void endXML(void *user, const xmlChar *name, const xmlChar *, const xmlChar *) { end(*parserOf(user), name); }

void startHTML(void *user, const xmlChar *name, const xmlChar **attributes) {
    auto &parser = *parserOf(user);
    parser.guarded([&] {
        enter(parser);
        parser.record(CXML_START, parser.keep(name));
        for (; attributes && attributes[0]; attributes += 2) {
            const Stretch value = parser.keep(attributes[1]);
            parser.record(CXML_ATTRIBUTE, parser.keep(attributes[0]), {0, 0}, value);
        }
    });
}

void endHTML(void *user, const xmlChar *name) { end(*parserOf(user), name); }

void text(void *user, const xmlChar *characters, int length) {
    auto &parser = *parserOf(user);
    parser.guarded([&] { parser.record(CXML_TEXT, parser.keep(characters, static_cast<size_t>(length))); });
}

// A type without declarations is harmless, but no file that we read in XML has one.
void declaration(void *user, const xmlChar *, const xmlChar *, const xmlChar *) {
    parserOf(user)->stop(CXML_DECLARATION);
}

void complain(void *user, xmlErrorPtr error) {
    auto &parser = *parserOf(user);
    if (parser.isHTML || error->level < XML_ERR_ERROR || !parser.problem.empty()) return;
    parser.guarded([&] {
        parser.problem = error->message ? error->message : "";
        while (!parser.problem.empty() && parser.problem.back() == '\n') parser.problem.pop_back();
        parser.line = error->line;
    });
}

xmlSAXHandler handler(bool html) {
    xmlSAXHandler sax;
    std::memset(&sax, 0, sizeof sax);
    sax.initialized = XML_SAX2_MAGIC;
    sax.characters = text;
    sax.ignorableWhitespace = text;
    sax.cdataBlock = text;
    sax.serror = complain;
    if (html) {
        sax.startElement = startHTML;
        sax.endElement = endHTML;
    } else {
        sax.startElementNs = startXML;
        sax.endElementNs = endXML;
        sax.internalSubset = declaration;
    }
    return sax;
}

}  // namespace

cxml_parser *cxml_parser_open(bool html, size_t maximum_depth) {
    try {
        std::call_once(initialized, xmlInitParser);
        auto parser = std::make_unique<cxml_parser>();
        parser->isHTML = html;
        parser->maximumDepth = maximum_depth;
        xmlSAXHandler sax = handler(html);
        if (html) {
            parser->context = htmlCreatePushParserCtxt(&sax, parser.get(), nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8);
            if (parser->context) htmlCtxtUseOptions(parser->context, HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
        } else {
            parser->context = xmlCreatePushParserCtxt(&sax, parser.get(), nullptr, 0, nullptr);
            if (parser->context) xmlCtxtUseOptions(parser->context, XML_PARSE_NONET);
        }
        return parser->context ? parser.release() : nullptr;
    } catch (...) {
        return nullptr;
    }
}

void cxml_parser_close(cxml_parser *parser) { delete parser; }

int32_t cxml_parser_feed(cxml_parser *parser, const uint8_t *bytes, size_t length, bool last) {
    parser->arena.clear();
    parser->records.clear();
    parser->events.clear();
    const char *chunk = bytes ? reinterpret_cast<const char *>(bytes) : "";
    if (parser->status == CXML_OK) {
        const int count = static_cast<int>(length);
        if (parser->isHTML) {
            htmlParseChunk(parser->context, chunk, count, last);
        } else if (xmlParseChunk(parser->context, chunk, count, last) != 0 && parser->context->wellFormed == 0) {
            if (parser->status == CXML_OK) parser->status = CXML_MALFORMED;
        }
    }
    try {
        const uint8_t *base = parser->arena.data();
        for (const Record &record : parser->records) {
            parser->events.push_back({record.kind, base + record.name.start, record.name.length,
                                      base + record.space.start, record.space.length, base + record.value.start,
                                      record.value.length, record.offset});
        }
    } catch (...) {
        parser->status = CXML_NO_MEMORY;
    }
    return parser->status;
}

const cxml_event *cxml_parser_events(const cxml_parser *parser, size_t *count) {
    *count = parser->events.size();
    return parser->events.data();
}

int64_t cxml_parser_line(const cxml_parser *parser) { return parser->line; }

const char *cxml_parser_problem(const cxml_parser *parser) { return parser->problem.c_str(); }
