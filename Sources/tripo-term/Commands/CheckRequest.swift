import Terminology
import TripoTerm
import Validation

/// What a check was asked for, with every word of the command line understood.
struct CheckRequest {
    enum Format: String, CaseIterable {
        case text, json, sarif, junit, checkstyle, github, html

        /// The format that the extension of a file means; text for any that means none.
        init(extensionOf path: String) {
            let name = path[(path.lastIndex(of: "/") ?? path.startIndex)...]
            switch name.lastIndex(of: ".").map({ name[name.index(after: $0)...].lowercased() }) {
            case "json", "jsonl": self = .json
            case "sarif": self = .sarif
            case "xml": self = .junit
            case "html", "htm": self = .html
            default: self = .text
            }
        }
    }

    var inputs: [AlignmentInput] = []
    /// Why there is nothing to check, where the paths are right and lead to nothing.
    private(set) var unread: [Diagnostic] = []
    var options = CheckJobOptions()
    var format = Format.text
    var failOn = Severity.warning
    var output: String?
    var isTogether: Bool
    var fixes: Bool
    var isDryRun: Bool
    var baseline: String?
    var newBaseline: String?
    var showsIgnored: Bool
    /// Whether files are checked again when they change.
    var isWatched: Bool
    private let paths: [String]
    private var tags: [String] = []
    private var walk = FileWalk()

    init(_ command: CheckCommand) throws(Failure) {
        (isTogether, fixes, isDryRun) = (command.together, command.fix, command.dryRun)
        (isWatched, paths) = (command.watch, command.paths)
        (walk.include, walk.exclude) = (command.include, command.exclude)
        (baseline, newBaseline, showsIgnored) = (command.baseline, command.writeBaseline, command.showIgnored)
        output = command.output == "-" ? nil : command.output
        if let name = command.format {
            guard let format = Format(rawValue: name) else {
                throw .usage("--format", name, choices: Format.allCases.map(\.rawValue))
            }
            self.format = format
        } else if let output {
            format = Format(extensionOf: output)
        }
        options.hasExcerpts = format == .text || format == .html
        let severities: [Severity] = [.note, .warning, .error]
        guard let severity = severities.first(where: { $0.word == command.failOn }) else {
            throw .usage("--fail-on", command.failOn, choices: severities.map(\.word))
        }
        failOn = severity
        if let threads = command.threads {
            guard threads >= 1 else { throw .smallNumber("--threads", "\(threads)") }
            options.threads = threads
        }
        options.encoding = command.encoding
        options.profile = command.profile
        options.check.only = command.only.flatMap(Self.names)
        options.check.without = command.without.flatMap(Self.names)
        do throws(Diagnostic) {
            if let on = command.on { options.check.day = try DateReader.day(on) }
        } catch {
            throw .wrongUsage(error)
        }
        tags = try AlignRequest.tags(command.languages)
        guard !paths.isEmpty else {
            throw .wrongUsage(
                Diagnostic(
                    "check.no-paths", "no file is named",
                    help: "give files or folders: tripo-term check report.ko.txt"))
        }
        if isDryRun, !fixes { throw .wrongUsage(.needsFix) }
        do throws(Diagnostic) {
            inputs = try inputsNow()
        } catch {
            // Who gathers findings has to hear of it.
            if error.code == "check.no-files", !isWatched {
                unread = [error]
            } else {
                throw Failure(
                    error, status: error.code.hasPrefix("usage.") ? ExitStatus.wrongUsage : ExitStatus.couldNotRun)
            }
        }
        try checkFiles()
        do throws(Diagnostic) { if isWatched { try checkWatch() } } catch { throw .wrongUsage(error) }
    }

    /// Names with commas between.
    private static func names(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.trimmingPrefix(" ") }.map(String.init)
    }

    /// No file is checked twice as two texts of one document, and what is read is not written over.
    private func checkFiles() throws(Failure) {
        guard paths.count(where: { $0 == "-" }) < 2 else {
            throw .wrongUsage(
                Diagnostic(
                    "usage.two-inputs", "only one file can be standard input",
                    help: "give the other files by their paths"))
        }
        for (number, input) in inputs.enumerated() where isTogether {
            if inputs[..<number].contains(where: { input.isFile(at: $0.path) }) {
                throw .wrongUsage(
                    Diagnostic(
                        "check.same-file", "\(input.path) is named twice", arguments: ["file": input.path],
                        at: SourceLocation(file: input.path), help: "give a file for each language"))
            }
        }
        for path in [output, newBaseline].compactMap(\.self) {
            let read = inputs + inputs.compactMap { CheckSettings.path(for: $0.path) }.map { AlignmentInput($0) }
            // Of a baseline the old one may be written anew, but not as a report.
            let known = path == output ? [baseline].compactMap(\.self).map { AlignmentInput($0) } : []
            guard !(read + known).contains(where: { $0.isFile(at: path) }) else {
                throw .wrongUsage(
                    Diagnostic(
                        "check.output-is-input", "\(path) is one of the files to be read",
                        arguments: ["file": path], at: SourceLocation(file: path),
                        help: "give another file to --output or --write-baseline"))
            }
        }
    }

    /// What only ends once cannot be done again and again.
    private func checkWatch() throws(Diagnostic) {
        let isOnce = fixes || newBaseline != nil || output != nil || inputs.contains(where: \.isStandardInput)
        guard isOnce else { return }
        throw Diagnostic(
            "check.not-watched", "--watch tells what it finds, and does nothing else",
            help: "leave out --fix, --output, --write-baseline and standard input")
    }

    /// The files that the paths mean at this moment.
    func inputsNow() throws(Diagnostic) -> [AlignmentInput] {
        let files = try walk.files(paths)
        guard tags.isEmpty || tags.count == files.count || tags.count == 1 else {
            throw Diagnostic(
                "usage.language-count", "\(tags.count) languages are named for \(files.count) files",
                arguments: ["languages": "\(tags.count)", "files": "\(files.count)"],
                help: "name the language of each file, in their order")
        }
        if isTogether, !(2...4).contains(files.count) {
            throw Diagnostic(
                "usage.file-count", "two to four files can be compared, not \(files.count)",
                arguments: ["count": "\(files.count)"], help: "give a file for each language")
        }
        return files.enumerated().map { number, path in
            AlignmentInput(path, language: tags.count == 1 ? tags[0] : tags.isEmpty ? nil : tags[number])
        }
    }
}

extension Diagnostic {
    fileprivate static var needsFix: Diagnostic {
        Diagnostic(
            "usage.needs-option", "--dry-run goes with --fix", arguments: ["option": "--dry-run", "other": "--fix"],
            help: "add --fix")
    }
}
