import Alignment
import Foundation
import Terminology
import Testing
import TripoTerm

/// Lists of words as people and programs write them.
struct LexiconFileTests {
    private func read(
        _ bytes: some Sequence<UInt8>, _ languages: [LanguageTag]
    ) throws -> (entries: [LexiconEntry], warnings: [Diagnostic]) {
        let file = FileManager.default.temporaryDirectory.appending(path: "lexicon-\(UUID().uuidString).tsv")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try LexiconFile.entries(of: [file.path], for: languages)
    }

    private func words(_ text: String, _ languages: [LanguageTag]) throws -> [String] {
        try read(text.utf8, languages).entries.map { entry in
            "\(entry.firstLanguage):\(entry.firstText)=\(entry.secondLanguage):\(entry.secondText)"
        }
    }

    private func problems(_ text: String, _ languages: [LanguageTag]) throws -> [String] {
        do {
            _ = try read(text.utf8, languages)
            return []
        } catch let failure as AlignmentFailure {
            return failure.diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.code)" }
        }
    }

    @Test func twoColumnsNeedNoHeader() throws {
        #expect(
            try words("patent\t特許\n# remark\n\n trade mark \t 商標 \n", [.english, .japanese]) == [
                "en:patent=ja:特許", "en:trade mark=ja:商標",
            ])
    }

    @Test func aHeaderNamesTheLanguages() throws {
        let file = "ja\ten\tko\n特許\tpatent\t특허\n商標\t\t상표\n実用\tutility\n"
        #expect(
            try words(file, [.english, .japanese, .korean]) == [
                "ja:特許=en:patent", "ja:特許=ko:특허", "en:patent=ko:특허", "ja:商標=ko:상표", "ja:実用=en:utility",
            ])
        #expect(try words(file, [.korean, .english]) == ["en:patent=ko:특허"])
    }

    @Test func anyChineseWillDo() throws {
        #expect(try words("zh\ten\n专利\tpatent\n", [.english, .traditionalChinese]) == ["zh-Hant:专利=en:patent"])
    }

    @Test func otherCharsetsAreRead() throws {
        let utf16 = try #require("patent\t特許\n".data(using: .utf16LittleEndian))
        #expect(try read([0xFF, 0xFE] + utf16, [.english, .japanese]).entries.first?.secondText == "特許")
    }

    @Test func wordsOfOtherLanguagesAreOfNoUse() throws {
        let result = try read("ja\tko\n特許\t특허\n".utf8, [.english, .japanese])
        #expect(result.entries.isEmpty)
        #expect(result.warnings.map(\.code) == ["lexicon.unused"])
        #expect(try read("".utf8, [.english, .japanese]).warnings.map(\.code) == ["lexicon.unused"])
    }

    @Test(arguments: [
        ("a\tb\tc\n", 2, "1:5 lexicon.column-count"), ("en\tja\n特許 patent\n", 2, "2:1 lexicon.column-count"),
        ("a\tb\tc\n", 3, "1:1 lexicon.no-header"), ("en\tja\ten\n", 3, "1:7 lexicon.same-language"),
        ("en\tzh\tzh-Hans\n", 3, "1:7 lexicon.same-language"),
    ])
    func mistakesHaveAPlace(_ file: String, _ count: Int, _ expected: String) throws {
        let languages: [LanguageTag] = [.english, .japanese, .korean]
        #expect(try problems(file, Array(languages.prefix(count))) == [expected])
    }

    @Test func hostileListsAreRefused() throws {
        let long = String(repeating: "x", count: 10 << 20)
        #expect(try problems("a\tb\n\(long)\ty\n", [.english, .japanese]) == ["2:1 lexicon.long-word"])
        #expect(try problems(String(repeating: "a\n", count: 10_000), [.english, .japanese]).count <= 21)
        let tabs = "a\tb\n" + String(repeating: "\t", count: 1 << 20) + "x\n"
        #expect(try problems(tabs, [.english, .japanese]) == ["2:3 lexicon.column-count"])
        #expect(throws: AlignmentFailure.self) { try read([1, 2, 3, 0, 255], [.english, .japanese]) }
    }

    @Test func aMissingFileIsReported() throws {
        #expect(throws: AlignmentFailure.self) {
            try LexiconFile.entries(of: ["/nowhere/words.tsv"], for: [.english, .japanese])
        }
    }
}
