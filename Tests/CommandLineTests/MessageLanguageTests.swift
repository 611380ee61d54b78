import Foundation
import Testing

/// The program speaks the language of its user.
struct MessageLanguageTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    private static func hasCatalogue(_ tag: String) -> Bool {
        FileManager.default.fileExists(atPath: Sandbox.repository + "/Locales/messages/\(tag).yaml")
    }

    @Test(
        arguments: [
            ("zh", "zh-Hans", "zh_CN.UTF-8", "\u{4E00}"..."\u{9FFF}"),
            ("ja", "ja", "ja_JP.UTF-8", "\u{3041}"..."\u{30FF}"),
            ("ko", "ko", "ko_KR.UTF-8", "\u{AC00}"..."\u{D7A3}"),
        ] as [(String, String, String, ClosedRange<Unicode.Scalar>)])
    func theWordsAreThoseOfTheLanguage(
        _ option: String, _ tag: String, _ locale: String, _ letters: ClosedRange<Unicode.Scalar>
    ) throws {
        guard Self.hasCatalogue(tag) else { return }
        // No answer holds a term here: all letters are the program's own.
        let english = try sandbox.lookup("zzzzzzzzzz")
        let own = try sandbox.lookup("zzzzzzzzzz", "--language", option)
        #expect(own.text != english.text)
        #expect(own.text.unicodeScalars.contains(where: letters.contains))
        #expect(try sandbox.lookup("zzzzzzzzzz", environment: ["LANG": locale]).text == own.text)
        #expect(
            try sandbox.lookup("zzzzzzzzzz", environment: ["TRIPO_TERM_LANGUAGE": option, "LANG": "en"]).text
                == own.text)
        let problem = try sandbox.lookup("", "--language", option)
        #expect(problem.status == 2)
        #expect(problem.errors.contains("[query.empty]"))
        #expect(problem.errors.unicodeScalars.contains(where: letters.contains))
        // What programs read is the same in all languages.
        #expect(
            try sandbox.lookup("KIPO", "--format", "json", "--language", option).text
                == sandbox.lookup("KIPO", "--format", "json").text)
    }

    @Test func anUnknownLanguageOfTheMachineIsEnglish() throws {
        #expect(try sandbox.lookup("KIPO", environment: ["LANG": "fr_FR.UTF-8"]).text == sandbox.lookup("KIPO").text)
    }
}
