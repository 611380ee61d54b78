import Foundation
import TestSupport
import Testing

/// What other programs read.
struct FormatTests {
    private let sandbox: Sandbox
    private let queries = [
        "KIPO", "CNIPA", "TRIPO", "RCEP", "特許庁", "ㅌㅎㅊ", "Japan Patnet Office", "Trilateral", "zzzzzzzzzz",
        "KIM Yongsun", "大統領", "21st TRIPO Heads Meeting", "tokkyocho", "Commissioner", "trademark", "Jpaan Offce",
    ]

    init() throws { sandbox = try Sandbox() }

    @Test func everyLineOfJSONIsAsTheSchemaSays() throws {
        let schema = try JSONSchema(path: Sandbox.repository + "/Documentation/lookup.schema.json")
        for options in [
            [], ["--explain"], ["--all"], ["--on", "2026-01-01"],
            ["--on", "1990-01-01", "--status", "superseded,deprecated"],
        ] {
            let outcome = try sandbox.run(["lookup", "--format", "json"] + options + queries + [""])
            #expect(outcome.status == 2)
            #expect(outcome.lines.count == queries.count + 1)
            for line in outcome.lines { #expect(schema.faults(inLine: line) == [], "\(line)") }
            #expect(outcome.lines.last?.contains("\"error\":{\"code\":\"query.empty\"") == true)
        }
    }

    /// A validator that accepts everything would prove nothing.
    @Test(arguments: [
        #"{"query":"a","on":"2021-11-30","results":[]}"#,
        #"{"query":1,"on":"2021-11-30","results":[],"suggestions":[]}"#,
        #"{"query":"a","on":"2021-1","results":[],"suggestions":[]}"#,
        #"{"query":"a","on":"2021-11-30","results":[{}],"suggestions":[]}"#,
        #"{"query":"a","on":"2021-11-30","results":[],"suggestions":[],"more":1}"#, "", "[]", "{",
        #"{"query":"a","on":"2021-11-30","results":[],"suggestions":[],"error":{"code":"A","message":"b"}}"#,
    ])
    func theSchemaRefusesWhatIsNoAnswer(_ line: String) throws {
        let schema = try JSONSchema(path: Sandbox.repository + "/Documentation/lookup.schema.json")
        #expect(schema.faults(inLine: line) != [])
    }

    @Test func rowsHaveTheColumnsOfTheHeader() throws {
        let outcome = try sandbox.run(
            ["lookup", "--on", "2021-11-30", "--format", "tsv"] + queries + ["a\tb\u{1B}\nc"])
        let rows = outcome.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        #expect(
            rows.first == [
                "query", "on", "concept", "kind", "match", "score", "language", "term", "type", "status", "from", "to",
                "publisher", "reading", "sources", "reliability", "replacedBy",
            ])
        #expect(rows.allSatisfy { $0.count == 17 })
        #expect(
            rows.dropFirst().first == [
                "KIPO", "2021-11-30", "off.kipo", "office", "exact", "100", "en", "Korean Intellectual Property Office",
                "full form", "preferred", "2000", "2025-09-30", "", "", rows[1][14], "3", "",
            ])
        #expect(rows.last == ["a\\u{9}b\\u{1B}\\u{A}c", "2021-11-30"] + [String](repeating: "", count: 15))
        #expect(outcome.status == 1)
    }

    @Test func rowsOfANameOutOfDateHaveTheTermsThatTookItsPlace() throws {
        let outcome = try sandbox.run(["lookup", "KIPO", "--on", "2026-01-01", "--format", "tsv", "--to", "en"])
        let rows = outcome.lines.dropFirst().map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        #expect(rows.first.map { $0[2] } == "off.kipo")
        #expect(rows.first.map { $0[7] } == "Ministry of Intellectual Property")
        #expect(rows.first.map { $0[16] } == "off.moip")
    }

    @Test func theDayIsTodayWhereNoneIsGiven() throws {
        let before = Self.today()
        let outcome = try sandbox.run(["lookup", "KIPO", "--format", "json"])
        let days = [before, Self.today()]
        #expect(days.contains { outcome.text.contains("\"on\":\"\($0)\"") })
    }

    private static func today() -> String {
        let parts = Date().ISO8601Format().split(separator: "T")
        return String(parts[0])
    }
}
