import Foundation
import Glossary
import Terminology
import Testing

/// The schema that editors use has to say what the reader accepts.
struct SchemaTests {
    private let definitions: [String: Any]

    init() throws {
        var root = URL(fileURLWithPath: #filePath)
        // Tests/GlossaryTests/Source/SchemaTests.swift
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let data = try Data(contentsOf: root.appendingPathComponent("Glossaries/glossary.schema.json"))
        let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        definitions = try #require(schema["$defs"] as? [String: Any])
    }

    private func properties(of name: String) throws -> [String: Any] {
        let definition = try #require(definitions[name] as? [String: Any])
        #expect(definition["additionalProperties"] as? Bool == false)
        return try #require(definition["properties"] as? [String: Any])
    }

    private func words(of field: String, in name: String) throws -> [String] {
        let property = try #require(try properties(of: name)[field] as? [String: Any])
        return try #require(property["enum"] as? [String])
    }

    @Test func theFieldsAreThoseOfTheReader() throws {
        let fields = Set(ConceptField.allCases.map(\.rawValue))
        func parts(of owner: String) -> Set<String> {
            Set(fields.filter { $0.hasPrefix(owner + ".") }.map { String($0.dropFirst(owner.count + 1)) })
        }
        #expect(Set(try properties(of: "concept").keys) == fields.filter { !$0.contains(".") })
        #expect(Set(try properties(of: "period").keys) == parts(of: "period"))
        #expect(Set(try properties(of: "meeting").keys) == parts(of: "meeting"))
        #expect(Set(try properties(of: "post").keys) == parts(of: "posts"))
        #expect(Set(try properties(of: "falseFriend").keys) == parts(of: "falseFriends"))
        #expect(Set(try properties(of: "term").keys) == Set(TermField.allCases.map(\.rawValue)))
        #expect(Set(try properties(of: "source").keys) == Set(SourceField.allCases.map(\.rawValue)))
        #expect(Set(try properties(of: "terms").keys) == Set(LanguageTag.allCases.map(\.rawTag)))
    }

    @Test func theWordsAreThoseOfTheReader() throws {
        #expect(try words(of: "kind", in: "concept") == ConceptKind.allCases.map(\.word))
        #expect(try words(of: "type", in: "term") == TermType.allCases.map(\.word))
        #expect(try words(of: "status", in: "term") == TermStatus.allCases.map(\.word))
        #expect(try words(of: "partOfSpeech", in: "term") == PartOfSpeech.allCases.map(\.word))
        #expect(try words(of: "format", in: "meeting") == ["virtual", "in person", "hybrid"])
    }
}
