import Foundation
import ICU
import Testing
import Yams

/// The catalogues of `Locales/messages` hold the same words, and a sentence for every diagnostic.
@Suite struct MessageTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let translations = ["zh-Hans", "ja", "ko"]

    private let english: [String: String]
    private let sources: String

    init() throws {
        english = try Self.catalogue("en")
        sources = try Self.sources()
    }

    @Test(arguments: translations) func everyWordOfTheProgramIsTranslated(_ tag: String) throws {
        let names = try Set(Self.catalogue(tag).keys)
        #expect(Set(english.keys).subtracting(names).sorted() == [])
    }

    @Test(arguments: translations) func everyDiagnosticIsTranslated(_ tag: String) throws {
        let names = try Set(Self.catalogue(tag).keys)
        #expect(codes.count > 100)
        #expect(codes.subtracting(names).sorted() == [])
    }

    @Test(arguments: translations) func nothingIsTranslatedThatNobodySays(_ tag: String) throws {
        let known = Set(english.keys).union(codes).union(codes.map { $0 + ".help" })
        let names = try Set(Self.catalogue(tag).keys)
        #expect(names.subtracting(known).sorted() == [])
    }

    @Test func englishHoldsWordsOfTheProgramAlone() {
        #expect(codes.intersection(english.keys).sorted() == [])
    }

    @Test(arguments: ["en"] + translations) func icuReadsEveryPattern(_ tag: String) throws {
        for (name, pattern) in try Self.catalogue(tag) {
            #expect(throws: Never.self, "\(name)") { try MessageFormatter(pattern: pattern, locale: tag) }
        }
    }

    @Test(arguments: translations) func wordsUseTheArgumentsOfEnglish(_ tag: String) throws {
        for (name, pattern) in try Self.catalogue(tag) {
            guard let original = english[name] else { continue }
            #expect(Self.arguments(of: pattern) == Self.arguments(of: original), "\(name)")
        }
    }

    @Test(arguments: translations) func diagnosticsUseArgumentsThatTheSourcesPass(_ tag: String) throws {
        let passed = Set(sources.matches(of: /"([a-z][A-Za-z]*)":/).map { String($0.1) }).union(["near"])
        for (name, pattern) in try Self.catalogue(tag) where english[name] == nil {
            #expect(Self.arguments(of: pattern).subtracting(passed).sorted() == [], "\(name)")
        }
    }

    /// The codes of all diagnostics, as the sources write them: after what makes a diagnostic, or after `code`.
    private var codes: Set<String> {
        let pattern =
            #/
            (?: Diagnostic\( | problem\( | report\( | code: | static\ let\ code\ = ) \s*
            (?: [^",\n]* \? \s* "([a-z]+\.[a-z0-9\-]+)" \s* : \s* )?
            "([a-z]+\.[a-z0-9\-]+)"
            /#
        return Set(sources.matches(of: pattern).flatMap { [$0.1, $0.2].compactMap { $0.map(String.init) } })
    }

    private static func arguments(of pattern: String) -> Set<String> {
        Set(pattern.matches(of: /\{([a-z][A-Za-z]*)\s*[,}]/).map { String($0.1) })
    }

    private static func catalogue(_ tag: String) throws -> [String: String] {
        let file = root.appending(path: "Locales/messages/\(tag).yaml")
        let node = try Yams.compose(yaml: String(contentsOf: file, encoding: .utf8))
        let mapping = try #require(node?.mapping)
        return try Dictionary(
            uniqueKeysWithValues: mapping.map { (try #require($0.key.string), try #require($0.value.string)) })
    }

    /// The text of all Swift files of the program.
    private static func sources() throws -> String {
        let directory = root.appending(path: "Sources")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: directory.path)
        return try paths.filter { $0.hasSuffix(".swift") }.sorted()
            .map { try String(contentsOf: directory.appending(path: $0), encoding: .utf8) }.joined(separator: "\n")
    }
}
