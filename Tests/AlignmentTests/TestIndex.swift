import DataFile
import Foundation
import Glossary
import Normalization
import Terminology

/// An index of the project's own rules and a handful of concepts.
enum TestIndex {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static func shared() throws -> GlossaryIndex { try made.get() }

    private static let made: Result<GlossaryIndex, any Error> = Result {
        var loader = LocaleRulesLoader(directory: root + "/Locales")
        let rules = try RuleCompiler(try loader.load()).compile()
        var builder = try GlossaryIndexBuilder(rules: rules, sources: [])
        try builder.add(layers: [[]])
        return try GlossaryIndex(bytes: builder.build(provenance: Provenance(), messages: []))
    }
}
