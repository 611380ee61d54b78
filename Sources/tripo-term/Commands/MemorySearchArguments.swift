import ArgumentParser
import Glibc
import Terminology
import TripoTerm

/// Options of the commands that search memories.
struct MemorySearchArguments: ParsableArguments {
    @OptionGroup var common: CommonOptions

    @Option(
        name: .customLong("memory"),
        help: ArgumentHelp(
            "The file of a memory, with FILE:5 its matches are worth 5 points less; can be repeated. The user's own if left "
                + "out (~/.local/share/tripo-term/memory.sqlite).", valueName: "file"))
    var memories: [String] = []

    @Option(help: ArgumentHelp("The language of the segments; any if left out.", valueName: "tag"))
    var from: String?

    @Option(help: ArgumentHelp("The languages that are wanted, a comma between; all if left out.", valueName: "tags"))
    var to: String?

    /// Runs a command; what goes wrong is said in the language of `--language`.
    func run(_ body: (MemorySession) throws -> Void) throws {
        try MemorySession.run(common, path: { "" }, body)
    }

    /// The files of the memories.
    func paths() throws -> [String] { try sources(Environment.ofProcess()).map(\.path) }

    private func sources(_ environment: Environment) throws(Diagnostic) -> [MemorySearch.Memory] {
        guard memories.isEmpty else { return memories.map(Self.memory) }
        return [.init(path: try MemoryLocation.standard(environment))]
    }

    /// Opens the memories.
    func search(_ session: MemorySession) throws -> MemorySearch {
        let environment = Environment.ofProcess()
        let memories = try sources(environment)
        let progress = ProgressLine()
        let words = session
        return try MemorySearch(
            memories, try session.session.open(), today: LookupRequest.today(),
            cache: MemoryLocation.cache(environment)
        ) { language in
            progress.show(words.text("tm.indexing", otherwise: "making the search index") + " (\(language))")
        }
    }

    /// A path, or a path and points; a file whose name ends so is meant where it is there.
    private static func memory(_ text: String) -> MemorySearch.Memory {
        guard let colon = text.lastIndex(of: ":"), let points = Int(text[text.index(after: colon)...]),
            (0...100).contains(points), access(text, F_OK) != 0
        else { return .init(path: text) }
        return .init(path: String(text[..<colon]), penalty: points)
    }

    func source() throws(Failure) -> LanguageTag? {
        guard let from else { return nil }
        guard let language = LanguageTag(parsing: from) else { throw .unknownLanguage(from) }
        return language
    }

    func targets() throws(Failure) -> [LanguageTag] {
        try AlignRequest.tags(to).compactMap { LanguageTag(parsing: $0) }
    }

    /// Refuses translations into the language that is translated.
    func checkLanguages() throws(Failure) {
        let targets = try targets()
        guard let source = try source(), !targets.isEmpty, targets.allSatisfy({ $0 == source }) else { return }
        throw .wrongUsage(
            Diagnostic(
                "usage.same-language", "--from and --to name the same language: \(source)",
                arguments: ["language": "\(source)"], help: "name another language with --to, or leave it out for all"))
    }
}
