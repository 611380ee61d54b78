import Terminology

/// Makes blocks of the events of a document, or of its notes.
struct DocxContent {
    /// Blocks of the text, or nil while notes are read.
    var list: BlockList
    private(set) var languages: DocxLanguages
    /// Blocks of each note, by kind and identifier.
    private(set) var notes: [String: [TextBlock]]

    private let styles: DocxStyles
    private var paragraphs: [DocxParagraph] = []
    private var tables: [TableCursor] = []
    private var joined: DocxParagraph?
    private var number = 0
    private var depth = 0
    private var hidingDepth: Int?
    private var isText = false
    private var run = Run()
    private var note: String?
    /// Within the properties of a paragraph, which hold properties of a run for its end.
    private var isInParagraphProperties = false

    private struct Run {
        var isHidden = false
        var latin: String?
        var eastAsian: String?
    }

    init(list: BlockList, styles: DocxStyles, notes: [String: [TextBlock]] = [:], languages: DocxLanguages) {
        (self.list, self.styles, self.notes, self.languages) = (list, styles, notes, languages)
    }

    mutating func take(_ event: MarkupEvent) throws(Diagnostic) {
        switch event {
        case .start(let name, let space, let attributes):
            depth += 1
            if hidingDepth != nil { return }
            try start(name, DocxNames.space(space), attributes)
        case .end(let name):
            defer { depth -= 1 }
            if let hiding = hidingDepth {
                if depth <= hiding { hidingDepth = nil }
                return
            }
            try end(name)
        case .text(let text):
            guard hidingDepth == nil, isText, !run.isHidden, let last = paragraphs.indices.last else { return }
            paragraphs[last].append(text)
            languages.add(text, latin: run.latin, eastAsian: run.eastAsian)
        }
    }

    /// Ends the text: a paragraph whose end is deleted may be its last.
    mutating func finish() throws(Diagnostic) {
        if let rest = joined { try flush(rest) }
        joined = nil
    }

    private mutating func start(
        _ name: String, _ space: DocxNames.Space, _ attributes: [MarkupAttribute]
    ) throws(Diagnostic) {
        switch (space, name) {
        case (.compatibility, "Fallback"): hidingDepth = depth
        case (.math, "t"): isText = true
        case (.word, _):
            if isInParagraphProperties {
                setParagraph(name, attributes)
            } else {
                try startWord(name, attributes)
            }
        default: break
        }
    }

    private mutating func startWord(_ name: String, _ attributes: [MarkupAttribute]) throws(Diagnostic) {
        switch name {
        case "del", "moveFrom", "rt", "pPrChange", "rPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPr":
            hidingDepth = depth
        case "p":
            number += 1
            if paragraphs.isEmpty, let rest = joined {
                paragraphs.append(rest)
                joined = nil
            } else {
                paragraphs.append(DocxParagraph(number: number))
            }
        case "pPr": isInParagraphProperties = true
        case "r": run = Run()
        case "vanish": run.isHidden = DocxNames.isOn(attributes)
        case "lang":
            run.latin = attributes["val"]
            run.eastAsian = attributes["eastAsia"]
        case "t": isText = true
        case "tab", "br", "cr", "ptab": if !run.isHidden { withParagraph { $0.addSpace() } }
        case "noBreakHyphen": if !run.isHidden { add("-") }
        case "sym": if !run.isHidden, let symbol = Self.symbol(attributes) { add(symbol) }
        case "footnoteReference", "endnoteReference": refer(name, attributes)
        case "tbl": tables.append(TableCursor())
        case "tr": if let last = tables.indices.last { tables[last].startRow() }
        case "tc": if let last = tables.indices.last { tables[last].startCell() }
        case "gridSpan":
            if let last = tables.indices.last, let span = attributes["val"].flatMap({ Int($0) }) {
                tables[last].widen(to: span)
            }
        case "footnote", "endnote":
            note = attributes["id"].map { name + " " + $0 }
            list = BlockList(path: "", limit: .max)
        default: break
        }
    }

    private mutating func end(_ name: String) throws(Diagnostic) {
        switch name {
        case "t": isText = false
        case "pPr": isInParagraphProperties = false
        case "r": run = Run()
        case "p": try endParagraph()
        case "tbl": _ = tables.popLast()
        case "footnote", "endnote":
            try finish()
            if let note { notes[note] = list.blocks }
            note = nil
        default: break
        }
    }

    private mutating func setParagraph(_ name: String, _ attributes: [MarkupAttribute]) {
        let value = attributes["val"]
        switch name {
        case "pPrChange", "rPrChange", "sectPr": hidingDepth = depth
        case "pStyle": withParagraph { $0.style = value }
        case "outlineLvl": withParagraph { $0.outlineLevel = value.flatMap { Int($0) } }
        case "numId": withParagraph { $0.isListItem = value != "0" }
        case "del", "moveFrom": withParagraph { $0.isJoinedToNext = true }
        default: break
        }
    }

    private mutating func endParagraph() throws(Diagnostic) {
        guard var paragraph = paragraphs.popLast() else { return }
        if !paragraphs.isEmpty {
            // A text box: it follows the paragraph that it hangs on.
            let own = blocks(of: &paragraph)
            withParagraph { $0.boxes += own }
        } else if paragraph.isJoinedToNext {
            paragraph.isJoinedToNext = false
            joined = paragraph
        } else {
            try flush(paragraph)
        }
    }

    private mutating func flush(_ paragraph: DocxParagraph) throws(Diagnostic) {
        var paragraph = paragraph
        for block in blocks(of: &paragraph) { try list.append(block) }
    }

    private func blocks(of paragraph: inout DocxParagraph) -> [TextBlock] {
        var kind = paragraph.kind(styles)
        if note != nil { kind = .footnote } else if let table = tables.last { kind = table.kind }
        var result = paragraph.builder.take(kind).map { [$0] } ?? []
        for reference in paragraph.notes {
            for var block in notes[reference.identifier] ?? [] {
                block.origins = [TextOrigin(offset: 0, place: reference.place)]
                result.append(block)
            }
        }
        return result + paragraph.boxes
    }

    private mutating func refer(_ name: String, _ attributes: [MarkupAttribute]) {
        guard !run.isHidden, let identifier = attributes["id"] else { return }
        let key = String(name.dropLast("Reference".count)) + " " + identifier
        withParagraph { $0.notes.append((key, $0.place)) }
    }

    private mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in withParagraph { $0.append(utf8) } }
    }

    private mutating func withParagraph(_ body: (inout DocxParagraph) -> Void) {
        if let last = paragraphs.indices.last { body(&paragraphs[last]) }
    }

    /// A character of a font; those of symbol fonts have no meaning in Unicode.
    private static func symbol(_ attributes: [MarkupAttribute]) -> String? {
        guard let code = attributes["char"].flatMap({ UInt32($0, radix: 16) }), !(0xE000...0xF8FF).contains(code) else {
            return nil
        }
        return Unicode.Scalar(code).map { String($0) }
    }
}
