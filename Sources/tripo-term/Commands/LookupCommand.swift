import ArgumentParser
import Terminology

struct LookupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lookup",
        abstract: "Look a name or term up: its form in all four languages, as it was valid on a day.",
        discussion: """
            The name may be typed in any way: full width, old or new characters, kana, romaji, pinyin or its \
            initials, Hangul, its initial consonants or a romanization, or with a typo.

            Without a name, or for the name -, each line of standard input is one. Ends with 0 if every name was \
            found, with 1 if one was not.

              tripo-term lookup KIPO --on 2021-11-30
              tripo-term lookup 特許庁 --to zh,ko
              tripo-term lookup --input names.txt --format json
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "The names to look up.")
    var queries: [String] = []

    @Option(
        help: ArgumentHelp(
            "The day on which terms are to be valid, or a month or year for any day in it; today if left out.",
            valueName: "date"))
    var on: String?

    @Option(help: ArgumentHelp("Only find terms of these languages, a comma between.", valueName: "tags"))
    var from: String?

    @Option(help: ArgumentHelp("Only show terms of these languages, in this order.", valueName: "tags"))
    var to: String?

    @Option(help: ArgumentHelp("Only concepts of these kinds: office, person, role, meeting, ...", valueName: "kinds"))
    var kind: String?

    @Option(
        help: ArgumentHelp("Only terms of these: preferred, admitted, superseded, deprecated.", valueName: "statuses"))
    var status: String?

    @Option(help: ArgumentHelp("The usage of one publisher: TCS, CNIPA, JPO, KIPO, ...", valueName: "name"))
    var publisher: String?

    @Option(help: ArgumentHelp("How many concepts to show for a name at most.", valueName: "number"))
    var limit: Int = 10

    @Option(name: .customLong("input"), help: ArgumentHelp("A file with a name on each line.", valueName: "file"))
    var input: String?

    @Option(help: ArgumentHelp("How to write the answers: table, json (an object a line) or tsv.", valueName: "format"))
    var format: String = "table"

    @Flag(help: "Show how the names of the best concept changed over time.")
    var timeline = false

    @Flag(help: "Show step by step how the name was folded, and what it met.")
    var explain = false

    @Flag(name: .customLong("all"), help: "Show all terms that are valid, not only the chosen ones.")
    var all = false

    var arguments: LookupArguments {
        var arguments = LookupArguments()
        arguments.common = common.arguments
        arguments.queries = queries
        (arguments.on, arguments.from, arguments.to) = (on, from, to)
        (arguments.kind, arguments.status, arguments.publisher) = (kind, status, publisher)
        (arguments.limit, arguments.input, arguments.format) = (limit, input, format)
        (arguments.timeline, arguments.explain, arguments.all) = (timeline, explain, all)
        return arguments
    }

    func run() throws { try LookupRun(arguments).run() }
}
