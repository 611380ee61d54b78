import ArgumentParser
import ICU
import Interchange
import Terminology
import TranslationMemory
import TripoTerm

/// Options that all commands of the memory share.
struct MemoryOptions: ParsableArguments {
    @OptionGroup var common: CommonOptions

    @Option(
        help: ArgumentHelp(
            "The file of the memory; the user's own if left out (~/.local/share/tripo-term/memory.sqlite).",
            valueName: "file"))
    var memory: String?

    func path() throws(Failure) -> String {
        if let memory { return memory }
        do {
            return try MemoryLocation.standard(Environment.ofProcess())
        } catch {
            throw Failure(error, status: ExitStatus.couldNotRun)
        }
    }

    /// Runs a command; what goes wrong is said in the language of `--language`.
    func run(_ body: (MemorySession) throws -> Void) throws {
        try MemorySession.run(common, path: path, body)
    }
}

/// One run of a command of the memory.
struct MemorySession {
    let session: Session
    let words: MessageCatalog?
    /// Of the memory.
    let path: String

    /// Runs a command; what goes wrong is said in the language of `--language`.
    static func run(
        _ common: CommonOptions, path: () throws -> String, _ body: (MemorySession) throws -> Void
    ) throws {
        let session = try common.resolve()
        let words = session.workspace.messages(in: session.language)
        do {
            try body(MemorySession(session: session, words: words, path: try path()))
        } catch let problem as Diagnostic {
            throw Failure(problem, status: ExitStatus.couldNotRun, words: words)
        } catch let failure as Failure where failure.words == nil {
            var failure = failure
            failure.words = words
            throw failure
        }
    }

    func store() throws(Diagnostic) -> MemoryStore {
        try MemoryLocation.prepare(path)
        return try MemoryStore(at: path)
    }

    func reader() throws(Diagnostic) -> MemoryReader { try MemoryReader(at: path) }

    var renderer: DiagnosticRenderer { DiagnosticRenderer(words: words, terminal: session.terminal) }

    /// Words of the catalogue, or English where there is none.
    ///
    /// - Parameter count: The number that the words are chosen by; all others are only filled in.
    func text(
        _ name: String, _ count: (name: String, value: Int)? = nil, _ numbers: [(String, Int)] = [],
        texts: [(String, String)] = [], otherwise english: String
    ) -> String {
        var arguments: [String: MessageArgument] = [:]
        for (name, text) in texts { arguments[name] = .text(text) }
        for (name, number) in numbers { arguments[name] = .text("\(number)") }
        if let count { arguments[count.name] = .integer(count.value) }
        return words?(name, MessageArguments(arguments)) ?? english
    }
}

/// Which units are meant.
struct MemoryFilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only units of this document.", valueName: "text")) var document: String?
    @Option(help: ArgumentHelp("Only units of this domain.", valueName: "text")) var domain: String?
    @Option(help: ArgumentHelp("Only units by this person.", valueName: "text")) var author: String?
    @Option(help: ArgumentHelp("Only units of this origin.", valueName: "text")) var origin: String?

    @Option(help: ArgumentHelp("Only units of this day or later: 2021-11-30.", valueName: "date"))
    var since: String?

    @Option(help: ArgumentHelp("Only units of before this day.", valueName: "date"))
    var before: String?

    func filter() throws(Failure) -> MemoryFilter {
        var filter = MemoryFilter()
        (filter.document, filter.domain, filter.author, filter.origin) = (document, domain, author, origin)
        filter.from = try Self.moment("--since", since)
        filter.before = try Self.moment("--before", before)
        return filter
    }

    private static func moment(_ option: String, _ text: String?) throws(Failure) -> Timestamp? {
        guard let text else { return nil }
        guard let moment = Timestamp(parsing: text) else {
            throw .usage(option, text, choices: ["2021-11-30", "2021-11-30T09:00:00Z"])
        }
        return moment
    }
}
