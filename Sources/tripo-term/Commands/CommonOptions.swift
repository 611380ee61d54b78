import ArgumentParser
import Terminology
import TripoTerm

/// Options that all commands share.
struct CommonOptions: ParsableArguments {
    @Option(
        name: .customLong("glossary"),
        help: ArgumentHelp(
            "A glossary file or directory that goes before the others; can be repeated.", valueName: "path"))
    var glossaries: [String] = []

    @Option(help: ArgumentHelp("The directory that holds Glossaries and Locales.", valueName: "directory"))
    var data: String?

    @Option(help: ArgumentHelp("The language of messages: en, zh-Hans, ja or ko.", valueName: "tag"))
    var language: String?

    @Option(help: ArgumentHelp("Colours: auto, always or never.", valueName: "when"))
    var color: String = "auto"

    var arguments: CommonArguments {
        CommonArguments(glossaries: glossaries, data: data, language: language, color: color)
    }

    func resolve() throws(Failure) -> Session { try Session(arguments) }
}

/// One run of the program: its workspace, and how it speaks.
struct Session {
    let workspace: Workspace
    let terminal: Terminal
    let language: LanguageTag

    /// What the arguments mean for this run.
    init(_ arguments: CommonArguments) throws(Failure) {
        let environment = Environment.ofProcess()
        guard let choice = Terminal.ColorChoice(rawValue: arguments.color) else {
            throw .usage("--color", arguments.color, choices: Terminal.ColorChoice.allCases.map(\.rawValue))
        }
        terminal = Terminal(color: choice, environment: environment)
        if let tag = arguments.language {
            guard let language = LanguageTag(parsing: tag) else { throw .unknownLanguage(tag) }
            self.language = language
        } else {
            language = environment.language
        }
        do {
            workspace = Workspace(
                try WorkspaceLayout(
                    glossaries: arguments.glossaries, data: arguments.data, environment: environment))
        } catch {
            throw Failure(error, status: ExitStatus.couldNotRun)
        }
    }

    /// Opens the index, and says where it could not be kept.
    func open() throws(Failure) -> Snapshot {
        let snapshot: Snapshot
        do { snapshot = try workspace.open() } catch { throw Failure(error, session: self) }
        if let place = snapshot.unsaved {
            let warning = Diagnostic(
                "index.unsaved", .warning, "the index could not be kept (\(place)): every run makes it again",
                arguments: ["place": place], help: "make the directory writable, or set XDG_CACHE_HOME to one that is")
            report(warning, words: snapshot.messages(in: language))
        }
        return snapshot
    }

    func report(_ diagnostic: Diagnostic, words: MessageCatalog?) {
        let errors = Output(2)
        errors.writeLine(DiagnosticRenderer(words: words, terminal: terminal).text(diagnostic))
    }
}

/// Why a command stops, and the status that it ends with.
struct Failure: Error {
    let diagnostics: [Diagnostic]
    let status: Int32
    var words: MessageCatalog?

    init(_ diagnostic: Diagnostic, status: Int32, words: MessageCatalog? = nil) {
        (diagnostics, self.status, self.words) = ([diagnostic], status, words)
    }

    init(_ error: WorkspaceError, session: Session) {
        (diagnostics, status) = (error.diagnostics, ExitStatus.couldNotRun)
        words = session.workspace.messages(in: session.language)
    }

    static func unknownLanguage(_ text: String) -> Failure {
        Failure(
            Diagnostic(
                "usage.unknown-language", "unknown language \"\(text)\"", arguments: ["value": text],
                help: "use en, zh-Hans, zh-Hant, ja or ko"),
            status: ExitStatus.wrongUsage)
    }
}
