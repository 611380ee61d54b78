import Terminology
import Testing

/// The words that glossary files, options and JSON share.
struct WordTests {
    @Test func eachWordIsReadBack() {
        #expect(ConceptKind.allCases.allSatisfy { ConceptKind(word: $0.word) == $0 })
        #expect(TermStatus.allCases.allSatisfy { TermStatus(word: $0.word) == $0 })
        #expect(TermType.allCases.allSatisfy { TermType(word: $0.word) == $0 })
        #expect(PartOfSpeech.allCases.allSatisfy { PartOfSpeech(word: $0.word) == $0 })
    }

    @Test(arguments: ["", "Office", "offices", "fullForm", "full-form", "preferred ", "全称"])
    func otherWordsAreRefused(_ word: String) {
        #expect(ConceptKind(word: word) == nil)
        #expect(TermStatus(word: word) == nil)
        #expect(TermType(word: word) == nil)
        #expect(PartOfSpeech(word: word) == nil)
    }

    @Test func theWordsStayAsTheyAre() {
        #expect(
            ConceptKind.allCases.map(\.word) == [
                "office", "person", "role", "meeting", "event", "mechanism", "treaty", "document", "term", "place",
            ])
        #expect(TermStatus.allCases.map(\.word) == ["preferred", "admitted", "superseded", "deprecated"])
        #expect(Reliability.allCases.map(\.rawValue) == [1, 2, 3, 4])
        #expect(Reliability.allCases == Reliability.allCases.sorted())
    }
}
