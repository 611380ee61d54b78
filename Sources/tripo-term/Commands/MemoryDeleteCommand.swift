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
            deletes everything. Asks first; where standard input is no terminal --yes is needed.

            A document is named as it was when it was aligned or imported, with its folder: tm export shows it.

              tripo-term tm delete --document 2021/report.en.txt
              tripo-term tm delete --unit 17 --unit 18 --yes
            """)

    @OptionGroup var options: MemoryOptions
    @OptionGroup var filter: MemoryFilterOptions

    @Option(
        name: .customLong("unit"), help: ArgumentHelp("The number of a unit; can be repeated.", valueName: "number"))
    var units: [Int64] = []

    @Flag(name: .customLong("all"), help: "All units.")
    var isAll = false

    @Flag(name: .customLong("yes"), help: "Delete without asking.")
    var isSure = false

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
            try DeletionQuestion.check(isSure: isSure)
            // A memory that is not there is not made for this.
            let reader = try session.reader()
            if !isSure {
                let count = try self.count(in: reader, filter)
                guard count == 0 || DeletionQuestion(session).isAnswered(units: count) else {
                    throw Failure(silent: ExitStatus.nothingFound)
                }
            }
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

    /// Units that are meant, whether they stay for other documents or not.
    private func count(in reader: MemoryReader, _ filter: MemoryFilter) throws(Diagnostic) -> Int {
        var count = 0
        if units.isEmpty {
            try reader.forEachUnit(matching: filter) { _ in count += 1 }
        } else {
            for id in Set(units) { if try reader.unit(id) != nil { count += 1 } }
        }
        return count
    }
}
