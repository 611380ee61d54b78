import Foundation
import Testing

struct GlossaryCommandTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    @Test func lintTellsWhereAMistakeIs() throws {
        let file = try sandbox.write(
            "concepts:\n  - id: off.x\n    kind: offise\n    terms:\n      en: [{term: X}]\n".utf8, to: "bad.yaml")
        let outcome = try sandbox.run(["glossary", "lint", file, sandbox.path("missing.yaml")])
        #expect(outcome.status == 2)
        #expect(outcome.text.contains("\(file):3:11: error["))
        #expect(outcome.lines.last?.contains("2 errors") == true)
        let json = try sandbox.run(["glossary", "lint", file, "--format", "json"])
        #expect(json.status == 1)
        for line in json.lines {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(object?["file"] as? String == file)
            #expect(object?["line"] is Int && object?["column"] is Int && object?["code"] is String)
        }
    }

    @Test func whatIsOnlyTriedChangesNothing() throws {
        let path = Sandbox.repository + "/Glossaries/offices.yaml"
        let file = try sandbox.write(try Data(contentsOf: URL(fileURLWithPath: path)), to: "offices.yaml")
        let before = try Data(contentsOf: URL(fileURLWithPath: file))
        let arguments = [
            "glossary", "add", "off.kipo", "--en", "the Korean Office", "--status", "admitted", "--file", file,
        ]
        let outcome = try sandbox.run(arguments + ["--dry-run"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.text.contains("the Korean Office"))
        #expect(outcome.lines.dropFirst().allSatisfy { $0.hasPrefix("+ ") })
        #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == before)
        #expect(try sandbox.run(arguments).status == 0)
        let after = try String(contentsOfFile: file, encoding: .utf8)
        #expect(after.contains("the Korean Office"))
        #expect(after.utf8.count > before.count)
    }

    @Test func addRefusesWhatItCannotUse() throws {
        #expect(try sandbox.run(["glossary", "add", "off.kipo"]).status == 64)
        #expect(try sandbox.run(["glossary", "add", "off.kipo", "--en", "X", "--status", "fine"]).status == 64)
        #expect(try sandbox.run(["glossary", "add", "off.kipo", "--en", "X", "--from", "yesterday"]).status == 64)
        #expect(try sandbox.run(["glossary", "add", "off.nobody", "--en", "X", "--dry-run"]).status == 1)
    }

    @Test func aConceptIsShown() throws {
        let outcome = try sandbox.run(["glossary", "show", "off.kipo", "mtg.tripo-heads-21"])
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("특허청") && outcome.text.contains("21st TRIPO Heads Meeting"))
        let json = try sandbox.run(["glossary", "show", "off.kipo", "--format", "json"])
        let object = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any]
        #expect(object?["concept"] as? String == "off.kipo")
        #expect(object?["replacedBy"] as? [String] == ["off.moip"])
        let unknown = try sandbox.run(["glossary", "show", "off.nobody", "off.jpo"])
        #expect(unknown.status == 1)
        #expect(unknown.errors.hasPrefix("error[glossary.unknown-concept]: "))
        #expect(unknown.text.contains("off.jpo"))
    }

    @Test func conceptsAreListed() throws {
        let outcome = try sandbox.run(["glossary", "list", "--kind", "office,person"])
        #expect(outcome.status == 0)
        let rows = outcome.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        #expect(rows.allSatisfy { $0.count == 6 && ["office", "person"].contains($0[1]) })
        #expect(rows.map { $0[0] } == rows.map { $0[0] }.sorted())
        #expect(rows.contains { $0[0] == "off.jpo" && $0[2] == "Japan Patent Office" })
    }

    @Test func conceptsAreCounted() throws {
        let outcome = try sandbox.run(["glossary", "stats"])
        #expect(outcome.status == 0)
        #expect(outcome.text.contains(/office +[0-9]+/))
    }
}
