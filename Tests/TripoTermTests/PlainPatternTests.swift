import Foundation
import ICU
import Normalization
import Terminology
import Testing
import Yams

@testable import TripoTerm

/// What is filled in without ICU is what ICU would have made of it.
@Suite struct PlainPatternTests {
    private static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Locales/messages").path

    @Test(arguments: [
        "plain", "“{term}” was valid until {date}.", "{a}{a}", "({system}, computed)", "{missing} {a}", "特許 {a}。",
    ])
    func `a plain pattern gives what ICU gives`(pattern: String) throws {
        let arguments: MessageArguments = [
            "term": "特許 {庁}", "date": "2021-11-30", "a": "it's", "system": .integer(999),
        ]
        let plain = try #require(PlainPattern(pattern))
        #expect(try plain.filled(with: arguments) == MessageFormatter(pattern: pattern, locale: "ja").format(arguments))
    }

    @Test(arguments: ["{n, number}", "{n, plural, other {#}}", "it's", "'{'", "{ n }", "{n", "n}", "{{n}}"])
    func `a pattern with more in it is left to ICU`(pattern: String) {
        #expect(PlainPattern(pattern) == nil)
    }

    @Test(arguments: [MessageArgument.integer(1000), .integer(-1), .real(0.5)])
    func `a number that languages write in their own ways is left to ICU`(number: MessageArgument) throws {
        #expect(try #require(PlainPattern("{n} %")).filled(with: ["n": number]) == nil)
    }

    @Test(arguments: ["en", "zh-Hans", "ja", "ko"])
    func `every word of the program is what ICU makes of it`(tag: String) throws {
        let bytes = try MessageCompiler(directory: Self.directory).compile()
        let words = MessageCatalog(ByteStore(bytes).all, language: try #require(.init(parsing: tag)))
        let text = try String(contentsOfFile: Self.directory + "/\(tag).yaml", encoding: .utf8)
        let patterns = try #require(try Yams.load(yaml: text) as? [String: String])
        for (name, pattern) in patterns {
            let formatter = try MessageFormatter(pattern: pattern, locale: tag)
            // The one number that a pattern may choose its words by.
            let number = pattern.firstMatch(of: /\{(\w+), plural/).map { String($0.1) } ?? "count"
            for count in [0, 1, 2, 20, 21, 1234] {
                let arguments: MessageArguments = [number: .integer(count), "term": "特許庁", "query": "{x}"]
                guard let wanted = try? formatter.format(arguments) else { continue }
                #expect(words(name, arguments) == wanted, "\(name) \(count)")
            }
        }
    }
}
