import ArgumentParser
import Glibc
import Terminology
import TripoTerm

struct MemoryAnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Count how much of a job the memory has.",
        discussion: """
            Counts segments, words and characters by what they are worth: equal ones with the same neighbours (102, 101), \
            repetitions within the job, equal ones (100), similar ones by their percentage, and new ones. Words are those of \
            English and Korean; of Chinese and Japanese each character counts, as do words in other letters among them. \
            Characters are counted without white space. The files are one job: a segment that came in an earlier file is a \
            repetition, and one that is liker an earlier segment than any of the memory is told apart.

            Reads XLIFF, TMX and PO, whose translated segments are counted by themselves, and text, Markdown, HTML, DOCX \
            and PDF.

              tripo-term tm analyze manual.docx --from en --to ja
              tripo-term tm analyze *.xlf --format csv > leverage.csv

            Ends with 0, or with 2 if a file cannot be read; the others are counted all the same.
            """)

    @OptionGroup var memories: MemorySearchArguments
    @OptionGroup var filter: MemoryFilterOptions
    @OptionGroup var job: JobOptions

    @Argument(help: "The files of the job; - for standard input.")
    var files: [String]

    @Option(
        help: ArgumentHelp(
            "How to write the numbers: table, json (an object for each file), tsv or csv.", valueName: "format"))
    var format: String = "table"

    func run() throws {
        try memories.run { session in
            guard let format = LeverageRenderer.Format(rawValue: format) else {
                throw Failure.usage("--format", format, choices: LeverageRenderer.Format.allCases.map(\.rawValue))
            }
            var options = MemorySearchOptions()
            options.filter = try filter.filter()
            options.to = try memories.targets()
            let reader = try JobReader(try session.session.open(), options: try job.options(memories))
            let analysis = MemoryAnalysis(try memories.search(session), reader, options: options)
            let renderer = LeverageRenderer(session, format)
            let output = Output(STDOUT_FILENO)
            let progress = ProgressLine()
            var total = Leverage()
            var isComplete = true
            renderer.begin(output)
            for file in files {
                do throws(Diagnostic) {
                    let leverage = try analysis.leverage(of: file) { done, all in
                        progress.show("\(file): \(done) / \(all)")
                    }
                    progress.clear()
                    total += leverage
                    renderer.write(leverage, of: file, to: output)
                } catch {
                    progress.clear()
                    // What is wrong with a memory is wrong for all files.
                    guard !error.code.hasPrefix("memory.") else { throw error }
                    session.session.report(error, words: session.words)
                    isComplete = false
                }
            }
            if files.count > 1 { renderer.write(total, of: nil, to: output) }
            output.flush()
            if !isComplete { throw Failure(silent: ExitStatus.couldNotRun) }
        }
    }
}
