import ArgumentParser

struct MemorySearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find how segments like these were translated before.",
        discussion: """
            Gives the units whose source is the nearest, the best first: equal ones with the same neighbours (102, 101 %), \
            equal ones (100), those that only differ in case, width, spaces and what else is folded (99), those that only \
            differ in numbers, dates and names, which are replaced in the translation, and similar ones. What has changed \
            is marked. Where nothing has 75 %, longer units that say the segment and more follow, however low their score. \
            Without a segment and --queries, segments are read from standard input, one a line.

              tripo-term tm search "The meeting was held in Tokyo." --to ja
              tripo-term tm search --queries sentences.txt --from en --to zh --format json
              tripo-term tm search "会议在东京举行。" --memory team.sqlite --memory old.sqlite:5

            Ends with 0 when each segment has a match, with 1 when one has none, with 2 if something could not be read.
            """)

    @OptionGroup var options: MemorySearchArguments
    @OptionGroup var filter: MemoryFilterOptions

    @Argument(help: "The segment; several are searched one after the other.")
    var segments: [String] = []

    @Option(help: ArgumentHelp("A file of segments, one a line; - for standard input.", valueName: "file"))
    var queries: String?

    @Flag(help: "The segments follow one another in a document: the one before and the one after are looked at too.")
    var inOrder = false

    @Option(help: ArgumentHelp("What stands before the segment.", valueName: "text")) var previous: String?
    @Option(help: ArgumentHelp("What stands after the segment.", valueName: "text")) var next: String?

    @Option(help: ArgumentHelp("The least score of a similar segment, 1 to 100.", valueName: "percent"))
    var threshold = 70

    @Option(
        help: ArgumentHelp(
            "The most units for each segment, besides equal ones; and of longer ones.", valueName: "number"))
    var limit = 5

    @Flag(help: "Leave out longer segments that hold the segment, or hold it with other numbers and dates.")
    var noParts = false

    @Option(help: ArgumentHelp("What is compared: character or word.", valueName: "unit"))
    var unit = "character"

    @Option(
        name: .customLong("penalty"),
        help: ArgumentHelp(
            "Points off the score: origin:NAME=POINTS, age=POINTS (for each year), tags=POINTS (1 if left out), "
                + "script=POINTS (Chinese in the other script; 2 if left out). Can be repeated.", valueName: "rule"))
    var penalties: [String] = []

    @Option(help: ArgumentHelp("How many segments are searched at once.", valueName: "number"))
    var threads = 1

    @Option(help: ArgumentHelp("How to write matches: table, json (an object a line) or tsv.", valueName: "format"))
    var format = "table"

    func run() throws {
        try options.run { session in
            try MemorySearchRun(session, MemorySearchRequest(self), search: options.search(session)).run()
        }
    }
}
