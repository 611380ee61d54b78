import ICU
import Testing

@Suite struct TransliteratorTests {
    @Test func builtInTransformsWork() throws {
        #expect(try Transliterator(identifier: "Han-Latin").transliterated("知识产权") == "zhī shí chǎn quán")
        #expect(try Transliterator(identifier: "Hangul-Latin").transliterated("특허청") == "teugheocheong")
        #expect(try Transliterator(identifier: "Latin-ASCII").transliterated("Übergröße œuvre") == "Ubergrosse oeuvre")
        let composed = try Transliterator(identifier: "Any-NFC").transliterated("e\u{301}")
        #expect(composed.unicodeScalars.count == 1)
        #expect(try Transliterator(identifier: "Any-NFC").transliterated("").isEmpty)
    }

    @Test func anUnknownTransformIsAnError() throws {
        let error = #expect(throws: ICUError.self) { try Transliterator(identifier: "Klingon-Runic") }
        #expect(error?.name == "U_INVALID_ID")
        #expect(error?.function == "Transliterator::createInstance(Klingon-Runic)")
        #expect(error?.location == nil)
        #expect(error?.description == "Transliterator::createInstance(Klingon-Runic): U_INVALID_ID")
    }

    @Test func aRuleErrorTellsItsPlace() throws {
        let rules = "ä > ae ;\n# 規則\nb > [x ;\nc > d ;\n"
        let error = #expect(throws: ICUError.self) { try Transliterator(rules: rules, identifier: "test") }
        let location = try #require(error?.location)
        #expect(error?.name == "U_MALFORMED_SET")
        #expect(location.line == 3)
        #expect(location.column == 4)
        #expect(Array(rules.utf8)[location.offset...].starts(with: " [x ;".utf8))
        #expect(location.before.hasSuffix("b >"))
        #expect(location.after.hasPrefix(" [x ;"))
        let description = "Transliterator::createFromRules(test): U_MALFORMED_SET at 3:4: b >⟨here⟩ [x ;"
        #expect(error?.description == description)
    }

    @Test(arguments: ["a > b", "::Klingon;", "a $x > b;", "> ;", "((((", "a > $9;", "\u{0}", "$", "}{"])
    func badRulesAreErrorsOrHarmless(_ rules: String) {
        // Some of these ICU takes; none may crash.
        _ = try? Transliterator(rules: rules, identifier: "test").transliterated("abc")
    }

    @Test func rulesThatFeedThemselvesEnd() throws {
        let transliterator = try Transliterator(rules: "a > | a a ;", identifier: "test")
        #expect(try transliterator.transliterated("a").utf8.count < 1000)
    }

    @Test func editsTellWhatChanged() throws {
        let rules = """
            ies } [^a-z] > y ;
            ([a-z]) s } [^a-z] > $1 ;
            ä > ae ;
            (x) (y) > $2 $1 ;
            q > ;
            ö > | o ;
            o e > œ ;
            你 > 𠮷 ;
            """
        let transliterator = try Transliterator(rules: rules, identifier: "test")
        func edits(_ text: String) throws -> [TextEdit] { try transliterator.transliterate(text).edits }

        #expect(try edits("plain text").isEmpty)
        #expect(try edits("companies and patents.") == [edit(6..<9, 6..<7), edit(20..<21, 18..<18)])
        #expect(try edits("bäb") == [edit(1..<3, 1..<3)])
        #expect(try edits("xy") == [edit(0..<2, 0..<2)])
        #expect(try edits("aqb") == [edit(1..<2, 1..<1)])
        #expect(try edits("öea") == [edit(0..<3, 0..<2)])
        #expect(try edits("好你𠮷") == [edit(3..<6, 3..<7)])
    }

    @Test func insertionsHaveAnEmptySource() throws {
        let transliterator = try Transliterator(identifier: "Han-Latin; Latin-ASCII")
        let result = try transliterator.transliterate("知识x")
        #expect(result.text == "zhi shi x")
        #expect(
            result.edits == [
                edit(0..<3, 0..<3), edit(3..<3, 3..<4), edit(3..<6, 4..<7), edit(6..<6, 7..<8),
            ])
    }

    @Test func aRangeOfTheResultLeadsBackToTheSource() {
        // "ab" "ies"→"y" "c" "s"→"" "d" ""→"-" "e"
        let text = TransliteratedText(
            text: "abycd-e", edits: [edit(2..<5, 2..<3), edit(6..<7, 4..<4), edit(8..<8, 5..<6)])
        #expect(text.sourceRange(of: 0..<2) == 0..<2)
        #expect(text.sourceRange(of: 1..<3) == 1..<5)
        #expect(text.sourceRange(of: 3..<4) == 5..<6)
        #expect(text.sourceRange(of: 3..<4, includingDeletionAtEnd: true) == 5..<7)
        #expect(text.sourceRange(of: 3..<5) == 5..<8)
        #expect(text.sourceRange(of: 4..<5) == 7..<8)
        #expect(text.sourceRange(of: 4..<4) == 6..<7)
        #expect(text.sourceRange(of: 5..<6) == 8..<8)
        #expect(text.sourceRange(of: 0..<7) == 0..<9)
        #expect(text.sourceRange(of: 7..<7) == 9..<9)
        #expect(TransliteratedText(text: "", edits: []).sourceRange(of: 0..<0) == 0..<0)
    }

    private func edit(_ source: Range<Int>, _ target: Range<Int>) -> TextEdit {
        TextEdit(source: source, target: target)
    }
}
