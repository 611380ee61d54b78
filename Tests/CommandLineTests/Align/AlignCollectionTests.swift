import Foundation
import Testing

/// Many documents at once.
struct AlignCollectionTests {
    private let sandbox: Sandbox
    private let samples: AlignSamples

    init() throws {
        sandbox = try Sandbox()
        samples = try AlignSamples(sandbox)
        for name in ["one", "two.v2"] {
            try write(name + "/en.txt", AlignSamples.englishLines)
            try write(name + "/zh.md", AlignSamples.chineseLines)
            try write(name + "/ko.txt", AlignSamples.koreanLines)
            try write(name + "/gold-en-ja.tsv", ["0\t0"])
            try write(name + "/sentences/en.txt", ["no"])
        }
        try sandbox.write("".utf8, to: "all/README.md")
    }

    private func write(_ name: String, _ lines: [String]) throws {
        try sandbox.write(lines.map { $0 + "\n\n" }.joined().utf8, to: "all/" + name)
    }

    private func align(_ more: [String]) throws -> Sandbox.Outcome {
        try sandbox.run(["align", "--collection", sandbox.path("all"), "-o", sandbox.path("out")] + more)
    }

    private var results: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: sandbox.path("out")).sorted() }
    }

    @Test func eachDocumentHasAResult() throws {
        let outcome = try align(["--verbose"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.text == "")
        #expect(outcome.errors.contains("2 documents aligned\n6 units, "))
        #expect(try results == ["one.tsv", "two.v2.tsv"])
        let text = try String(contentsOfFile: sandbox.path("out/one.tsv"), encoding: .utf8)
        #expect(text.hasPrefix("en\tzh-Hans\tko\tconfidence"))
    }

    @Test func languagesAreChosenAndOrdered() throws {
        #expect(try align(["--languages", "zh,en", "--format", "beads", "--threads", "4"]).status == 0)
        #expect(try results == ["one.beads", "two.v2.beads"])
        for name in try results {
            let text = try String(contentsOfFile: sandbox.path("out/" + name), encoding: .utf8)
            let rows = text.split(separator: "\n").map { $0.split(separator: "\t").prefix(2).joined(separator: " ") }
            #expect(rows == ["0 0", "1 1", "2 2"])
        }
    }

    @Test func severalFilesOfADocumentHaveMarks() throws {
        #expect(try align(["--pair", "en,zh", "--pair", "en,ko", "--format", "beads"]).status == 0)
        #expect(
            try results == ["one.en-ko.beads", "one.en-zh.beads", "two.v2.en-ko.beads", "two.v2.en-zh.beads"])
    }

    @Test func aDocumentThatFailsDoesNotStopTheOthers() throws {
        try write("bad/en.txt", AlignSamples.englishLines)
        try sandbox.write([0, 1, 2], to: "all/bad/ko.txt")
        try write("lone/en.txt", ["A."])
        let outcome = try align(["--verbose"])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("\(sandbox.path("all/lone")): error[collection.text-count]"))
        #expect(outcome.errors.contains("\(sandbox.path("all/bad/ko.txt"))"))
        #expect(outcome.errors.contains("2 documents aligned\n2 documents failed\n"))
        #expect(try results == ["one.tsv", "two.v2.tsv"])
        let missing = try align(["--languages", "en,zh,ko"])
        #expect(missing.errors.contains("\(sandbox.path("all/lone")): error[collection.missing-language]"))
    }

    @Test func textsBesideTheFoldersAreToldAndChangeNothing() throws {
        #expect(try align([]).errors.isEmpty)
        try write("en.txt", AlignSamples.englishLines)
        try write("zh.txt", AlignSamples.chineseLines)
        let outcome = try align([])
        #expect(outcome.status == 0)
        #expect(outcome.errors.hasPrefix("\(sandbox.path("all")): warning[collection.outside-folders]"))
        #expect(outcome.errors.contains(": en.txt, zh.txt\n"))
        #expect(try results == ["one.tsv", "two.v2.tsv"])
    }

    @Test func documentsOfOtherLanguagesAreAlignedApart() throws {
        try write("three/en.txt", AlignSamples.englishLines)
        try write("three/ja.txt", AlignSamples.japaneseLines)
        #expect(try align([]).status == 0)
        #expect(try results == ["one.tsv", "three.tsv", "two.v2.tsv"])
        let pairs = try align(["--pair", "en,ko", "--format", "beads"])
        #expect(pairs.status == 2)
        #expect(pairs.errors.contains("error[usage.unknown-value]"))
        #expect(try results.contains("one.beads"))
    }

    @Test func noCollectionIsReported() throws {
        for (path, code) in [
            (sandbox.path("no"), "collection.unreadable"), (sandbox.path("texts"), "collection.no-documents"),
        ] {
            let outcome = try sandbox.run(["align", "--collection", path, "-o", sandbox.path("out")])
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("error[\(code)]"))
        }
        let file = try sandbox.run(["align", "--collection", sandbox.path("all"), "-o", samples.english])
        #expect(file.status == 2)
        #expect(file.errors.contains("error[output.no-directory]"))
    }
}
