import ArgumentParser
import Glossary
import ICU
import Terminology
import TripoTerm

struct GlossaryStatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Count the concepts and terms, and how sure we are of them.")

    @OptionGroup var common: CommonOptions

    func run() throws {
        let session = try common.resolve()
        let snapshot = try session.open()
        let words = snapshot.messages(in: session.language)
        var concepts: [ConceptKind: Int] = [:]
        var terms: [LanguageTag: [Reliability: Int]] = [:]
        var statuses: [TermStatus: Int] = [:]
        do {
            for number in 0..<snapshot.index.conceptCount {
                let concept = try snapshot.index.entry(snapshot.index.concept(number: number)).concept
                concepts[concept.kind, default: 0] += 1
                for term in concept.terms {
                    terms[term.language, default: [:]][term.reliability, default: 0] += 1
                    statuses[term.status, default: 0] += 1
                }
            }
        } catch {
            throw Failure(WorkspaceError([LookupProblem.damagedIndex]), session: session)
        }
        let output = Output(1)
        writeTable(
            words("stats.concepts"), ConceptKind.allCases.map { (words("kind." + $0.word), [concepts[$0] ?? 0]) }, [""],
            output)
        writeTable(
            words("stats.terms"),
            LanguageTag.allCases.map { language in
                (language.rawTag, Reliability.allCases.map { terms[language]?[$0] ?? 0 })
            }, Reliability.allCases.map { words("reliability.\($0.rawValue)") }, output)
        writeTable(
            words("stats.statuses"), TermStatus.allCases.map { (words("status." + $0.word), [statuses[$0] ?? 0]) },
            [""], output)
        output.writeLine(
            words(
                "stats.size",
                ["sources": .integer(snapshot.index.sourceCount), "bytes": .integer(snapshot.index.size)]))
    }

    private func writeTable(_ title: String, _ rows: [(String, [Int])], _ columns: [String], _ output: Output) {
        let first = max(title.displayWidth, rows.map { $0.0.displayWidth }.max() ?? 0)
        let width = max(6, columns.map(\.displayWidth).max() ?? 0)
        func cell(_ text: String) -> String { String(repeating: " ", count: max(0, width - text.displayWidth)) + text }
        let total = rows.flatMap(\.1).reduce(0, +)
        output.writeLine(
            title.padded(to: first) + "  " + columns.map(cell).joined(separator: "  ").trimmedAtEnd
                + (columns == [""] ? cell("\(total)") : ""))
        for (name, counts) in rows {
            output.writeLine(name.padded(to: first) + "  " + counts.map { cell("\($0)") }.joined(separator: "  "))
        }
        output.writeLine()
    }
}
