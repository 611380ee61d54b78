import Foundation
import Glossary
import Lookup
import Terminology
import Testing

/// How many of the marked names are found, and how much else.
@Suite struct RecognitionQualityTests {
    static let wantedRecall = 0.99
    static let wantedPrecision = 0.98

    @Test func `sentences written by hand have just the marked names`() throws {
        let index = try RecognitionFixture.index.get()
        let recognizer = try TermRecognizer(index)
        for (language, marked) in try Self.written() {
            let text = MarkedText(marked)
            let terms = try recognizer.terms(in: text.text, options: RecognitionOptions(languages: [language]))
            #expect(terms.map(\.span) == text.marks.map { TextSpan($0.start, $0.end) }, "\(marked)")
            for (term, mark) in zip(terms, text.marks) where mark.id != "*" {
                let ids = try term.concepts.map { try index.entry($0.reference).concept.id }
                #expect(ids.contains(mark.id), "\(marked): \(ids)")
            }
        }
    }

    @Test func `of a thousand names in four languages nearly all are found and little else`() throws {
        let index = try RecognitionFixture.index.get()
        let recognizer = try TermRecognizer(index)
        let cases = GeneratedCases.all(RecognitionFixture.concepts)
        #expect(cases.count >= 1000)
        var (marks, found, right) = (0, 0, 0)
        var missed: [String] = []
        for example in cases {
            let options = RecognitionOptions(languages: [example.language])
            let terms = try recognizer.terms(in: example.text.text, options: options)
            marks += example.text.marks.count
            found += terms.count
            var isRight = terms.count == example.text.marks.count
            for mark in example.text.marks {
                let term = terms.first { $0.span == TextSpan(mark.start, mark.end) }
                let ids = try term?.concepts.map { try index.entry($0.reference).concept.id } ?? []
                if ids.contains(mark.id) { right += 1 } else { isRight = false }
            }
            if !isRight {
                let marks = example.text.marks.map { "\($0.id) \($0.start)..<\($0.end)" }
                missed.append("\(marks) \(try MarkedText.marked(example.text.text, terms, index))")
            }
        }
        let (recall, precision) = (Double(right) / Double(marks), Double(right) / Double(max(1, found)))
        let report = "recall \(recall), precision \(precision) of \(cases.count)\n" + missed.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["SHOW_RECOGNITION"] != nil { print(report) }
        #expect(recall >= Self.wantedRecall, "\(report)")
        #expect(precision >= Self.wantedPrecision, "\(report)")
    }

    @Test func `a name of several concepts means the one that its neighbours and the day speak for`() throws {
        let index = try RecognitionFixture.index.get()
        let recognizer = try TermRecognizer(index)
        let text = "Mr. ONO Yota, Commissioner of the JPO, and Mr. SHEN Changyu, Commissioner of the CNIPA, met."
        let roles = try recognizer.terms(in: text).filter(\.isAmbiguous).map {
            try index.entry($0.best.reference).concept.id
        }
        #expect(roles == ["role.jpo-commissioner", "role.cnipa-commissioner"])
        for (day, wanted) in [("2021-11-30", true), ("2026-01-01", false)] {
            let options = RecognitionOptions(on: PartialDate(iso: day)?.earliest, languages: [.korean])
            let term = try #require(try recognizer.terms(in: "특허청은", options: options).first)
            #expect(try index.entry(term.best.reference).concept.id == "off.kipo")
            #expect(term.best.isValid == wanted)
        }
    }

    @Test func `names within names are given on request`() throws {
        let index = try RecognitionFixture.index.get()
        var options = RecognitionOptions()
        options.includesSubterms = true
        let terms = try TermRecognizer(index).terms(in: "第24次中日韩知识产权局局长会", options: options)
        #expect(terms.first?.isSubterm == false)
        #expect(terms.dropFirst().contains { $0.isSubterm })
    }

    private static func written() throws -> [(LanguageTag, String)] {
        let path = RecognitionFixture.root + "/Tests/LookupTests/Resources/recognition.tsv"
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "\t")
            guard fields.count == 2, let language = LanguageTag(parsing: fields[0]) else { return nil }
            return (language, fields[1].replacingOccurrences(of: "\\n", with: "\n"))
        }
    }
}
