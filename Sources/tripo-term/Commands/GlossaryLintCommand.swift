import ArgumentParser
import Glossary
import ICU
import Terminology
import TripoTerm

struct GlossaryLintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Look for mistakes in glossary files.",
        discussion: """
            Without a path, all glossaries of the workspace are looked at, each by itself. Ends with 0 if there is \
            nothing to say, with 1 if there is, with 2 if a file cannot be read.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "Glossary files or directories.")
    var paths: [String] = []

    @Option(help: ArgumentHelp("How to write the findings: text or json (an object a line).", valueName: "format"))
    var format: String = "text"

    func run() throws {
        let session = try common.resolve()
        guard ["text", "json"].contains(format) else {
            throw Failure.usage("--format", format, choices: ["text", "json"])
        }
        let words = session.workspace.messages(in: session.language)
        let renderer = DiagnosticRenderer(words: words, terminal: session.terminal)
        let output = Output(1)
        var counts: [Severity: Int] = [:]
        var couldNotRead = false
        for path in paths.isEmpty ? session.workspace.layout.glossaries : paths {
            let source = GlossarySource.read(path)
            let findings = Self.findings(source, path: path, among: session.workspace.layout.glossaries)
            // What has no line is no mistake in a file, but a file that cannot be read.
            let isUnreadable = source.diagnostics.contains { $0.severity == .error && $0.location?.line == nil }
            couldNotRead = couldNotRead || isUnreadable
            for finding in source.diagnostics + findings {
                counts[finding.severity, default: 0] += 1
                output.writeLine(format == "json" ? renderer.json(finding).line : renderer.text(finding))
            }
        }
        if format == "text" {
            let summary = [
                "errors": counts[.error] ?? 0, "warnings": (counts[.warning] ?? 0) + (counts[.note] ?? 0),
            ]
            output.writeLine(
                words?("lint.summary", MessageArguments(summary.mapValues { .integer($0) }))
                    ?? "\(summary["errors"] ?? 0) errors, \(summary["warnings"] ?? 0) warnings")
        }
        output.flush()
        if couldNotRead { throw Failure(silent: ExitStatus.couldNotRun) }
        if !counts.isEmpty { throw Failure(silent: ExitStatus.nothingFound) }
    }

    /// What lint says of a file or directory, read together with the glossaries that it can refer to.
    private static func findings(_ source: GlossarySource, path: String, among glossaries: [String]) -> [Diagnostic] {
        guard !glossaries.contains(path) else { return GlossaryLint().check(source) }
        let own = Set(source.files.map(Workspace.absolute))
        let known = glossaries.flatMap { GlossarySource.read($0).files }
        let whole = GlossaryReader().read(files: source.files + known.filter { !own.contains($0) })
        // A glossary that goes before another may have the concepts of the other anew.
        let isShipped = !own.isDisjoint(with: known)
        return GlossaryLint().check(whole).filter { finding in
            guard let file = finding.location?.file, own.contains(Workspace.absolute(file)) else { return false }
            return isShipped || finding.code != "glossary.duplicate-id"
        }
    }
}
