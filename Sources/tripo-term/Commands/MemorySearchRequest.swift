import Terminology
import TranslationMemory
import TripoTerm

/// What a search was asked for, with every word of the command line understood.
struct MemorySearchRequest {
    enum Format: String, CaseIterable {
        case table, json, tsv
    }

    var options = MemorySearchOptions()
    let queries: QuerySource
    let isInOrder: Bool
    let previous: String?
    let next: String?
    let threads: Int
    let format: Format

    init(_ command: MemorySearchCommand) throws(Failure) {
        options.from = try command.options.source()
        options.to = try command.options.targets()
        try command.options.checkLanguages()
        guard (1...100).contains(command.threshold) else {
            throw .usage("--threshold", "\(command.threshold)", choices: ["1 … 100"])
        }
        options.threshold = command.threshold
        guard command.limit >= 1 else { throw .smallNumber("--limit", "\(command.limit)") }
        options.limit = min(command.limit, Self.largestLimit)
        switch command.unit {
        case "character": options.unit = .character
        case "word": options.unit = .word
        default: throw .usage("--unit", command.unit, choices: ["character", "word"])
        }
        options.includesParts = !command.noParts
        options.filter = try command.filter.filter()
        for rule in command.penalties { try Self.apply(rule, to: &options.penalties) }
        guard command.threads >= 1 else { throw .smallNumber("--threads", "\(command.threads)") }
        threads = min(command.threads, Self.mostThreads)
        guard let format = Format(rawValue: command.format) else {
            throw .usage("--format", command.format, choices: Format.allCases.map(\.rawValue))
        }
        self.format = format
        (isInOrder, previous, next) = (command.inOrder, command.previous, command.next)
        if isInOrder, previous != nil || next != nil {
            throw .together("--in-order", previous != nil ? "--previous" : "--next")
        }
        queries = try QuerySource(arguments: command.segments, file: command.queries, missing: .noSegment)
    }

    /// More than anybody reads.
    private static let largestLimit = 1000
    private static let mostThreads = 256

    private static func apply(_ rule: String, to penalties: inout MemoryPenalties) throws(Failure) {
        let choices = ["origin:NAME=POINTS", "age=POINTS", "tags=POINTS", "script=POINTS"]
        guard let mark = rule.lastIndex(of: "="), let points = Int(rule[rule.index(after: mark)...]),
            (0...100).contains(points)
        else { throw .usage("--penalty", rule, choices: choices) }
        switch String(rule[..<mark]) {
        case "age": penalties.perYear = points
        case "tags": penalties.tags = points
        case "script": penalties.script = points
        case let name where name.hasPrefix("origin:"): penalties.origins[String(name.dropFirst(7))] = points
        default: throw .usage("--penalty", rule, choices: choices)
        }
    }
}

extension Diagnostic {
    static let noSegment = Diagnostic(
        "usage.no-segment", "there is no segment to search for",
        help: "give a segment: tripo-term tm search \"The meeting was held.\"")
}
