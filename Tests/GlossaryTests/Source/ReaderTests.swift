import DataFile
import Glossary
import Terminology
import Testing

struct ReaderTests {
    private let reader = GlossaryReader()

    @Test func aConceptIsReadWithAllItsFields() throws {
        let text = """
            concepts:
              - id: mtg.heads-21
                kind: meeting
                subject: meeting
                definition: The 21st meeting.
                note: |
                  Held on screen.
                sources: [one, two]
                reliability: 3
                period: {from: 2021-11-30, to: 2021-11}
                replaces: [mtg.a]
                partOf: [mtg.b]
                seeAlso: [mtg.c, mtg.d]
                meeting: {series: mtg.heads, ordinal: 21, from: 2021-11-30, to: 2021-11-30, host: off.a, place: pl.a, format: virtual}
                posts:
                  - {role: role.a, from: 2020, to: 2021-02, sources: [three], note: acting}
                falseFriends:
                  - forms: {zh-Hans: 审判, ja: 審判}
                    note: Not the same.
                terms:
                  ja:
                    - {term: 会合, reading: かいごう, romanization: kaigō}
                  en:
                    - term: meeting
                      type: short form
                      status: admitted
                      from: 2001-09
                      to: 2025-09-30
                      publisher: TCS
                      partOfSpeech: verb
                      sources: [four]
                      reliability: 1
                      note: rare
                    - {term: "NO"}
                  ko: [{term: 회의, hanja: 會議}]
            """
        let source = reader.read(text: text, file: "meetings.yaml")
        #expect(source.diagnostics == [])
        let concept = try #require(source.concepts.first).concept
        #expect((concept.id, concept.kind, concept.subject) == ("mtg.heads-21", .meeting, "meeting"))
        #expect((concept.definition, concept.note) == ("The 21st meeting.", "Held on screen.\n"))
        #expect((concept.sources, concept.reliability) == (["one", "two"], .seen))
        #expect(concept.period == ValidityPeriod(from: PartialDate(iso: "2021-11-30"), to: PartialDate(iso: "2021-11")))
        #expect((concept.replaces, concept.partOf, concept.seeAlso) == (["mtg.a"], ["mtg.b"], ["mtg.c", "mtg.d"]))
        let meeting = try #require(concept.meeting)
        #expect((meeting.series, meeting.ordinal, meeting.host) == ("mtg.heads", 21, "off.a"))
        #expect(
            (meeting.place, meeting.format, meeting.dates.from) == ("pl.a", "virtual", PartialDate(iso: "2021-11-30")))
        let period = ValidityPeriod(from: PartialDate(iso: "2020"), to: PartialDate(iso: "2021-02"))
        #expect(concept.posts == [Post(role: "role.a", period: period, sources: ["three"], note: "acting")])
        let forms: LanguageForms = [.simplifiedChinese: "审判", .japanese: "審判"]
        #expect(concept.falseFriends == [FalseFriend(forms: forms, note: "Not the same.")])

        #expect(concept.terms.map(\.text) == ["meeting", "NO", "会合", "회의"], "in the order of the languages")
        let term = try #require(concept.terms.first)
        #expect((term.type, term.status, term.publisher) == (.shortForm, .admitted, "TCS"))
        #expect((term.partOfSpeech, term.note, term.validity.from) == (.verb, "rare", PartialDate(iso: "2001-09")))
        #expect(concept.terms[2].reading == "かいごう")
        #expect(concept.terms[2].romanization == "kaigō")
        #expect(concept.terms[3].hanja == "會議")
    }

    @Test func aTermWithoutSourcesOrReliabilityHasThoseOfTheConcept() throws {
        let text = """
            concepts:
              - id: off.a
                kind: office
                terms:
                  en:
                    - {term: A}
                    - {term: B, sources: [own], reliability: 1}
                    - {term: C, reliability: 4}
                    - {term: D, sources: [own]}
                sources: [all]
                reliability: 3
            """
        let terms = try #require(reader.read(text: text, file: "a.yaml").concepts.first).concept.terms
        #expect(terms.map(\.sources) == [["all"], ["own"], ["all"], ["own"]])
        #expect(terms.map(\.hasOwnSources) == [false, true, false, true])
        #expect(terms.map(\.reliability) == [.seen, .unverified, .official, .seen])
    }

    @Test func theRegisterOfSourcesIsRead() {
        let text = """
            sources:
              - {id: a, title: T, address: "https://a.example/", publisher: TCS, language: ko, date: 2021-11, seen: false}
              - id: b
            """
        let source = reader.read(text: text, file: "sources.yaml")
        var first = Source(id: "a")
        (first.title, first.address, first.publisher) = ("T", "https://a.example/", "TCS")
        (first.language, first.date, first.seen) = ("ko", PartialDate(iso: "2021-11"), false)
        #expect(source.register.map(\.source) == [first, Source(id: "b")])
        #expect(source.register.map { "\($0.location(of: .id))" } == ["sources.yaml:2:10", "sources.yaml:3:9"])
    }

    @Test func everyValueHasItsPlace() throws {
        let text = """
            # 注
            concepts:
              - id: off.a
                kind: office
                sources: [one, two]
                meeting: {host: off.b}
                posts:
                  - {role: r, sources: [three, four]}
                terms:
                  ko:
                    - {term: 특허청, from: 2000}
                  en:
                    - term: A
                      sources:
                        - five
            """
        let concept = try #require(reader.read(text: text, file: "x/a.yaml").concepts.first)
        #expect("\(concept.location)" == "x/a.yaml:3:5")
        #expect("\(concept.location(of: .sources))" == "x/a.yaml:5:14")
        #expect("\(concept.location(of: .sources, 1))" == "x/a.yaml:5:20")
        #expect("\(concept.location(of: .meetingHost))" == "x/a.yaml:6:21")
        #expect("\(concept.location(of: .postSources, 0, 1))" == "x/a.yaml:8:36")
        #expect("\(concept.location(of: .note))" == "x/a.yaml:3:5", "the concept, where the field is missing")
        #expect("\(concept.location(ofTerm: 0))" == "x/a.yaml:13:17", "terms are sorted by language")
        #expect("\(concept.location(ofTerm: 0, .sources, 0))" == "x/a.yaml:15:15")
        #expect("\(concept.location(ofTerm: 1))" == "x/a.yaml:11:18")
        #expect("\(concept.location(ofTerm: 1, .from))" == "x/a.yaml:11:29", "columns count scalars")
        #expect("\(concept.location(ofTerm: 7))" == "x/a.yaml:3:5")
        #expect(concept.languages.map(\.language) == [.korean, .english], "in the order of the file")
        #expect(concept.languages.map(\.position.line) == [10, 12])
    }

    @Test(arguments: ["", "\n", "# nothing\n", "---\n", "concepts: []\n", "sources: []"])
    func aFileWithNothingInItIsNotAnError(text: String) {
        let source = reader.read(text: text, file: "a.yaml")
        #expect(source.concepts.isEmpty && source.register.isEmpty)
        #expect(text.hasPrefix("---") || source.diagnostics.isEmpty)
    }

    @Test func windowsLineEndsAndAByteOrderMarkAreRead() throws {
        let text = "\u{FEFF}concepts:\r\n  - id: off.a\r\n    kind: office\r\n    terms: {}\r\n"
        let source = reader.read(text: text, file: "a.yaml")
        #expect(source.diagnostics == [])
        #expect("\(try #require(source.concepts.first).location(of: .kind))" == "a.yaml:3:11")
    }
}
