import Foundation
import Testing

/// From files to units.
struct AlignTests {
    private let sandbox: Sandbox
    private let samples: AlignSamples

    init() throws {
        sandbox = try Sandbox()
        samples = try AlignSamples(sandbox)
    }

    @Test func beadsAreIndicesAndAConfidence() throws {
        let outcome = try sandbox.run(["align", samples.english, samples.japanese, "--format", "beads"])
        #expect(outcome.status == 0)
        #expect(outcome.rows(columns: 2) == [["0", "0"], ["1", "1"], ["2", "2"]])
        for line in outcome.lines { #expect(line.wholeMatch(of: /\d\t\d\t[01]\.\d{4}/) != nil) }
    }

    @Test func aPipeGetsTSV() throws {
        let outcome = try sandbox.run(["align", samples.english, samples.chinese])
        #expect(
            outcome.rows(columns: 2) == [["en", "zh-Hans"]]
                + zip(AlignSamples.englishLines, AlignSamples.chineseLines).map { [$0, $1] })
        #expect(outcome.lines.first == "en\tzh-Hans\tconfidence\tdoubtful\tdocument")
        #expect(outcome.errors == "")
    }

    @Test func textIsToRead() throws {
        let outcome = try sandbox.run(["align", samples.english, samples.korean, "--format", "text"])
        let lines = outcome.lines.filter { $0.hasPrefix("  ") }
        #expect(lines.prefix(2) == ["  en  " + AlignSamples.englishLines[0], "  ko  " + AlignSamples.koreanLines[0]])
    }

    @Test func theExtensionTellsTheFormat() throws {
        for (name, start) in [
            ("a.tmx", "<?xml"), ("a.xlf", "<?xml"), ("a.XLIFF", "<?xml"), ("a.tsv", "en\tja"), ("a.json", "{"),
            ("a.jsonl", "{"), ("a.html", "<!"), ("a.beads", "0\t0"),
        ] {
            let outcome = try sandbox.run(["align", samples.english, samples.japanese, "-o", sandbox.path(name)])
            #expect(outcome.status == 0, "\(name): \(outcome.errors)")
            #expect(outcome.bytes.isEmpty && outcome.errors == "")
            #expect(try String(contentsOfFile: sandbox.path(name), encoding: .utf8).lowercased().hasPrefix(start))
        }
    }

    @Test func xmlIsWellFormed() throws {
        for name in ["a.tmx", "a.xlf"] {
            let outcome = try sandbox.run(
                [
                    "align", samples.english, samples.korean, "-o", sandbox.path(name), "--title", "<R&D>", "--source",
                    "ko",
                ])
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(try sandbox.xmlFaults(name) == "")
        }
    }

    @Test func xliffHasAFileForEachTarget() throws {
        #expect(try sandbox.run(["align"] + samples.all + ["-o", sandbox.path("a.xlf")]).status == 0)
        for tag in ["zh-Hans", "ja", "ko"] {
            let text = try String(contentsOfFile: sandbox.path("a.\(tag).xlf"), encoding: .utf8)
            #expect(text.contains("srcLang=\"en\" trgLang=\"\(tag)\""))
        }
        let one = ["-o", sandbox.path("b.xlf"), "--source", "ja", "--target", "zh"]
        #expect(try sandbox.run(["align"] + samples.all + one).status == 0)
        let text = try String(contentsOfFile: sandbox.path("b.xlf"), encoding: .utf8)
        #expect(text.contains("srcLang=\"ja\" trgLang=\"zh-Hans\""))
    }

    @Test func pairsAreProjections() throws {
        let all = ["align"] + samples.all + ["--format", "beads"]
        let one = try sandbox.run(all + ["--pair", "en,zh"])
        #expect(one.rows(columns: 2) == [["0", "0"], ["1", "1"], ["2", "2"]])
        #expect(
            try sandbox.run(all + ["--pair", "en,zh", "--pair", "zh,en", "-o", sandbox.path("o.beads")]).status == 0)
        for name in ["o.en-zh.beads", "o.zh-en.beads"] {
            #expect(try String(contentsOfFile: sandbox.path(name), encoding: .utf8) == one.text)
        }
    }

    @Test func standardInputIsAFile() throws {
        let input = AlignSamples.japaneseLines.joined(separator: "\n\n").utf8
        let arguments = ["align", samples.english, "-", "--format", "beads"]
        let given = try sandbox.run(arguments + ["--languages", "en,ja"], input: input)
        #expect(given.rows(columns: 2) == [["0", "0"], ["1", "1"], ["2", "2"]])
        #expect(try sandbox.run(arguments, input: input).text == given.text)
    }

    @Test func linesAreTakenAsTheyAre() throws {
        let english = try sandbox.write("A. B. C.\n\nD.\n".utf8, to: "s.en")
        let korean = try sandbox.write("가. 나. 다.\n\n라.\n".utf8, to: "s.ko")
        let outcome = try sandbox.run(["align", english, korean, "--segmented", "--format", "tsv"])
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("A. B. C."))
    }

    @Test func otherEncodingsAreRead() throws {
        let text = AlignSamples.japaneseLines.joined(separator: "\n\n")
        let file = try sandbox.write(try #require(text.data(using: .shiftJIS)), to: "report-sjis.txt")
        for more in [[], ["--encoding", "Shift_JIS"]] {
            let outcome = try sandbox.run(
                ["align", samples.english, file, "--languages", "en,ja", "--format", "beads"] + more)
            #expect(outcome.rows(columns: 2) == [["0", "0"], ["1", "1"], ["2", "2"]])
        }
        let wrong = try sandbox.run(["align", samples.english, file, "--languages", "en,ja", "--encoding", "UTF-8"])
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("report-sjis.txt:1:1: error[document.undecodable]"))
    }

    @Test func verboseSaysWhatCameOfIt() throws {
        let arguments = ["align", samples.english, samples.japanese, "-o", sandbox.path("a.tmx"), "--verbose"]
        let outcome = try sandbox.run(arguments)
        #expect(outcome.errors.contains("3 units, "))
        #expect(outcome.errors.contains("written to \(sandbox.path("a.tmx"))"))
        #expect(try sandbox.run(arguments + ["--language", "ja"]).errors.contains("3 単位"))
    }

    @Test func termsOfTheGlossaryAreOnThePage() throws {
        let outcome = try sandbox.run(["align", samples.english, samples.japanese, "--format", "html"])
        #expect(outcome.text.contains("class=\"term\""))
    }

    @Test func anchorsAndWordListsAreTaken() throws {
        let anchors = try sandbox.write("# sure\n1\t1\n".utf8, to: "anchors.tsv")
        let words = try sandbox.write("meeting\t会合\n".utf8, to: "words.tsv")
        let files = ["align", samples.english, samples.japanese, "--format", "beads"]
        let outcome = try sandbox.run(files + ["--anchors", anchors, "--lexicon", words, "--without", "han"])
        #expect(outcome.status == 0)
        #expect(outcome.rows(columns: 2).contains(["1", "1"]))
        let reviewed = try sandbox.write(outcome.bytes, to: "reviewed.beads")
        #expect(try sandbox.run(files + ["--anchors", reviewed]).rows(columns: 2) == outcome.rows(columns: 2))
    }
}

extension Sandbox {
    /// What xmllint says of a file, where it is installed.
    func xmlFaults(_ name: String) throws -> String {
        let program = "/usr/bin/xmllint"
        guard FileManager.default.isExecutableFile(atPath: program) else { return "" }
        let outcome = try run(bytes: ["--noout", "--nonet", path(name)].map { Array($0.utf8) }, program: program)
        return outcome.status == 0 ? "" : outcome.errors + "status \(outcome.status)"
    }
}
