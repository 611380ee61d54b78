import Foundation
import Testing

/// What cannot be aligned is refused with a reason, and what is doubtful said.
struct AlignProblemTests {
    private let sandbox: Sandbox
    private let samples: AlignSamples

    init() throws {
        sandbox = try Sandbox()
        samples = try AlignSamples(sandbox)
    }

    @Test func wrongUsageIsRefused() throws {
        let (english, japanese) = (samples.english, samples.japanese)
        let cases: [([String], String)] = [
            ([], "usage.file-count"), ([english], "usage.file-count"),
            (samples.all + [english], "usage.file-count"),
            ([english, japanese, "--languages", "en"], "usage.language-count"),
            ([english, japanese, "--languages", "en,xx"], "usage.unknown-language"),
            ([english, japanese, "--languages", ""], "usage.unknown-language"),
            (["-", "-"], "usage.two-inputs"),
            ([english, japanese, "--format", "docx"], "usage.unknown-value"),
            ([english, japanese, "--without", "magic"], "usage.unknown-value"),
            ([english, japanese, "--min-confidence", "50"], "usage.unknown-value"),
            ([english, japanese, "--min-confidence", "nan"], "usage.unknown-value"),
            ([english, japanese, "--threads", "0"], "usage.small-number"),
            ([english, japanese, "--pair", "en"], "usage.unknown-value"),
            ([english, japanese, "--pair", "en,ko"], "usage.unknown-value"),
            ([english, japanese, "--pair", "en,en"], "usage.unknown-value"),
            ([english, japanese, "--pair", "en,ja", "--pair", "ja,en"], "usage.needs-output"),
            ([english, japanese, "--pair", "en,ja", "--format", "xliff"], "usage.not-together"),
            ([english, japanese, "--target", "ja"], "usage.not-together"),
            ([english, japanese, "--source", "ko"], "usage.unknown-value"),
            (samples.all + ["--format", "xliff"], "usage.needs-output"),
            ([english, japanese, "-o", sandbox.path("a.xyz")], "usage.unknown-extension"),
            ([english, japanese, "-o", english], "align.output-is-input"),
            (["--collection", sandbox.root], "usage.needs-output"),
            (["--collection", sandbox.root, english, "-o", "x"], "usage.not-together"),
        ]
        for (arguments, code) in cases {
            let outcome = try sandbox.run(
                ["align"] + arguments + (code == "align.output-is-input" ? ["--format", "tsv"] : []))
            #expect(outcome.status == 64, "\(arguments)")
            #expect(outcome.errors.contains("error[\(code)]: "), "\(arguments): \(outcome.errors)")
            #expect(outcome.text == "")
        }
        #expect(try String(contentsOfFile: english, encoding: .utf8).hasPrefix("The 21st"))
    }

    @Test func filesThatCannotBeReadAreAllReported() throws {
        let binary = try sandbox.write([1, 2, 0, 3, 255, 254, 0], to: "b.ko.txt")
        let outcome = try sandbox.run(["align", samples.english, sandbox.path("no.zh.txt"), sandbox.root, binary])
        #expect(outcome.status == 2)
        #expect(outcome.text == "")
        for code in ["file.missing", "document.directory", "document.binary"] {
            #expect(outcome.errors.contains("error[\(code)]"), "\(outcome.errors)")
        }
    }

    @Test func anEmptyFileIsRefusedUnlessAllowed() throws {
        let empty = try sandbox.write("".utf8, to: "e.ja.txt")
        let blank = try sandbox.write(" \n\n\u{3000}\n".utf8, to: "b.ja.txt")
        for file in [empty, blank] {
            let outcome = try sandbox.run(["align", samples.english, file])
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("\(file): error[align.empty-text]"))
        }
        let allowed = try sandbox.run(["align", samples.english, empty, "--allow-empty", "--format", "beads"])
        #expect(allowed.status == 0)
        #expect(allowed.rows(columns: 2) == [["0", ""], ["1", ""], ["2", ""]])
        let both = try sandbox.run([
            "align", empty, empty, "--allow-empty", "--languages", "en,ja", "--format", "beads",
        ])
        #expect((both.status, both.text) == (0, ""))
    }

    @Test func languagesAreDifferentAndKnown() throws {
        let same = try sandbox.run(["align", samples.english, samples.japanese, "--languages", "ja,ja"])
        #expect(same.status == 2)
        #expect(same.errors.contains("error[align.same-language]"))
        let twice = try sandbox.run(["align", samples.english, samples.english, "--languages", "en,ja"])
        #expect(twice.status == 0)
        #expect(twice.errors.contains("warning[align.same-file]"))
        #expect(twice.errors.contains("warning[align.other-language]"))
        let none = try sandbox.write("123 456\n".utf8, to: "numbers.txt")
        let unknown = try sandbox.run(["align", samples.english, none])
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("error[document.undecided-language]"))
    }

    @Test func anotherLanguageThanDeclaredIsSaid() throws {
        let outcome = try sandbox.run(["align", samples.english, samples.korean, "--languages", "en,ja"])
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("\(samples.korean): warning[align.other-language]"))
    }

    @Test func wrongAnchorsAndWordsHaveAPlace() throws {
        let anchors = try sandbox.write("0\t1\n1\t0\n".utf8, to: "anchors.tsv")
        let crossing = try sandbox.run(["align", samples.english, samples.japanese, "--anchors", anchors])
        #expect(crossing.status == 2)
        #expect(crossing.errors.hasPrefix("\(anchors):2:1: error[anchors.crossing]"))
        let words = try sandbox.write("a\tb\tc\n".utf8, to: "words.tsv")
        let columns = try sandbox.run(["align", samples.english, samples.japanese, "--lexicon", words])
        #expect(columns.status == 2)
        #expect(columns.errors.hasPrefix("\(words):1:5: error[lexicon.column-count]"))
    }

    @Test func problemsAreSaidInTheLanguageOfTheUser() throws {
        let outcome = try sandbox.run(["align", samples.english, "--language", "ko"])
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("파일"))
        let environment = try sandbox.run(["align", samples.english], environment: ["LANG": "ja_JP.UTF-8"])
        #expect(environment.errors.contains("ファイル"))
    }

    @Test func aLineOfMegabytesIsAligned() throws {
        let long = try sandbox.write(String(repeating: "x", count: 10 << 20).utf8, to: "long.en.txt")
        let outcome = try sandbox.run(["align", long, samples.japanese, "--format", "beads"])
        #expect(outcome.status == 0 || outcome.errors.contains("error["))
    }

    private static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Documentation/examples").path

    /// Reports of two meetings read alike, but for their numbers and dates.
    @Test(arguments: [("heads-meeting-24", true), ("heads-meeting-21", false)])
    func theReportOfAnotherMeetingIsNoticed(_ other: String, isOther: Bool) throws {
        let outcome = try sandbox.run([
            "align", Self.examples + "/heads-meeting-21/en.txt", Self.examples + "/\(other)/zh.txt", "--format",
            "beads",
        ])
        #expect(outcome.status == 0)
        let isSaid = outcome.errors.contains("align.other-numbers") || outcome.errors.contains("align.unrelated")
        #expect(isSaid == isOther, "\(outcome.errors)")
    }
}
