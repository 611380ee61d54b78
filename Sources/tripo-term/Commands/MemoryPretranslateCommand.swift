import ArgumentParser
import DataFile
import Glibc
import Interchange
import Terminology
import TripoTerm

struct MemoryPretranslateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pretranslate",
        abstract: "Fill a file in with translations from the memory.",
        discussion: """
            Fills XLIFF 1.2 and 2, TMX, PO and plain text. What is translated already stays, and so does every other byte; a \
            file of another charset becomes UTF-8. A file that is damaged anywhere is refused.

            What is equal to a segment of the memory is filled in as translated. All else is marked to be looked at: similar \
            segments, numbers, dates and names that were replaced, several translations, tags that the memory does not place. \
            The mark is, with the percentage, in XLIFF 1.2 the state needs-review-translation and an alt-trans, in XLIFF 2 the \
            state initial and subState, in PO the flag fuzzy with the previous msgid, in TMX a property x-match, and in a text \
            [85%] before the sentence.

              tripo-term tm pretranslate manual.xlf -o manual.ja.xlf
              tripo-term tm pretranslate ja.po -o ja.po --threshold 85
              tripo-term tm pretranslate report.txt --from en --to ko -o report.ko.txt

            Ends with 0, or with 2 if the file or the memory cannot be read.
            """)

    @OptionGroup var memories: MemorySearchArguments
    @OptionGroup var filter: MemoryFilterOptions
    @OptionGroup var job: JobOptions

    @Argument(help: "The file; - for standard input.")
    var file: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The file to write, whole or not at all; standard output if left out.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("The least score of a match, 1 to 102.", valueName: "percent"))
    var threshold = 75

    @Option(help: ArgumentHelp("How to write what came of it: text or json.", valueName: "format"))
    var format: String = "text"

    func run() throws {
        try memories.run { session in
            guard ["text", "json"].contains(format) else {
                throw Failure.usage("--format", format, choices: ["text", "json"])
            }
            guard (1...Self.best).contains(threshold) else {
                throw Failure.usage("--threshold", "\(threshold)", choices: ["1 … 102"])
            }
            var options = MemorySearchOptions()
            options.threshold = threshold
            options.filter = try filter.filter()
            let reader = try JobReader(try session.session.open(), options: try job.options(memories))
            let job = try reader.job(file)
            let progress = ProgressLine()
            let work = Pretranslation(
                try memories.search(session), options: options,
                unplacedWords: session.text("tm.unplaced", otherwise: "to be put in by hand"))
            let (bytes, outcome) = try work.filled(job) { done, all in
                progress.show("\(file): \(done) / \(all)")
            }
            progress.clear()
            try write(bytes)
            say(outcome, session)
        }
    }

    /// Of what is equal with the same neighbours.
    private static let best = 102

    private func write(_ bytes: [UInt8]) throws {
        guard let output else {
            let standard = Output(STDOUT_FILENO)
            standard.write(bytes)
            return standard.flush()
        }
        Interruption.shared.begin()
        try Interruption.shared.whileWriting { try AtomicFile.write(bytes, to: output) }
    }

    private func say(_ outcome: Pretranslation.Outcome, _ session: MemorySession) {
        // Standard output may hold the file.
        let output = Output(output == nil ? STDERR_FILENO : STDOUT_FILENO)
        let numbers = [
            ("filled", outcome.filled), ("marked", outcome.marked), ("left", outcome.left),
            ("translated", outcome.translated),
        ]
        guard format == "text" else {
            let members = [("segments", outcome.segments)] + numbers
            return output.writeLine(
                JSONValue.object([("file", .text(file))] + members.map { ($0.0, .integer($0.1)) }).line)
        }
        let english =
            "\(outcome.segments) segments: \(outcome.filled) filled in, \(outcome.marked) to be looked at, "
            + "\(outcome.left) without a match; \(outcome.translated) were translated"
        output.writeLine(
            file.visible + ": "
                + session.text("tm.pretranslated", ("segments", outcome.segments), numbers, otherwise: english))
    }
}
