import Foundation
import Glossary
import Lookup
import Terminology

/// A text of `Resources/recognition`, one a line, written by hand for this project: language, tab, the text with all of its
/// names marked, tab, options. A text without a mark has no name.
///
/// `‹name|id›` is a name that may mean the concept `id`; `=id` that it means this one before all others; `id~` that it is not
/// valid on the day; `*` that any concept will do. `\n`, `\r`, `\t` and `\u{300}` stand for characters that an editor would change or hide.
/// Options: `on DAY`; `nfd` for the text decomposed; `sub` for the names within names, marked within the marks;
/// `hard` where only the sense of the sentence would tell, so that a failure is known.
struct RecognitionCase {
    var line: String
    var text: MarkedText
    var options = RecognitionOptions()
    var isHard = false

    init?(line: Substring) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count >= 2, let language = LanguageTag(parsing: fields[0]) else { return nil }
        var marked = Self.unescaped(fields[1])
        var words = fields.count > 2 ? fields[2].split(separator: " ") : []
        options.languages = [language]
        while !words.isEmpty {
            switch words.removeFirst() {
            case "nfd": marked = marked.decomposedStringWithCanonicalMapping
            case "sub": options.includesSubterms = true
            case "hard": isHard = true
            case "on":
                guard !words.isEmpty, let day = PartialDate(iso: String(words.removeFirst())) else { return nil }
                options.on = day.earliest
            default: return nil
            }
        }
        self.line = String(line)
        text = MarkedText(marked)
    }

    /// All texts in the four languages.
    static func all() throws -> [RecognitionCase] {
        let folder = RecognitionFixture.root + "/Tests/LookupTests/Resources/recognition/"
        return try LanguageTag.allCases.flatMap { language in
            try String(contentsOfFile: folder + "\(language).tsv", encoding: .utf8).split(separator: "\n")
                .filter { !$0.hasPrefix("#") }.map { line in
                    guard let example = RecognitionCase(line: line) else { throw Malformed(line: String(line)) }
                    return example
                }
        }
    }

    struct Malformed: Error { var line: String }

    /// How many of the names that were found are marked, and whether nothing is missing or too much.
    func judge(_ terms: [RecognizedTerm], _ index: GlossaryIndex) throws -> (right: Int, isRight: Bool) {
        var right = 0
        for mark in text.marks {
            guard let term = terms.first(where: { $0.span == TextSpan(mark.start, mark.end) }) else { continue }
            let wanted = mark.id.filter { $0 != "=" && $0 != "~" }
            let ids = try term.concepts.map { try index.entry($0.reference).concept.id }
            guard let place = wanted == "*" ? 0 : ids.firstIndex(of: wanted) else { continue }
            if mark.id.hasPrefix("="), place != 0 { continue }
            if options.on != nil, term.concepts[place].isValid == mark.id.hasSuffix("~") { continue }
            right += 1
        }
        return (right, right == text.marks.count && right == terms.count)
    }

    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var rest = text
        while let slash = rest.firstIndex(of: "\\") {
            result += rest[..<slash]
            rest = rest[rest.index(after: slash)...]
            switch rest.popFirst() {
            case "n": result += "\n"
            case "r": result += "\r"
            case "t": result += "\t"
            case "u":
                let digits = rest.dropFirst().prefix { $0 != "}" }
                rest = rest.dropFirst(digits.count + 2)
                if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) {
                    result.unicodeScalars.append(scalar)
                }
            default: break
            }
        }
        return result + rest
    }
}
