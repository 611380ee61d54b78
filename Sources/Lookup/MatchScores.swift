import Terminology

/// The scores of the kinds of match that have no measure of their own, in percent.
///
/// 100 is left to what is written in just the same way; each kind stays below the one before it.
enum MatchScores {
    static let exact = MatchScore(percent: 100)
    static let normalized = MatchScore(percent: 99)
    /// A person's name with its words turned round.
    static let turned = MatchScore(percent: 97)
    /// A person's name beside a title that the person has or had, or has not.
    static let titled = MatchScore(percent: 96)
    static let titledOther = MatchScore(percent: 92)
    /// A surname beside such a title.
    static let titledPart = MatchScore(percent: 88)
    static let givenReading = MatchScore(percent: 95)
    static let computedReading = MatchScore(percent: 90)

    /// Part of a term: by how much of it, at most 89.
    static func part(_ length: Int, of whole: Int) -> MatchScore {
        MatchScore(percent: min(89, MatchScore(length, of: whole).percent))
    }

    /// Some edits away: by how many of the longer one's scalars are not edited, at most 89.
    static func fuzzy(distance: Int, longer: Int) -> MatchScore { part(longer - distance, of: longer) }
}
