import Glossary
import Terminology

@testable import Normalization

/// The rules and glossaries of the project, as the tests use them.
struct LocaleData: Sendable {
    let locales: [LocaleRules]
    let rules: CompiledRules
    let terms: [Term]

    static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
        separator: "/")

    /// Read once for all tests.
    static let shared = Result { try LocaleData() }

    private init() throws {
        var loader = LocaleRulesLoader(directory: Self.root + "/Locales")
        locales = try loader.load()
        rules = CompiledRules(ByteStore(try RuleCompiler(locales).compile()).all)
        terms = GlossaryReader().read(directory: Self.root + "/Glossaries").concepts.flatMap(\.concept.terms)
    }

    /// All texts of rules, with names for messages.
    var ruleTexts: [(name: String, text: String)] {
        var texts: [(String, String)] = []
        for locale in locales {
            let tag = locale.language?.rawTag ?? "common"
            if let rules = locale.foldingRules { texts.append(("\(tag) folding", rules.rules)) }
            for reading in locale.readings {
                let parts = [
                    ("compute", reading.compute), ("termKey", reading.termKey), ("key", reading.key),
                    ("queryRules", reading.queryRules),
                ]
                for case (let part, let rules?) in parts {
                    texts.append(("\(tag) \(reading.system) \(part)", rules.rules))
                }
            }
        }
        return texts
    }

    /// All that the glossaries write of terms.
    var spellings: [String] {
        Array(Set(terms.flatMap { [$0.text, $0.reading, $0.romanization, $0.hanja].compactMap(\.self) })).sorted()
    }
}
