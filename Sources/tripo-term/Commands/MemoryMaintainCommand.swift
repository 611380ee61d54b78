import ArgumentParser
import Glibc
import Terminology
import TripoTerm

struct MemoryMaintainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "maintain",
        abstract: "Find what is wrong in the memory, and export or delete it.",
        discussion: """
            Looks for these kinds of faults, or only for those of --kind:

              differing     a newer unit translates the same text differently
              untranslated  two languages say the same, letter by letter
              empty         a text has nothing in it, or the unit has one language only
              language      a text is written in another language than it is said to be
              length        a text is more than two and a half times as long as its translation
              tags          tags without their other half, or other tags than the translation has
              numbers       numbers, dates and identifiers that the translation has in no way of writing

            Nothing is changed unless --delete is given, which asks first. It deletes the units that are listed: of \
            several translations of one text all but the newest. Units that were changed since they were listed stay.

              tripo-term tm maintain
              tripo-term tm maintain --kind numbers --format tsv
              tripo-term tm maintain --kind empty --export empty.tmx --delete

            Ends with 0 if nothing is wrong, with 1 if something was found, with 2 if the memory cannot be read.
            """)

    @OptionGroup var options: MemoryOptions
    @OptionGroup var filter: MemoryFilterOptions

    @Option(
        name: .customLong("kind"),
        help: ArgumentHelp("A kind of fault to look for; can be repeated. All if left out.", valueName: "kind"))
    var kinds: [String] = []

    @Option(help: ArgumentHelp("The source language: what a unit says itself if left out.", valueName: "tag"))
    var from: String?

    @Option(help: ArgumentHelp("The target languages, with commas between: all if left out.", valueName: "tags"))
    var to: String?

    @Option(help: ArgumentHelp("How to write what was found: table, json or tsv.", valueName: "format"))
    var format: String = "table"

    @Option(
        help: ArgumentHelp(
            "Faults of each kind that a table shows; all are counted, and json and tsv show all.", valueName: "number"))
    var limit: Int = 20

    @Option(
        name: .customLong("export"),
        help: ArgumentHelp("A file (.tmx, .tsv, .jsonl) for the units that were found.", valueName: "file"))
    var export: String?

    @Flag(name: .customLong("delete"), help: "Delete the units that were found, after asking.")
    var deletes = false

    @Flag(name: .customLong("yes"), help: "Delete without asking.")
    var isSure = false

    func run() throws {
        try options.run { session in try MemoryMaintainRun(session, try request()).run() }
    }

    private func request() throws(Failure) -> MemoryMaintainRequest {
        guard let format = MemoryMaintainRequest.Format(rawValue: format) else {
            throw .usage("--format", format, choices: MemoryMaintainRequest.Format.allCases.map(\.rawValue))
        }
        var request = MemoryMaintainRequest(format: format)
        if !kinds.isEmpty { request.search.kinds = [] }
        for kind in kinds {
            guard let known = MemoryFault.Kind(rawValue: kind) else {
                throw .usage("--kind", kind, choices: MemoryFault.Kind.allCases.map(\.rawValue))
            }
            request.search.kinds.insert(known)
        }
        guard limit >= 0 else { throw .usage("--limit", "\(limit)", choices: ["0", "1", "2", "..."]) }
        request.limit = limit
        request.search.filter = try filter.filter()
        request.search.languages.from = try LanguageArgument.language(from)
        request.search.languages.to = try LanguageArgument.languages(to)
        if let export {
            guard let format = MemoryFormatArgument.writable(ofPath: export) else {
                throw .usage("--export", export, choices: ["FILE.tmx", "FILE.tsv", "FILE.jsonl"])
            }
            request.export = (export, format)
        }
        (request.deletes, request.isSure) = (deletes, isSure)
        if deletes { try DeletionQuestion.check(isSure: isSure) }
        return request
    }
}
