import Terminology
import TripoTerm
import Validation

/// Findings as SARIF 2.1.0 (OASIS, 2020), for whoever gathers them: editors, code hosts.
struct SARIFRenderer: CheckTextMaker {
    let rendering: CheckRendering

    func text(_ reports: [FileReport]) -> String {
        let notes = reports.flatMap(\.notes) + rendering.problems
        let codes = notes.map(\.code).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let descriptions = rendering.book.descriptions
        var places: [String: Int] = [:]
        for (place, rule) in descriptions.enumerated() { places[rule.id] = place }
        let rules =
            descriptions.map(rule)
            + codes.map { JSONValue.object([("id", .text($0)), ("shortDescription", Self.message($0))]) }
        let results =
            reports.flatMap { report in
                // What is passed over belongs into the log, with the reason.
                report.findings.map { result($0, report, places[$0.finding.rule]) }
            } + notes.map(result)
        let driver: JSONValue = .object([
            ("name", .text("tripo-term")), ("version", .text(Workspace.version)), ("rules", .array(rules)),
        ])
        let run: JSONValue = .object([
            ("tool", .object([("driver", driver)])), ("columnKind", .text("unicodeCodePoints")),
            ("invocations", .array([invocation(reports)])), ("results", .array(results)),
        ])
        return JSONValue.object([
            ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .text("2.1.0")),
            ("runs", .array([run])),
        ]).line + "\n"
    }

    /// Whether all files could be read, and why not.
    private func invocation(_ reports: [FileReport]) -> JSONValue {
        let isSuccessful = rendering.failures.isEmpty && !reports.contains(where: \.isDamaged)
        var members: [(String, JSONValue)] = [("executionSuccessful", .bool(isSuccessful))]
        if !rendering.failures.isEmpty {
            let notifications = rendering.failures.map { failure in
                JSONValue.object([
                    ("descriptor", .object([("id", .text(failure.code))])), ("level", .text(failure.severity.word)),
                    ("message", Self.message(rendering.text(of: failure))),
                    ("locations", .array(failure.location.map { [Self.location($0.file, Self.region($0))] } ?? [])),
                ])
            }
            members.append(("toolExecutionNotifications", .array(notifications)))
        }
        return .object(members)
    }

    private func rule(_ rule: RuleDescription) -> JSONValue {
        .object([
            ("id", .text(rule.id)), ("shortDescription", Self.message(rule.summary(in: rendering.session.language))),
            ("help", Self.message(rule.source)),
            ("defaultConfiguration", .object([("level", .text(rule.severity.word))])),
        ])
    }

    private func result(_ finding: LocatedFinding, _ report: FileReport, _ place: Int?) -> JSONValue {
        var region: [(String, JSONValue)] = [
            ("startLine", .integer(finding.start.line)), ("startColumn", .integer(finding.start.column)),
            ("endLine", .integer(finding.end.line)), ("endColumn", .integer(finding.end.column)),
        ]
        if let found = finding.finding.arguments["found"] { region.append(("snippet", Self.message(found))) }
        var members: [(String, JSONValue)] = [
            ("ruleId", .text(finding.finding.rule)), ("level", .text(finding.finding.severity.word)),
            ("message", Self.message(rendering.message(of: finding))),
            ("locations", .array([Self.location(report.path, region)])),
        ]
        if let place { members.insert(("ruleIndex", .integer(place)), at: 1) }
        if let edit = finding.edit { members.append(("fixes", .array([fix(edit, report)]))) }
        if let reason = finding.ignored {
            members.append(
                (
                    "suppressions",
                    .array([.object([("kind", .text("external")), ("justification", .text(reason))])])
                ))
        }
        if finding.isKnown { members.append(("baselineState", .text("unchanged"))) }
        return .object(members)
    }

    private func result(_ note: Diagnostic) -> JSONValue {
        .object([
            ("ruleId", .text(note.code)), ("level", .text(note.severity.word)),
            ("message", Self.message(rendering.text(of: note))),
            ("locations", .array([Self.location(note.location?.file ?? "", note.location.map(Self.region) ?? [])])),
        ])
    }

    private static func region(_ place: SourceLocation) -> [(String, JSONValue)] {
        let start = [("startLine", place.line), ("startColumn", place.column)]
        return start.compactMap { name, number in number.map { (name, .integer($0)) } }
    }

    private func fix(_ edit: SourceEdit, _ report: FileReport) -> JSONValue {
        let replacement: JSONValue = .object([
            (
                "deletedRegion",
                .object([("byteOffset", .integer(edit.range.lowerBound)), ("byteLength", .integer(edit.range.count))])
            ), ("insertedContent", Self.message(edit.replacement)),
        ])
        return .object([
            ("description", Self.message(rendering.words("check.fix"))),
            (
                "artifactChanges",
                .array([
                    .object([
                        ("artifactLocation", Self.artifact(report.path)), ("replacements", .array([replacement])),
                    ])
                ])
            ),
        ])
    }

    private static func message(_ text: String) -> JSONValue { .object([("text", .text(text))]) }

    private static func artifact(_ path: String) -> JSONValue { .object([("uri", .text(path.uri))]) }

    private static func location(_ path: String, _ region: [(String, JSONValue)]) -> JSONValue {
        var members = [("artifactLocation", artifact(path))]
        if !region.isEmpty { members.append(("region", .object(region))) }
        return .object([("physicalLocation", .object(members))])
    }
}

extension String {
    /// A path as a reference of RFC 3986.
    fileprivate var uri: String {
        var result = ""
        for byte in utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }
}
