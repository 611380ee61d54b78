import Foundation
import TestSupport
import Testing

/// Findings in SARIF keep to what the standard says of the members that they have (OASIS, SARIF 2.1.0, section 3).
struct SARIFTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    /// What section 3 says of these objects; a member that is not named here is not written.
    private static let schema = """
        {"type": "object", "required": ["version", "runs"], "additionalProperties": false, "properties": {
          "$schema": {"type": "string", "pattern": "^https://"}, "version": {"enum": ["2.1.0"]},
          "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}}}, "$defs": {
        "run": {"type": "object", "required": ["tool", "results"], "additionalProperties": false, "properties": {
          "tool": {"type": "object", "required": ["driver"], "additionalProperties": false, "properties": {
            "driver": {"type": "object", "required": ["name"], "additionalProperties": false, "properties": {
              "name": {"type": "string", "minLength": 1}, "version": {"type": "string"},
              "rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}}}}}},
          "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
          "invocations": {"type": "array", "items": {"$ref": "#/$defs/invocation"}},
          "results": {"type": "array", "items": {"$ref": "#/$defs/result"}}}},
        "invocation": {"type": "object", "required": ["executionSuccessful"], "additionalProperties": false, "properties": {
          "executionSuccessful": {"type": "boolean"}, "toolExecutionNotifications": {"type": "array", "items":
            {"type": "object", "required": ["message"], "additionalProperties": false, "properties": {
              "descriptor": {"type": "object", "properties": {"id": {"type": "string"}}},
              "level": {"$ref": "#/$defs/level"}, "message": {"$ref": "#/$defs/message"},
              "locations": {"type": "array"}}}}}},
        "rule": {"type": "object", "required": ["id"], "additionalProperties": false, "properties": {
          "id": {"type": "string", "minLength": 1}, "shortDescription": {"$ref": "#/$defs/message"},
          "help": {"$ref": "#/$defs/message"},
          "defaultConfiguration": {"type": "object", "additionalProperties": false, "properties": {
            "level": {"$ref": "#/$defs/level"}}}}},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": {"type": "object", "required": ["text"], "additionalProperties": false, "properties": {
          "text": {"type": "string"}}},
        "result": {"type": "object", "required": ["message"], "additionalProperties": false, "properties": {
          "ruleId": {"type": "string", "minLength": 1}, "ruleIndex": {"type": "integer", "minimum": -1},
          "level": {"$ref": "#/$defs/level"}, "message": {"$ref": "#/$defs/message"},
          "locations": {"type": "array", "items": {"type": "object", "additionalProperties": false, "properties": {
            "physicalLocation": {"type": "object", "required": ["artifactLocation"], "additionalProperties": false,
              "properties": {"artifactLocation": {"$ref": "#/$defs/artifact"}, "region": {"$ref": "#/$defs/region"}}}}}},
          "fixes": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["artifactChanges"],
            "additionalProperties": false, "properties": {"description": {"$ref": "#/$defs/message"},
            "artifactChanges": {"type": "array", "minItems": 1, "items": {"type": "object",
              "required": ["artifactLocation", "replacements"], "additionalProperties": false, "properties": {
                "artifactLocation": {"$ref": "#/$defs/artifact"}, "replacements": {"type": "array", "minItems": 1,
                  "items": {"type": "object", "required": ["deletedRegion"], "additionalProperties": false,
                    "properties": {"deletedRegion": {"$ref": "#/$defs/region"},
                      "insertedContent": {"$ref": "#/$defs/message"}}}}}}}}}},
          "suppressions": {"type": "array", "items": {"type": "object", "required": ["kind"],
            "additionalProperties": false, "properties": {"kind": {"enum": ["inSource", "external"]},
            "justification": {"type": "string"}}}},
          "baselineState": {"enum": ["new", "unchanged", "updated", "absent"]}}},
        "artifact": {"type": "object", "additionalProperties": false, "properties": {
          "uri": {"type": "string", "pattern": "^[A-Za-z0-9/._~%-]*$"}}},
        "region": {"type": "object", "additionalProperties": false, "properties": {
          "startLine": {"type": "integer", "minimum": 1}, "startColumn": {"type": "integer", "minimum": 1},
          "endLine": {"type": "integer", "minimum": 1}, "endColumn": {"type": "integer", "minimum": 1},
          "byteOffset": {"type": "integer", "minimum": -1}, "byteLength": {"type": "integer", "minimum": 0},
          "snippet": {"$ref": "#/$defs/message"}}}}}
        """

    @Test func whatIsWrittenIsOfTheFormOfTheStandard() throws {
        let schema = try JSONSchema(path: sandbox.write(Array(Self.schema.utf8), to: "schema.json"))
        let text = """
            <!-- tripo-term:ignore KO12 a name -->
            심포지움이 열렸다.

            워크샵 <b>심포지움</b> \u{200B}Ｋ <!-- tripo-term:ignore KO01 -->

            """
        try sandbox.write(Array(text.utf8), to: "texts/한 글 %/a.ko.md")
        try sandbox.write(Array("en\tko\nThe 21st one.\t제20차\nThe next.\t\n".utf8), to: "a.tsv")
        let settings = "ignore: [{rule: M12, reason: \"\\\"so\\\"\"}, {rule: KO02, reason: unused}]\n"
        try sandbox.write(Array(settings.utf8), to: ".tripo-term.yaml")
        let outcome = try sandbox.run([
            "check", sandbox.path("texts"), sandbox.path("a.tsv"), "--format", "sarif", "--language", "ja",
        ])
        #expect(outcome.lines.count == 1)
        #expect(schema.faults(inLine: outcome.text) == [])
        for expected in ["\"suppressions\":", "\"fixes\":", "X01", "check.unused-ignore", "check.no-reason"] {
            #expect(outcome.text.contains(expected), "\(expected)")
        }
        #expect(outcome.text.contains(#""invocations":[{"executionSuccessful":true}]"#))
    }

    @Test func aFileThatCannotBeReadIsAFailureOfTheRun() throws {
        let schema = try JSONSchema(path: sandbox.write(Array(Self.schema.utf8), to: "schema.json"))
        let good = try sandbox.write(Array("The Offices met.\n".utf8), to: "a.en.txt")
        let bad = try sandbox.write([0x41, 0xFF, 0x00, 0xFE, 0x80], to: "b.en.txt")
        let outcome = try sandbox.run(["check", good, bad, "--format", "sarif"])
        #expect(outcome.status == 2)
        #expect(schema.faults(inLine: outcome.text) == [])
        #expect(outcome.text.contains(#""executionSuccessful":false,"toolExecutionNotifications":[{"#))
    }

    @Test func aFileThatCannotBeReadIsAFailureOfTheRunAlsoWhereTextsAreCompared() throws {
        let schema = try JSONSchema(path: sandbox.write(Array(Self.schema.utf8), to: "schema.json"))
        let good = try sandbox.write(Array("The Secretary General of TCS met.\n".utf8), to: "a.en.txt")
        let (missing, gone) = (sandbox.path("b.ko.txt"), sandbox.path("c.ja.txt"))
        let outcome = try sandbox.run(["check", "--together", good, missing, gone, "--format", "sarif"])
        #expect(outcome.status == 2)
        #expect(schema.faults(inLine: outcome.text) == [])
        #expect(outcome.text.contains("b.ko.txt") && outcome.text.contains("c.ja.txt"))
        // The others are checked by themselves.
        #expect(outcome.text.contains(#""ruleId":"EN07""#))
        try sandbox.write([], to: "empty/x.bin")
        for arguments in [["--together"], []] {
            let outcome = try sandbox.run(["check", sandbox.path("empty"), "--format", "sarif"] + arguments)
            #expect(outcome.status == 2)
            #expect(schema.faults(inLine: outcome.text) == [])
            #expect(outcome.text.contains(#""executionSuccessful":false"#) && outcome.text.contains("check.no-files"))
        }
    }

    @Test(arguments: ["junit", "checkstyle", "json", "github", "html"])
    func everyFormatNamesAFileThatCannotBeRead(_ format: String) throws {
        let good = try sandbox.write(Array("The Offices met.\n".utf8), to: "a.en.txt")
        let outcome = try sandbox.run(["check", good, sandbox.path("none.en.txt"), "--format", format])
        #expect(outcome.status == 2)
        #expect(outcome.text.contains("none.en.txt"), "\(outcome.text)")
        #expect(try !sandbox.run(["check", good, "--format", format]).text.contains("none.en.txt"))
    }
}
