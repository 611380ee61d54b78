import Glossary
import Lookup
import Terminology
import Testing

/// Names that begin within other names.
@Suite struct LongerNameTests {
    static func recognizer(_ names: [String]) throws -> TermRecognizer {
        var concept = Concept(id: "t.sample", kind: .term)
        concept.terms = names.map { Term($0, language: .english) }
        return try TermRecognizer(try RecognitionFixture.index(of: [concept]))
    }

    static func found(_ names: [String], in text: String) throws -> [String] {
        let bytes = Array(text.utf8)
        return try recognizer(names).terms(in: text).map { String(decoding: bytes[$0.span.range], as: UTF8.self) }
    }

    @Test func `a longer name that begins within a shorter one is meant`() throws {
        let names = ["the Trilateral", "Trilateral Cooperation Secretariat"]
        #expect(try Self.found(names, in: "of the Trilateral Cooperation Secretariat") == [names[1]])
        #expect(try Self.found(names, in: "of the Trilateral and others") == [names[0]])
    }

    @Test func `of two names that share a word the first is meant where it is no shorter`() throws {
        #expect(try Self.found(["patent office", "office action"], in: "a patent office action") == ["patent office"])
    }

    @Test func `what is left before a longer name may be a shorter one`() throws {
        let names = ["patent", "patent licence", "licence agreement form"]
        #expect(try Self.found(names, in: "a patent licence agreement form") == ["patent", "licence agreement form"])
    }

    @Test func `a longer name is found wherever the two stand in a long text`() throws {
        let names = ["the Trilateral", "Trilateral Cooperation Secretariat"]
        let recognizer = try Self.recognizer(names)
        // More places than are looked at together.
        for count in 0..<600 {
            let before = String(repeating: "x", count: count) + " the "
            let terms = try recognizer.terms(in: before + names[1])
            #expect(terms.map(\.span) == [TextSpan(before.utf8.count, before.utf8.count + names[1].utf8.count)])
        }
    }
}
