import Terminology
import Testing

@testable import Glossary

struct IdentityRuleTests {
    @Test func duplicateIdentifier() {
        expectFindings(
            of: DuplicateIdentifier(),
            in: """
                concepts:
                  - {id: off.a, kind: office, terms: {}}
                  - {id: ▶off.a, kind: office, terms: {}}
                sources:
                  - id: one
                  - title: again
                    id: ▶one
                """)
    }

    @Test func identifierFormat() {
        expectFindings(
            of: IdentifierFormat(),
            in: """
                concepts:
                  - {id: off.a-1, kind: office, terms: {}}
                  - {id: ▶Off.a, kind: office, terms: {}}
                  - {id: ▶offa, kind: office, terms: {}}
                  - {id: ▶off.a.b, kind: office, terms: {}}
                  - {id: ▶off.a--b, kind: office, terms: {}}
                sources: [{id: tcs-en-1}, {id: ▶tcs_en}]
                """)
    }

    @Test func identifierPrefix() {
        expectFindings(
            of: IdentifierPrefix(),
            in: """
                concepts:
                  - {id: off.a, kind: office, terms: {}}
                  - {id: t.a, kind: office, terms: {}}
                  - {id: mtg.a, kind: event, terms: {}}
                  - {id: ▶per.a, kind: office, terms: {}}
                  - {id: ▶t.b, kind: person, terms: {}}
                  - {id: ▶off.b, kind: term, terms: {}}
                """)
    }

    @Test func wrongFile() {
        let text = """
            concepts:
              - {id: off.a, kind: office, terms: {}}
              - {id: per.a, kind: ▶person, terms: {}}
            """
        expectFindings(of: WrongFile(), in: text, file: "Glossaries/offices.yaml")
        expectFindings(of: WrongFile(), in: text.replacing("▶", with: ""), file: "Glossaries/mine.yaml")
    }

    @Test func danglingReference() {
        expectFindings(
            of: DanglingReference(),
            in: """
                concepts:
                  - id: off.a
                    kind: office
                    replaces: [off.b, ▶off.c]
                    partOf: [▶off.d]
                    seeAlso:
                      - ▶off.e
                    meeting: {series: ▶mtg.x, host: off.b, place: ▶pl.x}
                    posts:
                      - {role: ▶TODO, from: 2001}
                    terms: {}
                  - {id: off.b, kind: office, terms: {}}
                """)
    }

    @Test func aDanglingReferenceSuggestsTheNearestConcept() {
        let text = "concepts:\n  - {id: off.cnipa, kind: office, seeAlso: [off.cinpa], terms: {}}\n"
        let source = GlossaryReader().read(text: text, file: "a.yaml")
        let findings = GlossaryLint(rules: [DanglingReference()]).check(source)
        #expect(findings.map(\.help) == ["did you mean \"off.cnipa\"?"])
    }

    @Test func referenceKind() {
        expectFindings(
            of: ReferenceKind(),
            in: """
                concepts:
                  - {id: off.a, kind: office, posts: [{role: ▶off.a}, {role: role.a}], terms: {}}
                  - {id: role.a, kind: role, terms: {}}
                  - id: mtg.a
                    kind: meeting
                    meeting: {series: ▶role.a, host: off.a, place: ▶off.a}
                    terms: {}
                """)
    }

    @Test func circularReference() {
        expectFindings(
            of: CircularReference(),
            in: """
                concepts:
                  - {id: off.a, kind: office, replaces: [off.b], terms: {}}
                  - {id: off.b, kind: office, replaces: [off.c, off.d], terms: {}}
                  - {id: off.c, kind: office, replaces: [▶off.a], partOf: [off.d], terms: {}}
                  - {id: off.d, kind: office, partOf: [▶off.d], seeAlso: [▶off.d, off.a], terms: {}}
                """)
    }

    @Test func aLongChainOfReferencesIsNoCircle() {
        let concepts = (1...3000).map { "  - {id: off.n\($0), kind: office, replaces: [off.n\($0 + 1)], terms: {}}" }
        expectFindings(of: CircularReference(), in: "concepts:\n" + concepts.joined(separator: "\n"))
    }

    @Test func meetingOrdinal() {
        expectFindings(
            of: MeetingOrdinal(),
            in: """
                concepts:
                  - {id: mtg.a, kind: meeting, meeting: {series: mtg.s, ordinal: 1}, terms: {}}
                  - {id: mtg.b, kind: meeting, meeting: {series: mtg.s, ordinal: ▶1}, terms: {}}
                  - {id: mtg.c, kind: meeting, meeting: {series: mtg.t, ordinal: 1}, terms: {}}
                """)
    }

    @Test func meetingOrder() {
        expectFindings(
            of: MeetingOrder(),
            in: """
                concepts:
                  - {id: mtg.b, kind: meeting, meeting: {series: mtg.s, ordinal: 2, from: ▶2019-12}, terms: {}}
                  - {id: mtg.a, kind: meeting, meeting: {series: mtg.s, ordinal: 1, from: 2020-01-02}, terms: {}}
                  - {id: mtg.c, kind: meeting, meeting: {series: mtg.s, ordinal: 3, from: 2019}, terms: {}}
                """)
    }
}
