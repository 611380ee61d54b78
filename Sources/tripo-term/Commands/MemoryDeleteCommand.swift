import ArgumentParser
import Glibc
import Terminology
import TranslationMemory
import TripoTerm

struct MemoryDeleteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete units from the memory.",
        discussion: """
            What was met as the options say is deleted; a unit that was also met elsewhere stays, for that. --all \
            deletes everything.

              tripo-term tm delete --document report.en.txt
              tripo-term tm delete --unit 17 --unit 18
            """)

    @OptionGroup var options: MemoryOptions
    @OptionGroup var filter: MemoryFilterOptions

    @Option(
        name: .customLong("unit"), help: ArgumentHelp("The number of a unit; can be repeated.", valueName: "number"))
    var units: [Int64] = []

    @Flag(name: .customLong("all"), help: "All units.")
    var isAll = false

    @Option(help: ArgumentHelp("How to write what came of it: text or json.", valueName: "format"))
    var format: String = "text"

    func run() throws {
        try options.run { session in
            guard ["text", "json"].contains(format) else {
                throw Failure.usage("--format", format, choices: ["text", "json"])
            }
            let filter = try self.filter.filter()
            guard [!units.isEmpty, isAll, !filter.isEmpty].count(where: { $0 }) == 1 else {
                throw Failure(
                    Diagnostic(
                        "usage.no-units", "it is not clear which units are to be deleted",
                        help: "name units with --unit, or say what they are (--document, --domain, ...), or --all"),
                    status: ExitStatus.wrongUsage)
            }
            // A memory that is not there is not made for this.
            _ = try session.reader()
            let store = try session.store()
            var result = (units: 0, lessened: 0)
            if units.isEmpty {
                result = try store.delete(matching: filter)
            } else {
                result.units = try store.delete(units)
            }
            let output = Output(STDOUT_FILENO)
            if format == "json" {
                output.writeLine(
                    JSONValue.object([
                        ("deleted", .integer(result.units)), ("metLessOften", .integer(result.lessened)),
                    ]).line)
            } else {
                output.writeLine(
                    session.text(
                        "tm.deleted", ("units", result.units), [("lessened", result.lessened)],
                        otherwise: "\(result.units) units deleted, \(result.lessened) kept for other documents"))
            }
            output.flush()
            if result.units + result.lessened == 0 { throw Failure(silent: ExitStatus.nothingFound) }
        }
    }
}
