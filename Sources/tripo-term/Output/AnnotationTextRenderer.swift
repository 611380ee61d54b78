import ICU
import Terminology
import TripoTerm

/// Annotated texts to read on a terminal: each term as `[KIPO|1]`, and below a paragraph what the numbers mean that are new.
struct AnnotationTextRenderer: AnnotationRenderer {
    let words: MessageCatalog
    let terminal: Terminal
    /// Whether each document begins with the name of its file.
    let namesFiles: Bool

    let head = ""
    let foot = ""
    private var isFirst = true

    init(words: MessageCatalog, terminal: Terminal, namesFiles: Bool) {
        (self.words, self.terminal, self.namesFiles) = (words, terminal, namesFiles)
    }

    mutating func write(_ document: AnnotatedDocument, to write: (String) throws -> Void) throws {
        var numbers = AnnotationNumbers()
        if namesFiles {
            try write((isFirst ? "" : "\n") + Style.bold.apply(to: document.document.path.visible, terminal) + "\n\n")
        }
        isFirst = false
        for (place, block) in document.document.blocks.enumerated() {
            let terms = document.terms[place]
            var result = place == 0 ? "" : "\n"
            let known = numbers.entries.count
            for line in marked(block.text, terms, &numbers).wrapped(to: terminal.width ?? Int.max) {
                result += line + "\n"
            }
            for entry in numbers.entries[known...] { result += legend(entry, document) }
            try write(result)
        }
    }

    private func marked(_ text: String, _ terms: [AnnotatedTerm], _ numbers: inout AnnotationNumbers) -> String {
        var result = ""
        var given = [Int](repeating: 0, count: terms.count)
        for piece in AnnotationPiece.pieces(of: text, terms) {
            switch piece {
            case .text(let part): result += String(part).visible
            case .begin(let index):
                given[index] = numbers.number(of: terms[index], written: text.piece(terms[index].span)).number
                result += "["
            case .end(let index): result += "|\(given[index])]"
            }
        }
        return result
    }

    private func legend(_ entry: AnnotationNumbers.Entry, _ document: AnnotatedDocument) -> String {
        let number = "\(entry.number)"
        let indent = String(repeating: " ", count: 4 + number.count)
        let width = terminal.width.map { max(1, $0 - indent.count) } ?? Int.max
        var result = ""
        for (place, concept) in entry.shown.enumerated() {
            var details = [words("kind." + concept.kind.word), concept.id]
            if concept.status == .deprecated { details.append(words("status.deprecated")) }
            if !concept.isValid { details.append(words("annotate.notValid", ["date": .text("\(document.on)")])) }
            let title = place == 0 ? entry.text.visible : words("annotate.or")
            let start = place == 0 ? "  " + Style.bold.apply(to: number, terminal) + "  " : indent
            for (line, text) in (title + " · " + details.joined(by: " · ")).wrapped(to: width).enumerated() {
                result += (line == 0 ? start : indent) + Style.dim.apply(to: text, terminal) + "\n"
            }
            let names = concept.names.map { "\($0.language) \($0.text.visible)" }.joined(by: " · ")
            for text in names.wrapped(to: width) where !text.isEmpty { result += indent + text + "\n" }
        }
        return result
    }
}

extension String {
    /// The text of a span.
    func piece(_ span: TextSpan) -> String {
        let start = utf8.index(utf8.startIndex, offsetBy: span.start)
        return String(self[start..<utf8.index(start, offsetBy: span.end - span.start)])
    }
}
