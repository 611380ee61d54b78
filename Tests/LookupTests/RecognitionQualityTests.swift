import Foundation
import Glossary
import Lookup
import Terminology
import Testing

/// How many of the marked names are found, and how much else.
@Suite struct RecognitionQualityTests {
    static let wantedRecall = 0.99
    static let wantedPrecision = 0.98

    @Test func `of the names in a thousand texts written by hand nearly all are found and little else`() throws {
        let index = try RecognitionFixture.index.get()
        let recognizer = try TermRecognizer(index)
        let cases = try RecognitionCase.all()
        for language in LanguageTag.allCases {
            // Chinese is one language in two ways of writing.
            let wanted = language == .traditionalChinese ? 25 : 250
            #expect(cases.count { $0.options.languages == [language] } >= wanted)
        }
        var (marks, found, right) = (0, 0, 0)
        var missed: [String] = []
        for example in cases {
            let terms = try recognizer.terms(in: example.text.text, options: example.options)
            let judged = try example.judge(terms, index)
            marks += example.text.marks.count
            found += terms.count
            right += judged.right
            if !judged.isRight {
                missed.append("\(example.line)\n    \(try MarkedText.marked(example.text.text, terms, index))")
            }
            #expect(judged.isRight != example.isHard, "\(missed.last ?? example.line)")
        }
        Self.judge(cases.count, marks: marks, found: found, right: right, missed)
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
        Self.judge(cases.count, marks: marks, found: found, right: right, missed)
    }

    private static func judge(_ count: Int, marks: Int, found: Int, right: Int, _ missed: [String]) {
        let (recall, precision) = (Double(right) / Double(marks), Double(right) / Double(max(1, found)))
        let report =
            "recall \(recall), precision \(precision) of \(count), \(marks) names\n" + missed.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["SHOW_RECOGNITION"] != nil { print(report) }
        #expect(recall >= wantedRecall, "\(report)")
        #expect(precision >= wantedPrecision, "\(report)")
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
}
