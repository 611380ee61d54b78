import Terminology

/// What stands in the cells of the page.
extension PageRenderer {
    func appendCell(_ column: Int, of unit: AlignmentUnit, _ output: inout ByteBuffer) {
        let text = content.texts.texts[column]
        let indices = unit.segments[column]
        output.append("<td class=\"c\(column)")
        guard !indices.isEmpty else {
            output.append(" gap\"><span>")
            output.appendXML(words.leftOut)
            output.append("</span></td>")
            return
        }
        output.append("\" lang=\"\(content.tags[column])\">")
        var start = 0
        while start < indices.count {
            let first = text.segments[indices[start]]
            var end = start + 1
            while end < indices.count, text.segments[indices[end]].block == first.block { end += 1 }
            let (open, close) = Self.tags(of: first.kind)
            output.append(open)
            for position in start..<end {
                let segment = text.segments[indices[position]]
                if position > start {
                    let last = text.segments[indices[position - 1]]
                    if content.needsSpace(last, segment, in: text.language) { output.append(" ") }
                }
                output.append("<span class=\"s\" dir=\"auto\">")
                append(segment, terms[column][indices[position]] ?? [], &output)
                output.append("</span>")
            }
            output.append(close)
            start = end
        }
        output.append("</td>")
    }

    /// The element that a block is in.
    private static func tags(of kind: TextBlock.Kind) -> (String, String) {
        switch kind {
        case .heading(let level):
            // The title of the page is the only one at level 1.
            let level = min(max(level, 1) + 1, 6)
            return ("<h\(level)>", "</h\(level)>")
        case .listItem: return ("<p class=\"item\">", "</p>")
        case .caption, .footnote: return ("<p class=\"small\">", "</p>")
        case .paragraph, .segment, .cell: return ("<p>", "</p>")
        }
    }

    private func append(_ segment: Segment, _ terms: [MarkedTerm], _ output: inout ByteBuffer) {
        if terms.isEmpty { return output.appendXML(segment.text) }
        let bytes = Array(segment.text.utf8)
        var done = 0
        for term in terms where Self.isWithin(bytes, term.span) {
            output.appendXML(String(decoding: bytes[done..<term.span.start], as: UTF8.self))
            output.append(term.note.isEmpty ? "<span class=\"term\">" : "<span class=\"term\" tabindex=\"0\">")
            output.appendXML(String(decoding: bytes[term.span.range], as: UTF8.self))
            appendNote(term.note, &output)
            output.append("</span>")
            done = term.span.end
        }
        output.appendXML(String(decoding: bytes[done...], as: UTF8.self))
    }

    /// What is said of a term: a line each; one that begins with a language's tag and a colon (`ja: 特許庁`) is in that language.
    private func appendNote(_ note: String, _ output: inout ByteBuffer) {
        if note.isEmpty { return }
        output.append("<span class=\"note\" role=\"note\" lang=\"\(words.language.rawTag)\">")
        for line in note.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            let language = LanguageTag.allCases.first { parts.count == 2 && $0.rawTag == parts[0] }
            if let language {
                output.append("<span class=\"name\"><i>\(language.rawTag)</i>")
                output.append("<span lang=\"\(language.rawTag)\" dir=\"auto\">")
                output.appendXML(String(parts[1].drop { $0 == " " }))
                output.append("</span></span>")
            } else {
                output.append("<span class=\"name\" dir=\"auto\">")
                output.appendXML(String(line))
                output.append("</span>")
            }
        }
        output.append("</span>")
    }

    /// Terms that do not overlap, the first and longest kept, in the order of the text.
    static func apart(_ terms: [MarkedTerm]) -> [MarkedTerm] {
        let sorted = terms.sorted { ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end) }
        var end = 0
        return sorted.filter { term in
            guard term.span.start >= end, term.span.end > term.span.start else { return false }
            end = term.span.end
            return true
        }
    }

    /// Whether a span is of whole characters of the text.
    private static func isWithin(_ bytes: [UInt8], _ span: TextSpan) -> Bool {
        guard span.start >= 0, span.start < span.end, span.end <= bytes.count else { return false }
        let isStart = { (offset: Int) in offset == bytes.count || bytes[offset] & 0xC0 != 0x80 }
        return isStart(span.start) && isStart(span.end)
    }
}
