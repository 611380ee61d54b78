import Lookup
import Terminology
import TripoTerm

/// One line a term, columns with tabs between; a query without an answer has one line with empty columns.
struct TSVRenderer: AnswerRenderer {
    let header: String? = [
        "query", "on", "concept", "kind", "match", "score", "language", "term", "type", "status", "from", "to",
        "publisher", "reading", "sources", "reliability", "replacedBy",
    ].joined(separator: "\t")

    private static let columnsAfterQuery = 15

    func write(_ answered: AnsweredQuery, to output: Output) {
        let start = [answered.query, "\(answered.on)"]
        if answered.answers.isEmpty {
            writeRow(start + [String](repeating: "", count: Self.columnsAfterQuery), to: output)
        }
        for answer in answered.answers {
            let concept = [
                answer.concept.id, answer.concept.kind.word, answer.match?.type.word ?? "",
                answer.match.map { "\($0.score.percent)" } ?? "",
            ]
            let next = answer.replacedBy?.concept.id ?? ""
            // As in a table: the terms of a name out of date are those of what took its place.
            let terms = answer.replacedBy?.terms ?? answer.terms
            if terms.isEmpty {
                writeRow(start + concept + [String](repeating: "", count: 10) + [next], to: output)
            }
            for term in terms { writeRow(start + concept + columns(of: term) + [next], to: output) }
        }
    }

    private func columns(of term: Term) -> [String] {
        [
            term.language.rawTag, term.text, term.type.word, term.status.word,
            term.validity.from?.description ?? "", term.validity.to?.description ?? "", term.publisher ?? "",
            term.reading ?? term.romanization ?? "", term.sources.joined(by: " "),
            "\(term.reliability.rawValue)",
        ]
    }

    private func writeRow(_ cells: [String], to output: Output) {
        output.writeLine(cells.map(\.visible).joined(by: "\t"))
    }
}
