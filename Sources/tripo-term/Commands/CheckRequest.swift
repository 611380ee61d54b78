import Terminology
import TripoTerm
import Validation

/// What a check was asked for, with every word of the command line understood.
struct CheckRequest {
    enum Format: String, CaseIterable {
        case text, json, sarif, junit, checkstyle, github, html
    }

    var inputs: [AlignmentInput] = []
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
    private let languages: String?
    private var walk = FileWalk()

    init(_ command: CheckCommand) throws(Failure) {
        (isTogether, fixes, isDryRun) = (command.together, command.fix, command.dryRun)
        (isWatched, paths, languages) = (command.watch, command.paths, command.languages)
        (walk.include, walk.exclude) = (command.include, command.exclude)
        (baseline, newBaseline, showsIgnored) = (command.baseline, command.writeBaseline, command.showIgnored)
        output = command.output == "-" ? nil : command.output
        guard let format = Format(rawValue: command.format) else {
            throw .usage("--format", command.format, choices: Format.allCases.map(\.rawValue))
        }
        self.format = format
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
        options.check.only = command.only
        options.check.without = command.without
        do throws(Diagnostic) {
            if let on = command.on { options.check.day = try DateReader.day(on) }
            inputs = try inputsNow()
            if isWatched { try checkWatch() }
        } catch {
            throw Failure(error, status: ExitStatus.couldNotRun)
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
        guard !files.isEmpty else {
            throw Diagnostic(
                "check.no-paths", "no file is named", help: "give files or folders: tripo-term check report.ko.txt")
        }
        let tags = languages.map { $0.split(separator: ",").map(String.init) } ?? []
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
