import Foundation
import Terminology
import Testing
import TripoTerm
import Validation

@Suite struct UnitFileTests {
    private static let tmx = """
        <?xml version="1.0" encoding="UTF-8"?>
        <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" \
        srclang="en" datatype="plaintext"/><body>
        <tu><tuv xml:lang="en"><seg>The 21st meeting &amp; the <bpt i="1">b</bpt>symposium<ept i="1">b</ept> were held.</seg></tuv>
        <tuv xml:lang="ko"><seg>제20차 회의와 &#38; <bpt i="1">b</bpt>심포지움<ept i="1">b</ept>이 열렸다.</seg></tuv></tu>
        </body></tmx>

        """

    private func report(_ text: String, _ name: String) throws -> (report: FileReport, text: String) {
        let texts = try TemporaryTexts()
        let path = try texts.write(text, to: name)
        return (try ShippedRules.job().checker().report(AlignmentInput(path)), text)
    }

    /// Rule, line, column and what stands there in the file.
    private func summary(_ found: (report: FileReport, text: String)) -> [String] {
        let lines = found.text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
        return found.report.findings.map { finding in
            let line = lines[finding.start.line - 1]
            let end = finding.start.line == finding.end.line ? finding.end.column - 1 : line.count
            var there = String.UnicodeScalarView()
            there.append(contentsOf: line[(finding.start.column - 1)..<max(end, finding.start.column - 1)])
            return "\(finding.finding.rule) \(finding.language.rawTag) \(finding.start.line) \(String(there))"
        }
    }

    @Test("Units of TMX are checked by language and against each other, behind tags and references") func tmx() throws {
        #expect(summary(try report(Self.tmx, "a.tmx")) == ["X01 ko 4 제20차", "KO12 ko 4 심포지움"])
    }

    @Test("XLIFF 1.2 and 2 are checked, and what is not translated is told") func xliff() throws {
        let old = """
            <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" \
            target-language="ko" datatype="plaintext"><body>
            <trans-unit id="1"><source>The symposium was held on November 30, 2021.</source>
              <target>심포지움이 2022년 11월 30일에 열렸다.</target></trans-unit>
            <trans-unit id="2"><source>It ended.</source></trans-unit>
            </body></file></xliff>

            """
        let found = try report(old, "a.xlf")
        #expect(summary(found) == ["KO12 ko 3 심포지움", "X01 ko 3 2022년 11월 30일"])
        #expect(found.report.notes.map(\.location?.line) == [4])
        #expect(found.report.notes.map(\.code) == ["check.untranslated"])
        let new = """
            <xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ko"><file id="f">
            <unit id="u"><segment><source>The <pc id="1">symposium</pc> was held.</source>
            <target><pc id="1">심포지움</pc>이 열렸다.</target></segment></unit></file></xliff>

            """
        #expect(summary(try report(new, "a.xliff")) == ["KO12 ko 3 심포지움"])
    }

    @Test("Places in PO are those of the line that a text goes on in, behind its escapes") func po() throws {
        let text = #"""
            msgid ""
            msgstr ""
            "Language: ko\n"
            "Content-Type: text/plain; charset=UTF-8\n"

            #: a.c:1
            msgid "The \tsymposium was held.\n"
            "It ended."
            msgstr ""
            "\"모임\": 심포지움이 열렸다.\n"
            "끝났다."

            """#
        // Whatever else is said of the straight quotation marks.
        #expect(summary(try report(text, "ko.po")).filter { $0.hasPrefix("KO12") } == ["KO12 ko 10 심포지움"])
    }

    @Test("JSON lines of an alignment are checked, and what is doubtful is not compared") func jsonLines() throws {
        let line = { (number: Int, isDoubtful: Bool) in
            #"{"unit":\#(number),"confidence":0.9,"doubtful":\#(isDoubtful),"segments":{"en":[{"index":0,"text":"The\t21st meeting \#(number) was held.","line":1,"column":1}],"ko":[{"index":0,"text":"제20차 \#(number)","line":1,"column":1},{"index":1,"text":"\uc2ecA 심포지움이 열렸다.","line":1,"column":1}]},"links":[]}"#
                + "\n"
        }
        let found = try report(line(1, false) + line(2, true), "a.jsonl")
        #expect(summary(found) == ["X01 ko 1 제20차", "KO12 ko 1 심포지움", "KO12 ko 2 심포지움"])
        #expect(found.report.notes.map(\.code) == ["check.not-compared"])
    }

    @Test("A table of numbers under the names of languages is no file of units") func numbers() throws {
        let problem = #expect(throws: Diagnostic.self) { try report("en\tko\n1\t1\n2,3\t2\n", "units.tsv") }
        #expect(problem?.code == "check.no-texts")
    }

    @Test("Tables of an alignment are checked") func table() throws {
        let text = "en\tko\nThe 21st meeting was held.\t제20차 심포지움이 열렸다.\n"
        #expect(summary(try report(text, "a.tsv")) == ["X01 ko 2 제20차", "KO12 ko 2 심포지움"])
    }

    @Test("A repair changes the name alone, and the file is whole", arguments: ["a.tmx", "b.tmx"])
    func repair(name: String) throws {
        let texts = try TemporaryTexts()
        let path = try texts.write(Self.tmx, to: name)
        let repair = try ShippedRules.job().checker().repair(AlignmentInput(path))
        try repair.write()
        #expect(try texts.text(name) == Self.tmx.replacing("심포지움", with: "심포지엄"))
        #expect(repair.report.findings.map(\.finding.rule) == ["X01"])
    }

    @Test("A name that a tag divides is told and left to people") func divided() throws {
        let texts = try TemporaryTexts()
        let text = Self.tmx.replacing("심포지움", with: "심포<ph x=\"1\"/>지움")
        let repair = try ShippedRules.job().checker().repair(AlignmentInput(texts.write(text, to: "a.tmx")))
        #expect(!repair.isChanged)
        #expect(repair.report.findings.map(\.finding.rule) == ["X01", "KO12"])
    }

    @Test("A comment of XML passes a finding over") func ignored() throws {
        let text = Self.tmx.replacing(
            "<tuv xml:lang=\"ko\">", with: "<!-- tripo-term:ignore KO12,X01 the name then --><tuv xml:lang=\"ko\">")
        let found = try report(text, "a.tmx")
        #expect(found.report.active.isEmpty)
    }

    @Test("Files of units that are cut anywhere give findings within them, or say what is wrong") func cut() throws {
        let texts = try TemporaryTexts()
        let checker = try ShippedRules.job().checker()
        let bytes = Array(Self.tmx.utf8)
        for length in stride(from: 0, to: bytes.count, by: 7) {
            let path = texts.root + "/a.tmx"
            try Data(bytes.prefix(length)).write(to: URL(fileURLWithPath: path))
            guard let report = try? checker.report(AlignmentInput(path)) else { continue }
            for finding in report.findings {
                #expect(finding.marked.upperBound <= finding.excerpt.unicodeScalars.count)
                if let edit = finding.edit { #expect(edit.range.upperBound <= length) }
            }
        }
    }

    @Test("A finding in a cell of a table is where it stands, behind quotation marks and over lines") func cells()
        throws
    {
        let table = """
            en,ko
            "The symposium, it was.","둘째 ""심포지움"", 심포지움"
            "It
            was a symposium.",'=심포지움
            "A symposium.","첫 줄
            심포지움"

            """
        var found = try report(table, "a.csv")
        // Quotation marks that a cell doubles are for the next test.
        found.report.findings.removeAll { $0.finding.rule == "KO16" }
        #expect(
            summary(found) == [
                "KO12 ko 2 심포지움", "KO12 ko 2 심포지움", "KO12 ko 4 심포지움", "KO12 ko 6 심포지움",
            ])
        #expect(found.report.findings.map(\.start.column) == [32, 40, 21, 1])
        #expect(found.report.findings.allSatisfy { $0.edit != nil })
    }

    @Test("Quotation marks that a cell doubles are left alone") func doubledMarks() throws {
        let texts = try TemporaryTexts()
        let table = "en,ko\n\"The \"\"open\"\" symposium.\",\"그 \"\"심포지움\"\"이다.\"\n"
        let repair = try ShippedRules.job().checker().repair(AlignmentInput(try texts.write(table, to: "a.csv")))
        #expect(repair.found.findings.map(\.finding.rule).contains("EN21"))
        #expect(String(decoding: repair.after, as: UTF8.self) == table.replacing("심포지움", with: "심포지엄"))
    }
}
