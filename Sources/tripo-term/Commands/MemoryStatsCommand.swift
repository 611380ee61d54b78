import ArgumentParser
import Glibc
import ICU
import Terminology
import TranslationMemory
import TripoTerm

struct MemoryStatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Count what the memory holds.")

    @OptionGroup var options: MemoryOptions

    @Option(help: ArgumentHelp("How to write the numbers: text or json.", valueName: "format"))
    var format: String = "text"

    func run() throws {
        try options.run { session in
            guard ["text", "json"].contains(format) else {
                throw Failure.usage("--format", format, choices: ["text", "json"])
            }
            let statistics = try session.reader().statistics()
            let output = Output(STDOUT_FILENO)
            if format == "json" {
                let segments = statistics.segments.map { ($0.language.rawTag, JSONValue.integer($0.count)) }
                output.writeLine(
                    JSONValue.object([
                        ("memory", .text(session.path)), ("identity", .text(statistics.identity)),
                        ("units", .integer(statistics.units)), ("occurrences", .integer(statistics.occurrences)),
                        ("documents", .integer(statistics.documents)), ("segments", .object(segments)),
                        ("change", .integer(Int(statistics.change))), ("bytes", .integer(statistics.bytes)),
                    ]).line)
                return
            }
            let rows =
                [
                    (session.text("tm.units", otherwise: "units"), statistics.units),
                    (session.text("tm.occurrences", otherwise: "times met"), statistics.occurrences),
                    (session.text("tm.documents", otherwise: "documents"), statistics.documents),
                ] + statistics.segments.map { ($0.language.rawTag, $0.count) }
                + [(session.text("tm.bytes", otherwise: "bytes"), statistics.bytes)]
            let name = rows.map(\.0.displayWidth).max() ?? 0
            let width = rows.map { "\($0.1)".utf8.count }.max() ?? 0
            for (label, number) in rows {
                let digits = "\(number)"
                let pad = String(repeating: " ", count: width - digits.utf8.count)
                output.writeLine(label.padded(to: name) + "  " + pad + digits)
            }
        }
    }
}
