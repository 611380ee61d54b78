import DataFile
import Normalization
import Terminology

@testable import Glossary

/// Indexes to test with.
enum SampleIndex {
    static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(
        separator: "/")

    /// The texts of the project's own glossaries.
    static func glossaryTerms() throws -> [String] {
        GlossaryReader().read(directory: root + "/Glossaries").concepts.flatMap { $0.concept.terms.map(\.text) }
    }

    /// A concept that has every field.
    static var full: Concept {
        var concept = Concept(id: "office/kipo", kind: .office)
        concept.subject = "office"
        concept.definition = "The office of the Republic of Korea."
        concept.note = "韓国特許庁"
        concept.sources = ["law", "web"]
        concept.reliability = .official
        concept.period = ValidityPeriod(from: PartialDate(iso: "1977-03-12"), to: PartialDate(iso: "2025-10"))
        concept.replaces = ["office/old"]
        concept.partOf = ["office/motie", "office/gov"]
        concept.seeAlso = ["office/jpo"]
        var meeting = MeetingFacts()
        (meeting.series, meeting.host, meeting.place, meeting.format) = (
            "meeting/heads", nil, "place/daejeon", "hybrid"
        )
        (meeting.ordinal, meeting.dates) = (0, ValidityPeriod(from: PartialDate(iso: "2021"), to: nil))
        concept.meeting = meeting
        concept.posts = [
            Post(role: "role/head", period: .always, sources: ["law"], note: "acting"), Post(role: "role/deputy"),
        ]
        concept.falseFriends = [
            FalseFriend(forms: [.korean: "심판", .japanese: "審判"], note: "not the same"),
            FalseFriend(forms: [:], note: ""),
        ]
        var term = Term("特許庁", language: .japanese)
        (term.type, term.status, term.publisher) = (.shortForm, .superseded, "JPO")
        term.validity = ValidityPeriod(from: nil, to: PartialDate(iso: "2020-12-31"))
        (term.reading, term.romanization, term.hanja, term.note) = ("とっきょちょう", "Tokkyochō", "特許廳", "x")
        (term.partOfSpeech, term.reliability) = (.verb, .seen)
        (term.hasOwnSources, term.sources) = (true, ["web"])
        var plain = Term("KIPO", language: .english)
        plain.sources = concept.sources
        var empty = Term("특허청", language: .korean)
        (empty.hasOwnSources, empty.sources) = (true, [])
        concept.terms = [term, plain, empty]
        return concept
    }

    static let sources = ["law", "web"].map { Source(id: $0) }

    /// Few concepts, without rules.
    static func smallBytes(extra: Int = 40) throws -> [UInt8] {
        var builder = try GlossaryIndexBuilder(rules: [], sources: sources)
        try builder.add(full, layer: 2, replacedBy: ["office/moip"])
        for concept in plainConcepts(extra) { try builder.add(concept) }
        return builder.build(messages: Array("words".utf8))
    }

    static func plainConcepts(_ count: Int) -> [Concept] {
        var random = RandomTexts(seed: 11)
        return (0..<count).map { number in
            var concept = Concept(id: "term/\(number)", kind: .term)
            concept.note = "note \(number % 7)"
            concept.terms = [
                Term("term \(number) " + random.text("abcdef", longest: 9), language: .english),
                Term(random.text("特许商标意匠", longest: 6), language: .simplifiedChinese),
            ]
            return concept
        }
    }

    static func lazyIndex(_ bytes: [UInt8]) throws(IndexError) -> GlossaryIndex {
        try GlossaryIndex(IndexFile(ByteStore(bytes), eagerLimit: 0))
    }
}
