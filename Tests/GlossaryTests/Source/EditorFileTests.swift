import Foundation
import Glossary
import Terminology
import Testing

/// Each test works in a directory of its own.
final class EditorFileTests {
    private let directory: String
    private let path: String
    private let addition: GlossaryAddition

    init() throws {
        directory = NSTemporaryDirectory() + "glossary-" + UUID().uuidString
        path = directory + "/offices.yaml"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try cleanSample.write(toFile: path, atomically: false, encoding: .utf8)
        var term = Term("the Office", language: .english)
        (term.type, term.status, term.reliability) = (.shortForm, .admitted, .official)
        addition = .term(term, concept: "off.jpo")
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    private func codes(_ path: String) -> [String] {
        do {
            _ = try GlossaryEditor().add(addition, toFile: path)
            return []
        } catch {
            return error.diagnostics.map(\.code)
        }
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func theFileIsReplacedAndKeepsItsPermissions() throws {
        chmod(path, 0o640)
        let edit = try GlossaryEditor().add(addition, toFile: path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == edit.text)
        #expect(edit.findings == [])
        #expect(try mode(path) == 0o640)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["offices.yaml"])
        #expect(GlossaryReader().read(path).concepts.first?.concept.terms[2].text == "the Office")
    }

    @Test func aLinkStaysALink() throws {
        let link = directory + "/link.yml"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "offices.yaml")
        let edit = try GlossaryEditor().add(addition, toFile: link)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "offices.yaml")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == edit.text)
    }

    @Test func whatMayNotBeWrittenIsLeftAlone() throws {
        chmod(path, 0o444)
        #expect(codes(path) == ["file.read-only"])
        #expect(try String(contentsOfFile: path, encoding: .utf8) == cleanSample)
        #expect(codes(directory) == ["file.not-a-file"])
        #expect(codes(directory + "/no.yaml") == ["file.missing"])
    }

    @Test func theOtherFilesOfTheDirectoryAreKnown() throws {
        try "sources: [{id: page}]\n".write(toFile: directory + "/sources.yaml", atomically: false, encoding: .utf8)
        var term = Term("an Office", language: .english)
        (term.type, term.sources, term.hasOwnSources, term.reliability) = (.variant, ["page"], true, .official)
        _ = try GlossaryEditor().add(.term(term, concept: "off.jpo"), toFile: path)
        term.text = "some Office"
        term.sources = ["pgae"]
        let error = #expect(throws: GlossaryEditFailure.self) {
            try GlossaryEditor().add(.term(term, concept: "off.jpo"), toFile: path)
        }
        #expect(error?.diagnostics.map(\.code) == ["glossary.unknown-source"])
        #expect(error?.diagnostics.map(\.help) == ["did you mean \"page\"?"])
    }
}
