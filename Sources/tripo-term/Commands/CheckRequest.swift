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

    init(_ command: CheckCommand) throws(Failure) {
        (isTogether, fixes, isDryRun) = (command.together, command.fix, command.dryRun)
        (baseline, newBaseline, showsIgnored) = (command.baseline, command.writeBaseline, command.showIgnored)
        output = command.output == "-" ? nil : command.output
        guard let format = Format(rawValue: command.format) else {
            throw .usage("--format", command.format, choices: Format.allCases.map(\.rawValue))
        }
        self.format = format
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
            var walk = FileWalk()
            (walk.include, walk.exclude) = (command.include, command.exclude)
            try takeFiles(try walk.files(command.paths), command.languages)
        } catch {
            throw Failure(error, status: ExitStatus.couldNotRun)
        }
    }

    private mutating func takeFiles(_ paths: [String], _ languages: String?) throws(Diagnostic) {
        guard !paths.isEmpty else {
            throw Diagnostic(
                "check.no-paths", "no file is named", help: "give files or folders: tripo-term check report.ko.txt")
        }
        let tags = languages.map { $0.split(separator: ",").map(String.init) } ?? []
        guard tags.isEmpty || tags.count == paths.count || tags.count == 1 else {
            throw Diagnostic(
                "usage.language-count", "\(tags.count) languages are named for \(paths.count) files",
                arguments: ["languages": "\(tags.count)", "files": "\(paths.count)"],
                help: "name the language of each file, in their order")
        }
        if isTogether, !(2...4).contains(paths.count) {
            throw Diagnostic(
                "usage.file-count", "two to four files can be compared, not \(paths.count)",
                arguments: ["count": "\(paths.count)"], help: "give a file for each language")
        }
        for (number, path) in paths.enumerated() {
            inputs.append(AlignmentInput(path, language: tags.count == 1 ? tags[0] : tags.isEmpty ? nil : tags[number]))
        }
    }
}
