import Testing

@testable import Glossary

struct PeriodRuleTests {
    @Test func backwardsPeriod() {
        expectFindings(
            of: BackwardsPeriod(),
            in: concept(
                """
                period: {from: 2001, to: ▶2000-12-31}
                meeting: {from: 2001-01, to: ▶2000}
                posts: [{role: r, from: 2001, to: 2001}, {role: r, from: 2002, to: ▶2001}]
                """,
                terms: "en: [{term: A, from: 2001-05, to: 2001}, {term: B, to: ▶2001-04-30, from: 2001-05}]"))
    }

    @Test func termOutsidePeriod() {
        expectFindings(
            of: TermOutsidePeriod(),
            in: concept(
                "period: {from: 2000-06, to: 2010}",
                terms: """
                    en:
                      - {term: A, from: 2000, to: 2010-12-31}
                      - {term: B, from: ▶1999, to: 2005}
                      - {term: C, from: 2005, to: ▶2011}
                      - {term: D, to: ▶1999}
                      - {term: E, from: ▶2000-05-31, to: ▶2011-01-01}
                      - {term: F}
                    """))
        expectFindings(of: TermOutsidePeriod(), in: concept("", terms: "en: [{term: A, from: 1000}]"))
    }

    @Test func overlappingPosts() {
        expectFindings(
            of: OverlappingPosts(),
            in: concept(
                """
                posts:
                  - {role: role.a, from: 2000, to: 2005}
                  - {role: role.a, from: 2005, to: 2007}
                  - {role: role.b, from: 2006}
                  - ▶{role: role.a, from: 2006-12-31}
                """, terms: "en: [{term: A}]"))
    }
}
