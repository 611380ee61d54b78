import Glossary
import Lookup
import Normalization
import Terminology
import TripoTerm

/// One JSON object a query, one a line; see `lookup.schema.json`.
struct JSONRenderer: AnswerRenderer {
    let header: String? = nil

    func write(_ answered: AnsweredQuery, to output: Output) {
        var members: [(String, JSONValue)] = [
            ("query", .text(answered.query)), ("on", .text("\(answered.on)")),
            ("results", .array(answered.answers.map(result))),
            ("suggestions", .array(answered.suggestions.map(suggestion))),
        ]
        if !answered.steps.isEmpty {
            members.append(
                (
                    "explanation",
                    .array(answered.steps.map { .object([("step", .text($0.name)), ("text", .text($0.text))]) })
                ))
        }
        if let problem = answered.problem {
            members.append(
                (
                    "error", .object([("code", .text(problem.code)), ("message", .text(problem.message))])
                ))
        }
        output.writeLine(JSONValue.object(members).line)
    }

    private func result(_ answer: Answer) -> JSONValue {
        .object([
            ("concept", .text(answer.concept.id)), ("kind", .text(answer.concept.kind.word)),
            ("match", answer.match.map(match) ?? .null), ("terms", .array(answer.terms.map(Self.term))),
            ("replacedBy", .optional(answer.replacedBy?.concept.id)),
            ("replacement", answer.replacedBy.map(replacement) ?? .null),
            ("note", .optional(answer.concept.note)),
            ("falseFriends", .array(answer.concept.falseFriends.map(Self.falseFriend))),
        ])
    }

    private func replacement(_ replacement: Answer.Replacement) -> JSONValue {
        .object([
            ("concept", .text(replacement.concept.id)), ("kind", .text(replacement.concept.kind.word)),
            ("terms", .array(replacement.terms.map(Self.term))),
        ])
    }

    static func falseFriend(_ friend: FalseFriend) -> JSONValue {
        .object([
            (
                "forms",
                .object(friend.forms.map { ($0.key.rawTag, .text($0.value)) })
            ), ("note", .text(friend.note)),
        ])
    }

    private func suggestion(_ answer: Answer) -> JSONValue {
        .object([
            ("concept", .text(answer.concept.id)), ("kind", .text(answer.concept.kind.word)),
            ("match", answer.match.map(match) ?? .null),
        ])
    }

    private func match(_ match: Match) -> JSONValue {
        .object([
            ("type", .text(match.type.word)), ("score", .integer(match.score.percent)),
            ("language", .text(match.term.language.rawTag)), ("term", .text(match.term.text.text)),
            ("status", .text(match.term.status.word)),
            ("from", .optional(match.term.validity.from?.description)),
            ("to", .optional(match.term.validity.to?.description)), ("system", .optional(match.system)),
            ("computed", .bool(match.isComputed)), ("role", .optional(match.role)),
        ])
    }

    static func term(_ term: Term) -> JSONValue {
        .object([
            ("language", .text(term.language.rawTag)), ("term", .text(term.text)), ("type", .text(term.type.word)),
            ("status", .text(term.status.word)), ("from", .optional(term.validity.from?.description)),
            ("to", .optional(term.validity.to?.description)), ("publisher", .optional(term.publisher)),
            ("reading", .optional(term.reading)), ("romanization", .optional(term.romanization)),
            ("hanja", .optional(term.hanja)), ("sources", .array(term.sources.map { .text($0) })),
            ("reliability", .integer(Int(term.reliability.rawValue))), ("note", .optional(term.note)),
        ])
    }
}
