import ArgumentParser
import Glibc
import ICU
import Interchange
import Terminology
import TranslationMemory
import TripoTerm

struct MemoryImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring the units of files into the memory.",
        discussion: """
            Reads TMX 1.1 to 1.4b, XLIFF 1.2 and 2, gettext PO and MO, tables with tabs or commas whose first row \
            names the languages (en, zh-Hans, ja, ko) and properties, and JSON lines; so also what align has written. \
            - means standard input.

            Each unit that is not taken is told with its line, and counted. A unit that the memory has already is kept \
            once, with each place where it was met; a file that is imported again changes nothing. An import that is \
            interrupted keeps what it has taken, and can be begun anew.

              tripo-term tm import office.tmx
              tripo-term align report.en.txt report.ja.txt --format tmx | tripo-term tm import -
              tripo-term tm import ja.po --domain software

            What an alignment has in one language only is no translation, and is not taken; nor is what a program filled in \
            and nobody has looked at.

            Ends with 0 when all was taken, with 1 if a unit was left out, with 2 if a file cannot be read.
            """)

    @OptionGroup var options: MemoryOptions

    @Argument(help: "The files.")
    var files: [String]

    @Option(
        help: ArgumentHelp(
            "The format of the files, where name and content do not tell: tmx, xliff, po, mo, tsv, csv or jsonl.",
            valueName: "format"))
    var fromFormat: String?

    @Option(help: ArgumentHelp("The encoding of the files, where it is not found by itself.", valueName: "name"))
    var encoding: String?

    @Option(help: ArgumentHelp("The source language of PO and MO: en if left out.", valueName: "tag"))
    var from: String?

    @Option(help: ArgumentHelp("The language that PO and MO translate to, where they do not say.", valueName: "tag"))
    var to: String?

    @Option(help: ArgumentHelp("The document of units that do not name one.", valueName: "text")) var document: String?
    @Option(help: ArgumentHelp("The domain of units that do not name one.", valueName: "text")) var domain: String?
    @Option(help: ArgumentHelp("The author of units that do not name one.", valueName: "text")) var author: String?
    @Option(help: ArgumentHelp("The origin of units that do not name one.", valueName: "text")) var origin: String?

    @Option(help: ArgumentHelp("How to write what came of it: text or json (an object a line).", valueName: "format"))
    var format: String = "text"

    func run() throws {
        try options.run { session in
            guard ["text", "json"].contains(format) else {
                throw Failure.usage("--format", format, choices: ["text", "json"])
            }
            // Ends the import also where who started the program had signals blocked; what was taken stays.
            Interruption.shared.begin()
            let reading = try readingOptions()
            var facts = MemoryImport.Facts()
            (facts.document, facts.domain, facts.author, facts.origin) = (document, domain, author, origin)
            let work = MemoryImport(try session.store(), options: reading, facts: facts)
            try MemoryImportRun(session, work, isJSON: format == "json").run(files)
        }
    }

    private func readingOptions() throws(Failure) -> MemoryReadingOptions {
        var reading = MemoryReadingOptions()
        reading.encoding = encoding
        if let fromFormat {
            guard let known = MemoryFormat(rawValue: fromFormat) else {
                throw .usage("--from-format", fromFormat, choices: MemoryFormat.allCases.map(\.rawValue))
            }
            reading.format = known
        }
        reading.source = try Self.language(from)
        reading.target = try Self.language(to)
        return reading
    }

    private static func language(_ tag: String?) throws(Failure) -> LanguageTag? {
        guard let tag else { return nil }
        guard let language = LanguageTag(parsing: tag) else { throw .unknownLanguage(tag) }
        return language
    }
}

/// Imports files one after the other, and says what came of each.
private struct MemoryImportRun {
    private let session: MemorySession
    private let work: MemoryImport
    private let isJSON: Bool
    private let progress = ProgressLine()
    private let output = Output(STDOUT_FILENO)

    init(_ session: MemorySession, _ work: MemoryImport, isJSON: Bool) {
        (self.session, self.work, self.isJSON) = (session, work, isJSON)
    }

    func run(_ files: [String]) throws {
        var total = MemoryImport.Outcome()
        var failure: Diagnostic?
        for file in files {
            do throws(Diagnostic) {
                let outcome = try work.run(file, problem: report, progress: show)
                total += outcome
                progress.clear()
                say(outcome, of: file)
            } catch {
                progress.clear()
                // What is wrong with the memory is wrong for all files.
                guard error.location?.file != session.path else { throw error }
                report(error)
                failure = error
            }
        }
        output.flush()
        if failure != nil { throw Failure(silent: ExitStatus.couldNotRun) }
        if total.reading.unitsLeftOut > 0 || total.damages > 0 { throw Failure(silent: ExitStatus.nothingFound) }
    }

    private func report(_ diagnostic: Diagnostic) {
        progress.clear()
        if isJSON { return output.writeLine(session.renderer.json(diagnostic).line) }
        let errors = Output(STDERR_FILENO)
        errors.writeLine(session.renderer.text(diagnostic))
    }

    private func show(_ units: Int, _ share: Double?) {
        let percent = share.map { Int($0 * 100) } ?? 0
        progress.show(
            session.text(
                share == nil ? "tm.importing" : "tm.importingShare", ("units", units), [("percent", percent)],
                otherwise: "\(units) units"))
    }

    private func say(_ outcome: MemoryImport.Outcome, of file: String) {
        guard isJSON else { return MemoryImportWords(session.words).say(outcome, of: file, to: output) }
        let members = [("units", outcome.reading.units)] + MemoryImportWords.numbers(outcome)
        output.writeLine(JSONValue.object([("file", .text(file))] + members.map { ($0.0, .integer($0.1)) }).line)
    }
}

/// Says what came of an import.
struct MemoryImportWords {
    private let words: MessageCatalog?

    init(_ words: MessageCatalog?) { self.words = words }

    static func numbers(_ outcome: MemoryImport.Outcome) -> [(String, Int)] {
        [
            ("added", outcome.addition.added), ("merged", outcome.addition.merged),
            ("unchanged", outcome.addition.unchanged), ("leftOut", outcome.reading.unitsLeftOut),
        ]
    }

    func say(_ outcome: MemoryImport.Outcome, of file: String, to output: Output) {
        var arguments: [String: MessageArgument] = ["units": .integer(outcome.reading.units)]
        for (name, number) in Self.numbers(outcome) { arguments[name] = .text("\(number)") }
        let english =
            "\(outcome.reading.units) units: \(outcome.addition.added) new, \(outcome.addition.merged) met again, "
            + "\(outcome.addition.unchanged) known; \(outcome.reading.unitsLeftOut) left out"
        output.writeLine(file.visible + ": " + (words?("tm.imported", MessageArguments(arguments)) ?? english))
    }
}
