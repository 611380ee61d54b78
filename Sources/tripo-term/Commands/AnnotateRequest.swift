import Glibc
import Terminology
import TripoTerm

/// What an annotation was asked for, with every word of the command line understood.
struct AnnotateRequest {
    enum Format: String, CaseIterable {
        case text, json, html

        /// The format that the extension of a file means.
        init(extensionOf path: String?) {
            let name = path.map { $0[($0.lastIndex(of: "/").map($0.index(after:)) ?? $0.startIndex)...] } ?? ""
            switch name.lastIndex(of: ".").map({ name[name.index(after: $0)...].lowercased() }) {
            case "json", "jsonl": self = .json
            case "html", "htm": self = .html
            default: self = .text
            }
        }
    }

    let files: [String]
    let options: AnnotationOptions
    let format: Format
    /// Nil for standard output.
    let output: String?

    init(_ command: AnnotateCommand) throws(Failure) {
        var day = LookupRequest.today()
        if let text = command.on {
            do { day = try DateReader.date(text).latest } catch { throw Failure(error, status: ExitStatus.wrongUsage) }
        }
        var options = AnnotationOptions(on: day)
        options.includesSubterms = command.includesSubterms
        options.encoding = command.encoding
        options.others = try LookupRequest.languages(command.to)
        if let tag = command.from {
            guard LanguageTag(parsing: tag) != nil else { throw .unknownLanguage(tag) }
            options.language = tag
        }
        self.options = options
        output = command.output == "-" ? nil : command.output
        if let name = command.format {
            guard let format = Format(rawValue: name) else {
                throw .usage("--format", name, choices: Format.allCases.map(\.rawValue))
            }
            self.format = format
        } else {
            format = Format(extensionOf: output)
        }
        files = command.files.isEmpty ? ["-"] : command.files
        guard files.count(where: { $0 == "-" }) < 2 else {
            throw .wrongUsage(
                Diagnostic(
                    "usage.two-inputs", "only one file can be standard input",
                    help: "give the other files by their paths"))
        }
        if command.files.isEmpty, isatty(STDIN_FILENO) == 1 {
            throw .wrongUsage(
                Diagnostic(
                    "usage.no-text", "there is no text to read", help: "give a file: tripo-term annotate report.txt"))
        }
        if let output {
            for file in files where AlignmentInput(file).isFile(at: output) {
                throw .wrongUsage(
                    Diagnostic(
                        "annotate.output-is-input", "\(output) is one of the files to be read",
                        arguments: ["file": output], at: SourceLocation(file: output),
                        help: "give another file to --output"))
            }
        }
    }
}
