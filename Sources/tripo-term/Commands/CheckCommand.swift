import ArgumentParser
import TripoTerm

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read texts as the strictest colleague would: names on their day, dates, people, style.",
        discussion: """
            Files are plain text, Markdown, HTML or DOCX, or hold units of several languages, which are compared: TMX, \
            XLIFF, PO, and the JSON lines and tables of align. Of a folder all are read; - is standard input. With --together \
            two to four files are one text in several languages, and are compared unit by unit too. Ends with 0 for clean \
            texts, with 1 if something was found at or above --fail-on, with 2 if a file could not be read, or not all of it.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "Files and folders.")
    var paths: [String] = []

    @Option(help: ArgumentHelp("The day of which the texts speak; by default it is found in each.", valueName: "date"))
    var on: String?

    @Option(help: ArgumentHelp("How the publisher writes: tcs, cnipa, jpo, kipo, or a file.", valueName: "profile"))
    var profile: String?

    @Option(help: ArgumentHelp("Languages of the files, in their order: en,zh,ja,ko.", valueName: "tags"))
    var languages: String?

    @Option(help: ArgumentHelp("The charset of the files; by default it is found.", valueName: "name"))
    var encoding: String?

    @Option(help: ArgumentHelp("Only these rules, with commas between; can be repeated.", valueName: "rule"))
    var only: [String] = []

    @Option(help: ArgumentHelp("Without these rules, with commas between; can be repeated.", valueName: "rule"))
    var without: [String] = []

    @Option(help: ArgumentHelp("In folders only files of this pattern; can be repeated.", valueName: "pattern"))
    var include: [String] = []

    @Option(help: ArgumentHelp("In folders no files of this pattern; can be repeated.", valueName: "pattern"))
    var exclude: [String] = []

    @Flag(help: "The files are one text in several languages: compare them.")
    var together = false

    @Option(
        help: ArgumentHelp(
            "text, json (an object a line), sarif, junit, checkstyle, github or html; by default what the name of "
                + "--output ends in (.json, .jsonl, .sarif, .html; .xml is junit), or else text.", valueName: "format"))
    var format: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "path"))
    var output: String?

    @Option(help: ArgumentHelp("The least severity that ends with 1: note, warning or error.", valueName: "severity"))
    var failOn: String = "warning"

    @Flag(help: "Repair in the files what can be repaired.")
    var fix = false

    @Flag(help: "With --fix: show what would change, and change nothing.")
    var dryRun = false

    @Flag(help: "Check again whenever a file changes, until Ctrl-C.")
    var watch = false

    @Option(help: ArgumentHelp("A file of old findings that are not told again.", valueName: "path"))
    var baseline: String?

    @Option(help: ArgumentHelp("Write what is found now as a baseline.", valueName: "path"))
    var writeBaseline: String?

    @Flag(help: "Tell also what comments, settings and the baseline pass over.")
    var showIgnored = false

    @Option(help: ArgumentHelp("How many files are checked at once.", valueName: "number"))
    var threads: Int?

    func run() throws {
        let session = try common.resolve()
        do {
            let request = try CheckRequest(self)
            guard request.isWatched else { return try CheckRun(request, session).run() }
            try CheckWatch(request: request, session: session).run()
        } catch let failure as Failure {
            var failure = failure
            failure.words = failure.words ?? session.workspace.messages(in: session.language)
            throw failure
        }
    }
}
