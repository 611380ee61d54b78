import Testing

@testable import Glossary

struct SourceRuleTests {
    @Test func missingSource() {
        expectFindings(
            of: MissingSource(),
            in: concept(
                "subject: office",
                terms: "en:\n  - {term: ▶A}\n  - {term: B, sources: [x]}\n  - {sources: [], term: ▶C}"))
        expectFindings(of: MissingSource(), in: concept("sources: [x]", terms: "en: [{term: A}]"))
    }

    @Test func unknownSource() {
        let text = concept(
            "sources: [one, ▶two]\nposts: [{role: r, sources: [▶three]}]",
            terms: "en: [{term: A, sources: [one, ▶four]}, {term: B}]")
        expectFindings(of: UnknownSource(), in: text + "sources: [{id: one}]\n")
    }

    @Test func unusedSource() {
        let text = concept("sources: [one]", terms: "en: [{term: A, sources: [two]}]")
        expectFindings(of: UnusedSource(), in: text + "sources:\n  - id: one\n  - id: two\n  - id: ▶three\n")
    }

    @Test func unseenReliability() {
        let register = "sources: [{id: memory, seen: false}, {id: page}]\n"
        let text = concept(
            "sources: [memory]\nreliability: ▶3",
            terms: """
                en:
                  - {term: A}
                  - {term: B, sources: [page]}
                  - {term: C, sources: ▶[memory]}
                  - {term: D, reliability: ▶4}
                  - {term: E, reliability: 1}
                  - {term: F, reliability: 4, sources: [memory, page]}
                """)
        expectFindings(of: UnseenReliability(), in: text + register)
    }
}
