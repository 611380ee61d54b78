import Glossary
import Terminology
import Testing

/// Checks that reading finds one problem, of the code given, exactly where ▶ stands.
private func expectProblem(
    _ code: String, in marked: String, help: String? = nil,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let before = marked.prefix { $0 != "▶" }
    let line = before.count(where: \.isNewline) + 1
    let column = (before.split(separator: "\n", omittingEmptySubsequences: false).last?.unicodeScalars.count ?? 0) + 1
    let source = GlossaryReader().read(text: marked.replacing("▶", with: ""), file: "a.yaml")
    #expect(
        source.diagnostics.map { "\($0.location?.description ?? "") \($0.code)" } == [
            "a.yaml:\(line):\(column) \(code)"
        ],
        "\(source.diagnostics.map(\.message))", sourceLocation: sourceLocation)
    #expect(source.diagnostics.allSatisfy { $0.help?.isEmpty == false }, sourceLocation: sourceLocation)
    if let help { #expect(source.diagnostics.first?.help == help, sourceLocation: sourceLocation) }
}

private func term(_ fields: String) -> String {
    "concepts:\n  - id: t.a\n    kind: term\n    terms:\n      en:\n        - \(fields)\n"
}

struct ReaderDiagnosticsTests {
    @Test func unknownFields() {
        expectProblem("glossary.unknown-field", in: "▶concept: []\n", help: "did you mean \"concepts\"?")
        expectProblem(
            "glossary.unknown-field", in: "concepts:\n  - {id: t.a, kind: term, ▶refernces: [], terms: {}}\n")
        expectProblem(
            "glossary.unknown-field", in: term("{term: a, ▶staus: admitted}"), help: "did you mean \"status\"?")
        expectProblem(
            "glossary.unknown-field", in: "concepts: [{id: t.a, kind: term, ▶period.from: 2001, terms: {}}]\n")
        expectProblem(
            "glossary.unknown-field", in: "concepts: [{id: t.a, kind: term, period: {▶form: 2001}, terms: {}}]\n",
            help: "did you mean \"from\"?")
        expectProblem("glossary.unknown-field", in: "sources: [{id: a, ▶url: b}]\n")
    }

    @Test func missingFields() {
        expectProblem("glossary.missing-field", in: "concepts:\n  - ▶kind: term\n    terms: {}\n")
        expectProblem("glossary.missing-field", in: "concepts:\n  - ▶id: t.a\n    terms: {}\n")
        expectProblem("glossary.missing-field", in: "concepts:\n  - ▶{id: t.a, kind: term}\n")
        expectProblem("glossary.missing-field", in: term("▶{note: a}"))
        expectProblem(
            "glossary.missing-field", in: "concepts: [{id: t.a, kind: term, posts: [▶{from: 2001}], terms: {}}]\n")
        expectProblem("glossary.missing-field", in: "sources: [▶{title: a}]\n")
    }

    @Test func wrongTypes() {
        expectProblem("glossary.wrong-type", in: "▶- a\n")
        expectProblem("glossary.wrong-type", in: "▶just text\n")
        expectProblem("glossary.wrong-type", in: "concepts: ▶{a: b}\n")
        expectProblem("glossary.wrong-type", in: "concepts:\n  - ▶text\n")
        expectProblem("glossary.wrong-type", in: term("{term: ▶[a]}"))
        expectProblem("glossary.wrong-type", in: term("▶a"))
        expectProblem("glossary.wrong-type", in: term("{term: a, reliability: ▶5}"))
        expectProblem("glossary.wrong-type", in: term("{term: a, reliability: ▶high}"))
        expectProblem("glossary.wrong-type", in: term("{term: a, sources: ▶tcs}"))
        expectProblem("glossary.wrong-type", in: "sources: [{id: a, seen: ▶maybe}]\n")
        expectProblem("glossary.wrong-type", in: "concepts: [{id: t.a, kind: term, ▶[b]: c, terms: {}}]\n")
    }

    @Test(arguments: ["NO", "yes", "1.5", "2021-11-30", "0x1F", "12:30", "~", "null", ".inf", "1_000", "-1"])
    func textThatIsMoreThanTextHasToBeQuoted(value: String) {
        expectProblem("glossary.wrong-type", in: term("{term: ▶\(value)}"), help: "put it in quotes: \"\(value)\"")
        let quoted = GlossaryReader().read(text: term("{term: \"\(value)\"}"), file: "a.yaml")
        #expect(quoted.diagnostics == [])
        #expect(quoted.concepts.first?.concept.terms.first?.text == value)
    }

    @Test(arguments: ["2021-02-30", "2021-13", "21", "2021-1-1", "soon", "2021-11-30T00:00"])
    func badDates(date: String) {
        expectProblem("glossary.invalid-date", in: term("{term: a, from: ▶\"\(date)\"}"))
    }

    @Test func unknownWords() {
        expectProblem(
            "glossary.unknown-kind", in: "concepts: [{id: t.a, kind: ▶ofice, terms: {}}]\n",
            help: "did you mean \"office\"?")
        expectProblem("glossary.unknown-status", in: term("{term: a, status: ▶forbidden}"))
        expectProblem(
            "glossary.unknown-type", in: term("{term: a, type: ▶fullForm}"), help: "did you mean \"full form\"?")
        expectProblem("glossary.unknown-part-of-speech", in: term("{term: a, partOfSpeech: ▶thing}"))
        expectProblem(
            "glossary.unknown-format",
            in: "concepts: [{id: t.a, kind: term, meeting: {format: ▶online}, terms: {}}]\n")
        expectProblem(
            "glossary.unknown-language", in: "concepts: [{id: t.a, kind: term, terms: {▶zh: []}}]\n",
            help: "write zh-Hans")
        expectProblem("glossary.unknown-language", in: "concepts: [{id: t.a, kind: term, terms: {▶fr: []}}]\n")
    }

    @Test func brokenYAML() {
        expectProblem("file.duplicate-key", in: "concepts:\n  - {▶id: t.a, kind: term, id: t.b, terms: {}}\n")
        expectProblem(
            "file.invalid-yaml", in: "concepts:\n  - id: t.a\n    note: a▶: b\n",
            help: "put a text that holds \": \" in quotes")
        expectProblem("file.invalid-yaml", in: "concepts:\n  - {id: t.a\n  - b\n▶")
        expectProblem("file.invalid-yaml", in: "a: b\n▶--- \nc: d\n")
        expectProblem("file.invalid-yaml", in: "a: ▶*b\n", help: "put a text that begins with * in quotes")
        expectProblem("file.alias", in: "concepts: ▶&a []\n")
        expectProblem("file.alias", in: "concepts: &a []\nsources: ▶*a\n")
        expectProblem("file.tag", in: "concepts: ▶!!set {}\n")
        expectProblem("file.control-character", in: "concepts: # a▶\u{0}b\n")
        expectProblem("file.control-character", in: "concepts: # 特▶\u{2028}b\n")
        expectProblem("file.control-character", in: term("{term: ▶\"a\\0b\"}"))
        expectProblem("file.control-character", in: term("{term: ▶\"a\\x7Fb\"}"))
        expectProblem("file.control-character", in: term("{term: ▶\"a\\x9Bb\"}"))
        expectProblem("file.control-character", in: term("{term: ▶a\u{202E}b}"))
        expectProblem("file.control-character", in: term("{term: ▶a\u{2066}b}"))
    }

    @Test func oneBadPlaceDoesNotHideTheRest() {
        let text = "concepts:\n  - {id: t.a, kind: thing, terms: {}}\n  - {id: t.b, kind: term, from: 1, terms: {}}\n"
        let source = GlossaryReader().read(text: text, file: "a.yaml")
        #expect(source.concepts.map(\.concept.id) == ["t.b"])
        #expect(source.diagnostics.map(\.code) == ["glossary.unknown-kind", "glossary.unknown-field"])
        #expect(!source.isComplete)
    }

    @Test func problemsAreCountedBeyondALimit() {
        let text = "concepts:\n" + String(repeating: "  - 1\n", count: 700)
        let diagnostics = GlossaryReader().read(text: text, file: "a.yaml").diagnostics
        #expect(diagnostics.count == 501)
        #expect(diagnostics.last?.code == "glossary.too-many-problems")
        #expect(diagnostics.last?.arguments["count"] == "200")
    }
}
