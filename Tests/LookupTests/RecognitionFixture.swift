import Glossary
import Lookup
import Normalization
import Terminology

/// The glossaries of this repository, compiled once for all tests.
enum RecognitionFixture {
    static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
        separator: "/")

    static let rules = Result { () throws -> [UInt8] in
        var loader = LocaleRulesLoader(directory: root + "/Locales")
        return try RuleCompiler(try loader.load()).compile()
    }

    static let concepts = GlossaryReader().read(directory: root + "/Glossaries").concepts.map(\.concept)

    static let index = Result { () throws -> GlossaryIndex in try index(of: concepts) }

    static func index(of concepts: [Concept]) throws -> GlossaryIndex {
        var builder = try GlossaryIndexBuilder(rules: try rules.get(), sources: [])
        try builder.add(layers: [concepts])
        return try GlossaryIndex(bytes: builder.build())
    }
}
