import ArgumentParser
import TripoTerm

struct AnnotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate",
        abstract: "Mark the terms of the glossary in texts, with their names in the other languages.",
        discussion: """
            Reads plain text, Markdown, HTML, DOCX and, with pdftotext, PDF; standard input without a file, or for \
            the file -. A term is found however it is written: in full width, old or new characters, any case, with \
            spaces or line ends within, with an ending or particle behind it.

            A text shows each term as [KIPO|1]; what the number means is said below the paragraph in which it comes \
            first. Without --format, the extension of --output decides: .json or .jsonl, .html or .htm, else text.

              tripo-term annotate report.ko.txt --on 2021-11-30
              tripo-term annotate report.docx --to en,ja -o report.html
              tripo-term annotate --format json < report.txt

            Ends with 0 if a term was found, with 1 if none was, with 2 if a file could not be read.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "The files to read.")
    var files: [String] = []

    @Option(
        help: ArgumentHelp(
            "The day on which names are to be valid, or a month or year for its last day; today if left out.",
            valueName: "date"))
    var on: String?

    @Option(
        help: ArgumentHelp(
            "The language of the texts, where it is not that of the file's name or found by itself.", valueName: "tag"))
    var from: String?

    @Option(help: ArgumentHelp("The languages to name the terms in, a comma between.", valueName: "tags"))
    var to: String?

    @Option(help: ArgumentHelp("The encoding of the files, where it is not found by itself.", valueName: "name"))
    var encoding: String?

    @Flag(name: .customLong("sub-terms"), help: "Also mark terms within longer ones.")
    var includesSubterms = false

    @Option(
        help: ArgumentHelp("How to write: text, json (an object a line, for each term) or html.", valueName: "format"))
    var format: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write, whole or not at all.", valueName: "file"))
    var output: String?

    func run() throws {
        let session = try common.resolve()
        do {
            try AnnotateRun(AnnotateRequest(self), session).run()
        } catch let failure as Failure where failure.words == nil {
            var failure = failure
            failure.words = session.workspace.messages(in: session.language)
            throw failure
        }
    }
}
