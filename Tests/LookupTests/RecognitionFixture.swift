import Glossary
import Lookup
import Normalization
import Terminology

/// The glossaries of this repository, compiled once for all tests.
enum RecognitionFixture {
    static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
        separator: "/")

    static let rules = Result { () throws -> [UInt8] in
        var loader = LocaleRulesLoader(directory: root + "/Locales")
        return try RuleCompiler(try loader.load()).compile()
    }

    static let concepts = GlossaryReader().read(directory: root + "/Glossaries").concepts.map(\.concept)

    static let index = Result { () throws -> GlossaryIndex in try index(of: concepts) }

    static func index(of concepts: [Concept]) throws -> GlossaryIndex {
        var builder = try GlossaryIndexBuilder(rules: try rules.get(), sources: [])
        try builder.add(layers: [concepts])
        return try GlossaryIndex(bytes: builder.build())
    }
}

/// A text whose names are marked within: `‹KIPO|off.kipo›는`.
struct MarkedText {
    struct Mark: Hashable {
        var start: Int
        var end: Int
        var id: String
    }

    private(set) var text = ""
    private(set) var marks: [Mark] = []

    init(_ marked: String) {
        var rest = Substring(marked)
        while let open = rest.firstIndex(of: "‹") {
            text += rest[..<open]
            rest = rest[rest.index(after: open)...]
            guard let bar = rest.firstIndex(of: "|"), let close = rest.firstIndex(of: "›") else { break }
            let start = text.utf8.count
            text += rest[..<bar]
            marks.append(Mark(start: start, end: text.utf8.count, id: String(rest[rest.index(after: bar)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        text += rest
    }

    /// A text with the marks of what was found in it.
    static func marked(_ text: String, _ terms: [RecognizedTerm], _ index: GlossaryIndex) throws -> String {
        let bytes = Array(text.utf8)
        var result = ""
        var place = 0
        for term in terms where term.span.start >= place {
            result += String(decoding: bytes[place..<term.span.start], as: UTF8.self)
            let ids = try term.concepts.map { try index.entry($0.reference).concept.id }
            result +=
                "‹" + String(decoding: bytes[term.span.range], as: UTF8.self) + "|"
                + ids.joined(separator: "/") + "›"
            place = term.span.end
        }
        return result + String(decoding: bytes[place...], as: UTF8.self)
    }
}
