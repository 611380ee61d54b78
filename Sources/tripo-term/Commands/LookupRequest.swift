import Glibc
import Lookup
import Terminology
import TripoTerm

/// What a lookup was asked for, with every word of the command line understood.
struct LookupRequest {
    enum Format: String, CaseIterable {
        case table, json, tsv
    }

    var queries: QuerySource
    var lookup: LookupOptions
    var answer: AnswerOptions
    var format: Format
    var showsTimeline: Bool
    var explains: Bool
    var showsAll: Bool

    init(_ command: LookupArguments) throws(Failure) {
        let day: PartialDate
        if let text = command.on {
            do { day = try DateReader.date(text) } catch { throw Failure(error, status: ExitStatus.wrongUsage) }
        } else {
            day = PartialDate(day: Self.today())
        }
        lookup = LookupOptions(on: day)
        answer = AnswerOptions(on: day)
        lookup.from = try Self.languages(command.from)
        answer.languages = try Self.languages(command.to)
        lookup.kinds = try Self.words(command.kind, option: "--kind", ConceptKind.init(word:)) {
            ConceptKind.allCases.map(\.word)
        }
        let statuses = try Self.words(command.status, option: "--status", TermStatus.init(word:)) {
            TermStatus.allCases.map(\.word)
        }
        (lookup.statuses, answer.statuses) = (statuses, statuses)
        answer.publisher = command.publisher
        guard command.limit >= 1 else {
            throw Failure(
                Diagnostic(
                    "usage.small-number", "\(command.limit) is too small for --limit",
                    arguments: ["value": "\(command.limit)", "option": "--limit"], help: "give a number of at least 1"),
                status: ExitStatus.wrongUsage)
        }
        lookup.limit = min(command.limit, Self.largestLimit)
        guard let format = Format(rawValue: command.format) else {
            throw .usage("--format", command.format, choices: Format.allCases.map(\.rawValue))
        }
        self.format = format
        showsTimeline = command.timeline
        explains = command.explain
        showsAll = command.all || !statuses.isEmpty
        queries = try QuerySource(arguments: command.queries, file: command.input)
    }

    /// More results than anybody reads.
    private static let largestLimit = 1000

    /// The day by the clock and the time zone of this machine.
    static func today() -> CalendarDate {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return CalendarDate(
            year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
            ?? CalendarDate(daysSince1970: Int(now) / 86_400)
    }

    static func languages(_ text: String?) throws(Failure) -> [LanguageTag] {
        var tags: [LanguageTag] = []
        for word in (text ?? "").split(separator: ",") {
            let word = word.filter { $0 != " " }
            guard let tag = LanguageTag(parsing: word) else { throw .unknownLanguage(word) }
            // Plain Chinese means both ways of writing it.
            let both = word.lowercased() == "zh" ? [.simplifiedChinese, .traditionalChinese] : [tag]
            tags += both.filter { !tags.contains($0) }
        }
        return tags
    }

    private static func words<Value>(
        _ text: String?, option: String, _ read: (String) -> Value?, all: () -> [String]
    ) throws(Failure) -> [Value] {
        var values: [Value] = []
        for word in (text ?? "").split(separator: ",") {
            let word = word.filter { $0 != " " }
            guard let value = read(word) else {
                throw .usage(option, word, choices: all())
            }
            values.append(value)
        }
        return values
    }
}

extension Failure {
    /// A value that an option does not take; the choices are words of the command line, in no language.
    static func usage(_ option: String, _ value: String, choices: [String]) -> Failure {
        let known = choices.joined(separator: ", ")
        return Failure(
            Diagnostic(
                "usage.unknown-value", "unknown value \"\(value)\" for \(option)",
                arguments: ["value": value, "option": option, "known": known], help: "use one of: \(known)"),
            status: ExitStatus.wrongUsage)
    }
}
