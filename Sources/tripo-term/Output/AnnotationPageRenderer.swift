import ICU
import Interchange
import Terminology
import TripoTerm

/// A page of HTML that needs nothing else: the texts with their terms marked, and what the terms mean below.
///
/// There is no script in it, and the policy in its head forbids a browser to load or run anything.
struct AnnotationPageRenderer: AnnotationRenderer {
    let words: MessageCatalog
    let files: [String]
    let on: CalendarDate
    private var numbers = AnnotationNumbers()

    init(words: MessageCatalog, files: [String], on: CalendarDate) {
        (self.words, self.files, self.on) = (words, files, on)
    }

    var head: String {
        let title = files.map { $0 == "-" ? "tripo-term" : $0 }.joined(by: ", ").escapedForXML
        return """
            <!DOCTYPE html>
            <html lang="\(words.language.rawTag)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="tripo-term \(Workspace.version)">
            <title>\(title)</title>
            <style>
            \(AnnotationPageStyle.sheet)</style>
            </head>
            <body>

            """
    }

    mutating func write(_ document: AnnotatedDocument, to write: (String) throws -> Void) throws {
        let language = document.language.map { " lang=\"\($0.rawTag)\"" } ?? ""
        try write("<section\(language)>\n<h1 dir=\"auto\">\(document.document.path.escapedForXML)</h1>\n")
        for (block, terms) in zip(document.document.blocks, document.terms) {
            let (open, close) = Self.element(of: block.kind)
            try write("<\(open) dir=\"auto\">\(marked(block.text, terms))</\(close)>\n")
        }
        try write("</section>\n")
    }

    /// What the numbers mean.
    var foot: String {
        var result = ""
        if !numbers.entries.isEmpty {
            result += "<section class=\"terms\">\n<h1>\(words("annotate.terms").escapedForXML)</h1>\n<ol>\n"
            for entry in numbers.entries { result += item(entry) }
            result += "</ol>\n</section>\n"
        }
        return result + "<footer>tripo-term \(Workspace.version) · \(on)</footer>\n</body>\n</html>\n"
    }

    private static func element(of kind: TextBlock.Kind) -> (open: String, close: String) {
        switch kind {
        // The name of the file stands above all headings.
        case .heading(let level):
            let name = "h\(min(6, level + 1))"
            return (name, name)
        case .listItem: return ("p class=\"item\"", "p")
        case .cell: return ("p class=\"cell\"", "p")
        case .caption, .footnote: return ("p class=\"small\"", "p")
        case .paragraph, .segment: return ("p", "p")
        }
    }

    private mutating func marked(_ text: String, _ terms: [AnnotatedTerm]) -> String {
        var result = ""
        /// Terms whose elements are open, and the elements' beginnings.
        var open: [(term: Int, tag: String)] = []
        var given = [Int](repeating: 0, count: terms.count)
        for piece in AnnotationPiece.pieces(of: text, terms) {
            switch piece {
            case .text(let part): result += String(part).escapedForXML
            case .begin(let index):
                let (number, isNew) = numbers.number(of: terms[index], written: text.piece(terms[index].span))
                given[index] = number
                let tag = Self.tag(terms[index])
                open.append((index, tag))
                result += isNew ? tag.dropLast() + " id=\"t\(number)\">" : tag
            case .end(let index):
                // Terms that cross each other: what began later is closed for a moment.
                var closed: [(term: Int, tag: String)] = []
                while let last = open.popLast() {
                    if last.term == index {
                        result += "<a href=\"#c\(given[index])\">\(given[index])</a></span>"
                        break
                    }
                    result += "</span>"
                    closed.append(last)
                }
                for term in closed.reversed() {
                    result += term.tag
                    open.append(term)
                }
            }
        }
        return result
    }

    private static func tag(_ term: AnnotatedTerm) -> String {
        let best = term.concepts[0]
        let note = ([best.id] + best.names.map { "\($0.language): \($0.text)" }).joined(by: "\n")
        return "<span class=\"term\(best.isValid ? "" : " old")\" title=\"\(note.escapedForXML)\">"
    }

    private func item(_ entry: AnnotationNumbers.Entry) -> String {
        var result = "<li id=\"c\(entry.number)\"><a href=\"#t\(entry.number)\">\(entry.text.escapedForXML)</a>"
        result += " <span class=\"count\">× \(entry.count)</span>\n"
        for (place, concept) in entry.shown.enumerated() {
            var details = [words("kind." + concept.kind.word), concept.id]
            if concept.status == .deprecated { details.append(words("status.deprecated")) }
            if !concept.isValid { details.append(words("annotate.notValid", ["date": .text("\(on)")])) }
            if place > 0 { details[0] = words("annotate.or") + " " + details[0] }
            result += "<div class=\"details\">\(details.joined(by: " · ").escapedForXML)</div>\n<dl>"
            for name in concept.names {
                result += "<dt>\(name.language)</dt><dd lang=\"\(name.language)\">\(name.text.escapedForXML)</dd>"
            }
            result += "</dl>\n"
        }
        return result + "</li>\n"
    }
}
