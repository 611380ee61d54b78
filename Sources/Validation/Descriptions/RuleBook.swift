import DataFile
import Terminology

/// All rules, as they are described. Threads can share it.
public struct RuleBook: Sendable {
    public let descriptions: [RuleDescription]
    let profiles: ProfileList
    let spoken: [String: String]
    /// Sets of characters that patterns name.
    let sets: [String: ScalarRanges]
    private let byID: [String: Int]
    /// Words for the meeting of the day and for the next.
    let meetingWords: [MeetingWord]
    /// Words that SameUnits compares.
    let units: MeasureUnits
    private let past: [LanguageTag: WordSearch]
    private let ahead: [LanguageTag: WordSearch]
    /// Words by which a sentence refers to what was, instead of telling it.
    let referring: [LanguageTag: WordSearch]
    /// Words by which a sentence tells that one takes a post over from another.
    let handover: [LanguageTag: WordSearch]
    /// Words for events that are no meeting of heads.
    let events: [LanguageTag: WordSearch]

    /// “This year”, or “next”.
    struct MeetingWord: Sendable {
        var text: String
        var search: WordSearch
        var isNow: Bool
    }

    /// The patterns of one language.
    final class LanguagePatterns: Sendable {
        let table: PatternTable
        /// What each pattern is of.
        let origins: [Origin]

        init(table: PatternTable, origins: [Origin]) { (self.table, self.origins) = (table, origins) }

        final class Origin: Sendable {
            let rule: String
            let find: RulePattern
            /// Where its replacement is looked up.
            let map: [String: String]
            let seesNames: Bool
            let sparesPast: Bool
            let sparesReferences: Bool
            /// What the ways of writing are called of which a document is to have one.
            let variants: [String]
            /// Whether code decides on what it matches.
            let isOfCode: Bool
            /// Whether its replacement takes up what groups matched.
            let hasGroups: Bool
            /// Whether it begins with a straight quotation mark: one that closes begins none.
            let isQuotation: Bool

            init(_ find: RulePattern, of rule: RuleDescription) {
                (self.rule, self.find, map) = (rule.id, find, rule.map)
                (seesNames, sparesPast) = (rule.seesNames, rule.sparesPast)
                (sparesReferences, variants) = (rule.sparesReferences, rule.variants.map(\.name))
                (isOfCode, hasGroups) = (Rules.identifiers.contains(rule.id), find.hasGroups)
                isQuotation = find.node.first.only == StraightQuotes.mark
            }
        }
    }

    static let fileNames = ["all.yaml", "en.yaml", "zh-Hans.yaml", "ja.yaml", "ko.yaml", "across.yaml"]

    /// Reads the rules.
    ///
    /// - Parameter directory: that of the rules, `Locales/rules`.
    /// - Throws: a `Diagnostic` with file, line and column for what is missing or wrong.
    /// - Complexity: O(n) in the bytes of the files, some ten milliseconds.
    public init(directory: String) throws(Diagnostic) {
        var descriptions: [RuleDescription] = []
        var (past, referring): ([LanguageTag: [String]], [LanguageTag: [String]]) = ([:], [:])
        var (ahead, handover): ([LanguageTag: [String]], [LanguageTag: [String]]) = ([:], [:])
        var events: [LanguageTag: [String]] = [:]
        var spoken: [String: String] = [:]
        var sets: [String: ScalarRanges] = [:]
        var byID: [String: Int] = [:]
        for name in Self.fileNames {
            var loader = RuleLoader(path: directory + "/" + name)
            let file = try loader.load()
            past.merge(file.past) { $0 + $1 }
            ahead.merge(file.ahead) { $0 + $1 }
            referring.merge(file.referring) { $0 + $1 }
            handover.merge(file.handover) { $0 + $1 }
            events.merge(file.events) { $0 + $1 }
            spoken.merge(file.spoken) { $1 }
            sets.merge(file.sets) { $1 }
            for description in file.descriptions {
                guard byID.updateValue(descriptions.count, forKey: description.id) == nil else {
                    throw Diagnostic(
                        "rules.duplicate-id", "two rules are called \(description.id)",
                        arguments: ["id": description.id], at: description.location, help: "give one another name")
                }
                descriptions.append(description)
            }
        }
        (self.descriptions, self.byID, self.spoken, self.sets) = (descriptions, byID, spoken, sets)
        (self.past, self.referring) = (Self.searches(past), Self.searches(referring))
        (self.ahead, self.handover) = (Self.searches(ahead), Self.searches(handover))
        self.events = Self.searches(events)
        let words = byID["X06"].map { descriptions[$0].map } ?? [:]
        meetingWords = words.map { word, meaning in
            MeetingWord(
                text: word, search: WordSearch([word], isLatin: true, isWhole: false), isNow: meaning == "now")
        }
        units = MeasureUnits(byID[SameUnits.identifier].map { descriptions[$0].map } ?? [:])
        profiles = try ProfileList(path: directory + "/profiles.yaml", rules: Set(byID.keys))
        try checkCode()
        try checkCount()
    }

    private static func searches(_ words: [LanguageTag: [String]]) -> [LanguageTag: WordSearch] {
        Dictionary(
            uniqueKeysWithValues: words.map { language, words in
                (language, WordSearch(words, isLatin: language == .english, isWhole: language == .english))
            })
    }

    /// A rule has patterns or code; code has a description.
    private func checkCode() throws(Diagnostic) {
        for description in descriptions where !description.isData && !Rules.identifiers.contains(description.id) {
            throw Diagnostic(
                "rules.nothing-to-find", "the rule \(description.id) can never match",
                arguments: ["id": description.id], at: description.location, help: "give it find: or oneOf:")
        }
    }

    /// No language has more patterns than their table can tell apart.
    private func checkCount() throws(Diagnostic) {
        var counts: [LanguageTag: Int] = [:]
        for description in descriptions {
            for language in description.languages {
                counts[language, default: 0] += description.finds.count
                guard counts[language, default: 0] <= PatternTable.mostPatterns else {
                    throw Diagnostic(
                        "rules.too-many", "there are more than \(PatternTable.mostPatterns) patterns of one language",
                        arguments: ["count": "\(PatternTable.mostPatterns)"], at: description.location,
                        help: "join patterns of a rule to one: (?:a|b)")
                }
            }
        }
    }

    /// What is wrong where somebody names a rule that is not there.
    public static func unknownRule(
        _ id: String, _ severity: Severity = .error, at location: SourceLocation? = nil
    ) -> Diagnostic {
        Diagnostic(
            "check.unknown-rule", severity, "there is no rule \(id)", arguments: ["id": id], at: location,
            help: "tripo-term rules lists them")
    }

    public subscript(id: String) -> RuleDescription? { byID[id].map { descriptions[$0] } }

    /// The patterns of a language in one table: a few milliseconds, to be kept.
    func makePatterns(for language: LanguageTag) -> LanguagePatterns {
        var nodes: [PatternNode] = []
        var origins: [LanguagePatterns.Origin] = []
        for rule in descriptions where rule.languages.contains(language) {
            for find in rule.finds {
                nodes.append(find.node)
                origins.append(LanguagePatterns.Origin(find, of: rule))
            }
        }
        return LanguagePatterns(table: PatternTable(nodes), origins: origins)
    }

    /// Words of sentences that look back on what was once; nil for a language that has none.
    func wordsOfPast(_ language: LanguageTag) -> WordSearch? { past[language] }

    /// Words of a language that tell of what has not come yet.
    func wordsAhead(_ language: LanguageTag) -> WordSearch? { ahead[language] }

    /// A profile of those that come with the program, or in a file.
    public func profile(_ name: String) throws(Diagnostic) -> Profile { try profiles.profile(name) }
    public var profileNames: [String] { profiles.profiles.map(\.name) }
}
