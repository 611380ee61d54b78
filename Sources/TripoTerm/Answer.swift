import Glossary
import Lookup
import Normalization
import Terminology

/// What a reader is told of one concept: its terms as they were valid on a day, and what took its place.
public struct Answer: Sendable {
    public let concept: Concept
    /// How the query met it; nil for a concept that was asked for by its identifier.
    public let match: Match?
    /// The terms that were valid on the day, in the order of the languages asked for, the chosen ones first.
    public let terms: [Term]
    /// The concept that holds on the day in place of this one.
    public let replacedBy: Replacement?
    /// The identifiers of the concepts that replace this one.
    let successors: [String]

    /// A concept that took the place of another.
    public struct Replacement: Sendable {
        public let concept: Concept
        public let terms: [Term]
    }
}

/// Which terms of a concept an answer gives.
public struct AnswerOptions: Sendable {
    public var on: PartialDate
    /// In this order; all for none.
    public var languages: [LanguageTag] = []
    /// Preferred and admitted for none.
    public var statuses: [TermStatus] = []
    /// Whose usage is wanted, where usage differs.
    public var publisher: String?

    public init(on: PartialDate) { self.on = on }
    public init(on day: CalendarDate) { on = PartialDate(day: day) }
}

extension Snapshot {
    /// The answer for a result of a search.
    public func answer(_ result: LookupResult, _ options: AnswerOptions) throws(IndexError) -> Answer {
        try answer(index.entry(result.concept), match: result.match, options)
    }

    /// The answers for the results of a search, best first.
    ///
    /// A concept that is no more is left out where what took its place was met by the very same name: the name
    /// goes on, and to say that it ended would be wrong.
    public func answers(_ results: [LookupResult], _ options: AnswerOptions) throws(IndexError) -> [Answer] {
        var answers: [Answer] = []
        for result in results { answers.append(try answer(result, options)) }
        var kept: [Answer] = []
        for answer in answers where try !isContinued(answer, among: answers, options) { kept.append(answer) }
        return kept
    }

    private func isContinued(
        _ answer: Answer, among answers: [Answer], _ options: AnswerOptions
    ) throws(IndexError) -> Bool {
        guard answer.concept.hasEnded(before: options.on), let match = answer.match else { return false }
        let (text, language) = (match.term.text.text, match.term.language)
        var seen = [answer.concept.id]
        var next = answer.successors
        while let id = next.first(where: { !seen.contains($0) }) {
            seen.append(id)
            if answers.contains(where: { $0.concept.id == id && $0.concept.has(text, in: language) }) { return true }
            next = try successors(of: id)
        }
        return false
    }

    /// The answer for a concept, or nil where there is none of this identifier.
    public func answer(id: String, _ options: AnswerOptions) throws(IndexError) -> Answer? {
        guard let reference = try index.concept(id: id) else { return nil }
        return try answer(index.entry(reference), match: nil, options)
    }

    private func answer(
        _ entry: IndexedConcept, match: Match?, _ options: AnswerOptions
    ) throws(IndexError) -> Answer {
        Answer(
            concept: entry.concept, match: match, terms: Self.terms(of: entry.concept, options),
            replacedBy: try replacement(of: entry, options), successors: entry.replacedBy)
    }

    /// The concept that holds on the day, along the line of those that replace each other.
    private func replacement(
        of entry: IndexedConcept, _ options: AnswerOptions
    ) throws(IndexError) -> Answer.Replacement? {
        guard entry.concept.hasEnded(before: options.on) else { return nil }
        var current = entry
        var seen = [entry.concept.id]
        while let next = current.replacedBy.first(where: { !seen.contains($0) }),
            let reference = try index.concept(id: next)
        {
            seen.append(next)
            current = try index.entry(reference)
            if current.concept.begins(after: options.on) { return nil }
            if !current.concept.hasEnded(before: options.on) { break }
        }
        guard current.concept.id != entry.concept.id else { return nil }
        return Answer.Replacement(concept: current.concept, terms: Self.terms(of: current.concept, options))
    }

    private static func terms(of concept: Concept, _ options: AnswerOptions) -> [Term] {
        let languages = options.languages.isEmpty ? LanguageTag.allCases : options.languages
        let statuses = options.statuses.isEmpty ? [.preferred, .admitted] : options.statuses
        return languages.flatMap { language in
            let valid = concept.terms.filter {
                $0.language == language && statuses.contains($0.status)
                    && ($0.validity.contains(options.on) || !$0.status.isInUse)
                    && ($0.publisher == nil || options.publisher == nil || $0.publisher == options.publisher)
            }
            return valid.enumerated().sorted { left, right in
                let (one, other) = (rank(left.element, options), rank(right.element, options))
                return one == other ? left.offset < right.offset : one < other
            }.map(\.element)
        }
    }

    /// What the wanted publisher writes comes first, then by status, then full names.
    private static func rank(_ term: Term, _ options: AnswerOptions) -> Int {
        let isOther = options.publisher != nil && term.publisher != options.publisher
        return (isOther ? 100 : 0) + Int(term.status.rawValue) * 10 + (term.type == .fullForm ? 0 : 1)
    }
}

extension TermStatus {
    /// Whether a term of this status is to be used on the days of its period.
    public var isInUse: Bool { self == .preferred || self == .admitted }
}

extension Concept {
    /// Whether it has, or had, a name in a language.
    func has(_ text: String, in language: LanguageTag) -> Bool {
        terms.contains { $0.language == language && $0.text == text }
    }

    /// Whether the thing itself, or its main English name, was no more on a day.
    public func hasEnded(before day: PartialDate) -> Bool {
        if period.ended(before: day) { return true }
        let main = terms.filter { $0.status == .preferred && $0.type == .fullForm }
        return !main.isEmpty && main.allSatisfy { $0.validity.ended(before: day) }
    }

    func begins(after day: PartialDate) -> Bool { period.from.map { day.latest < $0.earliest } ?? false }
}
