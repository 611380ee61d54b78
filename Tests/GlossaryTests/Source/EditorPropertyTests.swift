import Glossary
import Terminology
import TestSupport
import Testing

struct EditorPropertyTests {
    private static let rounds = 24
    private static let pieces = [
        "特許", "Office", " ", "'", "\"", ": ", " #", "[", "]", "{", "}", ",", "-", "&a", "*b", "!", "|", ">", "%", "@",
        "`",
        "\\", "\n", "é", "청", "no", "1", "~", "?", "=", "…", "\u{1F600}", "\u{2028}", "\t",
    ]

    private func text(_ random: inout SplitMix64) -> String {
        (0..<Int.random(in: 1...6, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
            .joined()
    }

    private func term(_ random: inout SplitMix64) -> Term {
        let language = LanguageTag.allCases.randomElement(using: &random) ?? .english
        var term = Term(text(&random), language: language)
        if Bool.random(using: &random) { term.reading = text(&random) }
        if Bool.random(using: &random) { term.note = text(&random) + String(repeating: "long ", count: 40) }
        if Bool.random(using: &random) { (term.sources, term.hasOwnSources) = (["one", text(&random)], true) }
        term.status = TermStatus.allCases.randomElement(using: &random) ?? .preferred
        term.type = TermType.allCases.randomElement(using: &random) ?? .fullForm
        term.reliability = Reliability.allCases.randomElement(using: &random) ?? .seen
        term.validity.from = PartialDate(year: 2000, month: Int.random(in: 1...12, using: &random))
        return term
    }

    private func concept(_ random: inout SplitMix64) -> Concept {
        var concept = Concept(id: text(&random), kind: .meeting)
        (concept.subject, concept.note) = (text(&random), text(&random))
        concept.sources = Bool.random(using: &random) ? [] : [text(&random)]
        var meeting = MeetingFacts()
        (meeting.series, meeting.ordinal, meeting.format) = (text(&random), 3, "in person")
        concept.meeting = Bool.random(using: &random) ? nil : meeting
        concept.posts = [Post(role: text(&random), sources: ["a"], note: text(&random))]
        concept.falseFriends = [FalseFriend(forms: [.japanese: text(&random)], note: text(&random))]
        concept.terms = (0..<3).map { _ in term(&random) }
        return concept
    }

    /// Removing what was inserted gives the old bytes, and reading gives the old concepts and the new one.
    @Test(arguments: EditorSample.all.indices) func anAdditionChangesNothingElse(sample: Int) throws {
        var random = SplitMix64(seed: UInt64(sample))
        let editor = GlossaryEditor(lint: GlossaryLint(rules: []))
        var text = EditorSample.all[sample]
        for round in 0..<Self.rounds {
            // Now and then begin anew, so that texts do not grow for ever.
            if round % 8 == 0 { text = EditorSample.all[sample] }
            let old = GlossaryReader().read(text: text, file: "a.yaml").concepts.map(\.concept)
            let target = old.randomElement(using: &random)?.id
            let addition: GlossaryAddition =
                if let target, round % 4 != 0 { .term(term(&random), concept: target) } else {
                    .concept(concept(&random), after: Bool.random(using: &random) ? target : nil)
                }
            let edit: GlossaryEdit
            do {
                edit = try editor.adding(addition, to: text, of: "a.yaml")
            } catch {
                // Chance may give two concepts one id.
                #expect(error.diagnostics.first?.code == "glossary.ambiguous-concept", "\(addition) \(error)")
                continue
            }
            var bytes = Array(edit.text.utf8)
            bytes.removeSubrange(edit.insertion.range)
            #expect(bytes.elementsEqual(text.utf8))
            let new = GlossaryReader().read(text: edit.text, file: "a.yaml").concepts.map(\.concept)
            switch addition {
            case .concept(let concept, _):
                #expect(new.count == old.count + 1)
                #expect(new.contains { $0.id == concept.id && $0.note == concept.note && $0.posts == concept.posts })
            case .term(let term, let id):
                #expect(new.map(\.id) == old.map(\.id))
                let terms = try #require(new.first { $0.id == id }).terms
                let match = terms.contains {
                    $0.text == term.text && $0.reading == term.reading && $0.note == term.note
                        && $0.status == term.status && $0.reliability == term.reliability
                        && $0.validity == term.validity
                }
                #expect(match, "\(term) in \(edit.text)")
            }
            text = edit.text
        }
    }
}
