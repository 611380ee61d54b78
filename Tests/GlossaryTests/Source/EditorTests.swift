import Glossary
import Terminology
import Testing

struct EditorTests {
    private let editor = GlossaryEditor(lint: GlossaryLint(rules: []))

    private func term(_ text: String, _ language: LanguageTag, _ change: (inout Term) -> Void = { _ in }) -> Term {
        var term = Term(text, language: language)
        change(&term)
        return term
    }

    private func lines(_ addition: GlossaryAddition, in text: String = EditorSample.usual) throws -> (Int, String) {
        let edit = try editor.adding(addition, to: text, of: "a.yaml")
        let bytes = Array(edit.text.utf8)
        let line = bytes[..<edit.insertion.start].count { $0 == 0x0A } + 1
        return (line, String(decoding: bytes[edit.insertion.range], as: UTF8.self))
    }

    @Test func aTermGoesAfterTheLastOfItsLanguage() throws {
        let new = term("The \"A\" Office", .english) { $0.reliability = .seen }
        let (line, text) = try lines(.term(new, concept: "off.a"))
        #expect(text == "        - {term: \"The \\\"A\\\" Office\"}\n")
        #expect(line == 12)
    }

    @Test func aTermGoesAfterABlockOfManyLines() throws {
        let new = term("甲", .simplifiedChinese) { ($0.type, $0.status) = (.shortForm, .admitted) }
        let (line, text) = try lines(.term(new, concept: "off.a"))
        #expect(text == "        - {term: 甲, type: short form, status: admitted, reliability: 1}\n")
        #expect(line == 18)
    }

    @Test func aTermGoesAfterOneInBracketsOverTwoLines() throws {
        let (line, _) = try lines(.term(term("갑", .korean), concept: "off.a"))
        #expect(line == 23)
    }

    @Test func aNewLanguageGoesToItsPlaceInTheOrder() throws {
        let (line, text) = try lines(.term(term("甲局", .traditionalChinese), concept: "off.a"))
        #expect(text == "      zh-Hant:\n        - {term: 甲局, reliability: 1}\n")
        #expect(line == 18)
        let (first, other) = try lines(.term(term("A", .english), concept: "off.a"), in: EditorSample.flush)
        #expect((first, other) == (6, "      en:\n      - {term: A}\n"))
    }

    @Test func listsInBracketsGrowWithinThem() throws {
        #expect(try lines(.term(term("乙", .japanese), concept: "off.b")).1 == ", {term: 乙}")
        #expect(try lines(.term(term("C", .english), concept: "off.c")).1 == ", {term: C}")
        #expect(try lines(.term(term("병", .korean), concept: "off.c")).1 == "{term: 병}")
        #expect(try lines(.term(term("丙", .japanese), concept: "off.c")).1 == ", ja: [{term: 丙}]")
        #expect(try lines(.term(term("丁", .japanese), concept: "off.d")).1 == "ja: [{term: 丁}]")
    }

    @Test func aLongTermIsWrittenOneFieldALine() throws {
        let new = term("長い名", .japanese) {
            ($0.reading, $0.note) = ("ながいな", String(repeating: "long ", count: 30) + "note")
            ($0.sources, $0.hasOwnSources, $0.validity.from) = (["one"], true, PartialDate(iso: "2001-05"))
        }
        let (_, text) = try lines(.term(new, concept: "off.a"))
        #expect(text.hasPrefix("      ja:\n        - term: 長い名\n          reading: ながいな\n          from: 2001-05\n"))
    }

    @Test func aConceptGoesAfterAnotherOrToTheEnd() throws {
        var concept = Concept(id: "off.new", kind: .office)
        (concept.sources, concept.reliability) = (["one"], .seen)
        concept.terms = [term("新", .japanese) { $0.reliability = .seen }]
        let written = [
            "", "  - id: off.new", "    kind: office", "    sources: [one]", "    reliability: 3", "    terms:",
            "      ja:",
            "        - {term: 新}", "",
        ]
        let (line, text) = try lines(.concept(concept, after: "off.b"))
        #expect((line, text) == (29, written.joined(separator: "\n")))
        #expect(try lines(.concept(concept, after: nil)).0 == 36)
    }

    @Test func aFileWithoutConceptsGetsItsFirst() throws {
        let concept = Concept(id: "off.new", kind: .office)
        let (_, text) = try lines(.concept(concept, after: nil), in: EditorSample.empty)
        #expect(text == "concepts:\n  - id: off.new\n    kind: office\n    reliability: 1\n    terms: {}\n")
    }

    private func codes(_ addition: GlossaryAddition, in text: String, rules: [any GlossaryRule] = []) -> [String] {
        do {
            _ = try GlossaryEditor(lint: GlossaryLint(rules: rules)).adding(addition, to: text, of: "a.yaml")
            return []
        } catch {
            return error.diagnostics.map(\.code)
        }
    }

    @Test func whatCannotBeAddedIsRefused() {
        let new = term("A", .english)
        #expect(codes(.term(new, concept: "off.x"), in: EditorSample.usual) == ["glossary.unknown-concept"])
        #expect(codes(.concept(Concept(id: "a", kind: .term), after: "b"), in: "") == ["glossary.unknown-concept"])
        let twice = "concepts:\n- {id: off.a, kind: office, terms: {}}\n- {id: off.a, kind: office, terms: {}}\n"
        #expect(codes(.term(new, concept: "off.a"), in: twice) == ["glossary.ambiguous-concept"])
        #expect(codes(.term(new, concept: "off.a"), in: "concepts: [1]") == ["glossary.wrong-type"])
        let brackets = "concepts: [{id: off.a, kind: office, terms: {}}]"
        #expect(codes(.concept(Concept(id: "a", kind: .term), after: nil), in: brackets) == ["glossary.unclear-layout"])
        let odd = term("a\u{0}b", .english)
        #expect(codes(.term(odd, concept: "off.a"), in: EditorSample.usual).first == "glossary.unclear-layout")
    }

    @Test func anAdditionThatBringsAnErrorIsRefused() throws {
        let second = term("日本専利局", .japanese) { $0.reading = "にほんせんりきょく" }
        let addition = GlossaryAddition.term(second, concept: "off.jpo")
        #expect(codes(addition, in: cleanSample, rules: GlossaryLint.allRules) == ["glossary.duplicate-preferred"])
        var editor = GlossaryEditor()
        editor.acceptsErrors = true
        let edit = try editor.adding(addition, to: cleanSample, of: "offices.yaml")
        #expect(edit.findings.map(\.code) == ["glossary.duplicate-preferred"])
        var admitted = second
        admitted.status = .admitted
        let clean = try GlossaryEditor().adding(
            .term(admitted, concept: "off.jpo"), to: cleanSample, of: "offices.yaml")
        #expect(clean.findings == [])
    }
}
