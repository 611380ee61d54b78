import Terminology
import TripoTerm

/// One JSON object a segment, one a line; see `memory-search.schema.json`.
struct MatchJSONRenderer: MatchRenderer {
    let header: String? = nil

    func write(_ answered: AnsweredSegment, to output: Output) {
        var members: [(String, JSONValue)] = [
            ("query", .text(answered.query.text)), ("matches", .array(answered.matches.map(Self.match))),
        ]
        if let problem = answered.problem {
            members.append(("error", .object([("code", .text(problem.code)), ("message", .text(problem.message))])))
        }
        output.writeLine(JSONValue.object(members).line)
    }

    private static func match(_ match: MemoryMatch) -> JSONValue {
        .object([
            ("score", .integer(match.score)), ("similarity", .ratio(match.similarity)),
            ("tier", .text(match.tier.word)), ("unit", .integer(Int(match.unit))), ("memory", .text(match.memory)),
            ("source", .text(match.source)), ("target", .text(match.target)),
            ("sourceLanguage", .text(match.sourceLanguage.rawTag)),
            ("targetLanguage", .text(match.targetLanguage.rawTag)),
            (
                "diff",
                .array(match.diff.map { .object([("kind", .text($0.kind.rawValue)), ("text", .text($0.text))]) })
            ),
            ("differences", .array(match.differences.map { .text($0) })), ("adapted", .optional(match.adapted)),
            (
                "replacements",
                .array(match.replacements.map { .object([("old", .text($0.old)), ("new", .text($0.new))]) })
            ),
            ("unplaced", .array(match.unplaced.map { .text($0) })),
            ("context", .object([("previous", .optional(match.previous)), ("next", .optional(match.next))])),
            ("document", .optional(match.document)), ("date", .optional(match.date?.extended)),
            ("origin", .optional(match.origin)),
            (
                "penalties",
                .array(match.penalties.map { .object([("name", .text($0.name)), ("points", .integer($0.points))]) })
            ),
        ])
    }
}

/// A row a match.
struct MatchTSVRenderer: MatchRenderer {
    let header: String? = [
        "query", "score", "tier", "unit", "sourceLanguage", "targetLanguage", "source", "target", "adapted", "document",
        "date",
    ].joined(by: "\t")

    func write(_ answered: AnsweredSegment, to output: Output) {
        for match in answered.matches {
            let cells = [
                answered.query.text, "\(match.score)", match.tier.word, "\(match.unit)", match.sourceLanguage.rawTag,
                match.targetLanguage.rawTag, match.source, match.target, match.adapted ?? "", match.document ?? "",
                match.date?.extended ?? "",
            ]
            output.writeLine(cells.map(\.visible).joined(by: "\t"))
        }
    }
}
