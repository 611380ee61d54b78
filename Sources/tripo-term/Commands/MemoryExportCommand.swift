import ArgumentParser
import DataFile
import Glibc
import Interchange
import Terminology
import TripoTerm

struct MemoryExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the units of the memory to a file.",
        discussion: """
            Each unit is written as often as it was met, with what is known of each time; imported again, they make the \
            same memory. Without --format, the extension of --output decides: .tmx, .tsv or .jsonl, and \
            any other is refused; without both, JSON lines.

              tripo-term tm export -o memory.tmx
              tripo-term tm export --document report.en.txt --format tsv
            """)

    @OptionGroup var options: MemoryOptions
    @OptionGroup var filter: MemoryFilterOptions

    @Option(help: ArgumentHelp("How to write the units: tmx, tsv or jsonl.", valueName: "format"))
    var format: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write, whole or not at all.", valueName: "file"))
    var output: String?

    func run() throws {
        try options.run { session in
            let export = MemoryExport(
                try session.reader(), as: try chosenFormat(), matching: try filter.filter(), options: writing())
            let progress = ProgressLine()
            let show = { (units: Int) in
                progress.show(session.text("tm.exporting", ("units", units), otherwise: "\(units) units"))
            }
            let outcome: MemoryExport.Outcome
            if let output {
                Interruption.shared.begin()
                outcome = try Interruption.shared.whileWriting {
                    let file = try AtomicFile(output)
                    let outcome = try export.run(progress: show) { bytes throws(Diagnostic) in try file.write(bytes) }
                    try file.commit()
                    return outcome
                }
            } else {
                let standard = Output(STDOUT_FILENO)
                outcome = try export.run { standard.write($0) }
                standard.flush()
            }
            progress.clear()
            if outcome.charactersReplaced > 0 {
                session.session.report(.replacedCharacters(outcome.charactersReplaced), words: session.words)
            }
        }
    }

    private func chosenFormat() throws(Failure) -> MemoryWriter.Format {
        if let format {
            guard let known = MemoryWriter.Format(rawValue: format) else {
                throw .usage("--format", format, choices: MemoryWriter.Format.allCases.map(\.rawValue))
            }
            return known
        }
        guard let output else { return .jsonl }
        guard let known = MemoryFormatArgument.writable(ofPath: output) else {
            throw .usage("--output", output, choices: ["FILE.tmx", "FILE.tsv", "FILE.jsonl"])
        }
        return known
    }

    private func writing() -> MemoryWriter.Options {
        var options = MemoryWriter.Options()
        options.toolVersion = Workspace.version
        options.created = Timestamp(secondsSince1970: time(nil))
        return options
    }
}

extension Diagnostic {
    /// What a format could not hold of texts.
    static func replacedCharacters(_ count: Int) -> Diagnostic {
        Diagnostic(
            "align.replaced-characters", .warning, "characters that the format cannot hold were replaced: \(count)",
            arguments: ["count": "\(count)"], help: "look for control characters in the files")
    }
}
