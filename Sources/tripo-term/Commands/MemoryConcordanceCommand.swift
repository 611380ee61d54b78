import ArgumentParser
import Terminology
import TripoTerm

struct MemoryConcordanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "concordance",
        abstract: "Find a piece of text in the memory, and how it was translated.",
        discussion: """
            Finds any text of one character or more, in sources and translations, the newest units first, and counts how \
            often it occurs. Case, width, punctuation and variants of characters make no difference, unless --literal.

              tripo-term tm concordance 商標 --from ja --to ko
              tripo-term tm concordance "Heads Meeting" --literal

            Ends with 0 when it was found, with 1 when it was not.
            """)

    @OptionGroup var options: MemorySearchArguments

    @Argument(help: "The text.") var text: String

    @Flag(name: .customLong("literal"), help: "Just as it is written.") var isLiteral = false

    @Option(help: ArgumentHelp("The most segments that are shown.", valueName: "number")) var limit = 20
    @Option(help: ArgumentHelp("How many segments are passed over first.", valueName: "number")) var offset = 0

    @Option(help: ArgumentHelp("How to write what is found: table, json or tsv.", valueName: "format"))
    var format = "table"

    func run() throws {
        try options.run { session in
            guard let format = MemorySearchRequest.Format(rawValue: format) else {
                throw Failure.usage("--format", format, choices: MemorySearchRequest.Format.allCases.map(\.rawValue))
            }
            var wanted = MemoryConcordanceOptions()
            wanted.language = try options.source()
            wanted.to = try options.targets()
            wanted.isFolded = !isLiteral
            guard limit >= 1 else { throw Failure.smallNumber("--limit", "\(limit)") }
            guard offset >= 0 else { throw Failure.usage("--offset", "\(offset)", choices: ["0 …"]) }
            (wanted.limit, wanted.offset) = (min(limit, Self.most), min(offset, Self.most))
            let found = try options.search(session).searcher().concordance(of: text, options: wanted)
            let output = Output(1)
            ConcordanceRenderer(session, format).write(found, of: text, wanted: wanted.to, to: output)
            output.flush()
            if found.totalHits == 0 { throw Failure(silent: ExitStatus.nothingFound) }
        }
    }

    /// More than anybody reads.
    private static let most = 1_000_000
}
