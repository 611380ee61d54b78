import Terminology

/// What rules remember of the parts of a text that were checked before; one for each text.
final class EarlierParts {
    /// Whether no other part follows the one that is checked.
    var isLast = true
    /// How many blocks there were.
    var blockCount = 0
    /// The last sentence.
    var sentence: Substring = ""
    /// Offices that were abbreviated before they had their full name, and those that had it.
    var abbreviated: [String: (block: CheckedBlock, span: TextSpan)] = [:]
    var named: Set<String> = []
    /// The country of the host, as the head of the text tells it.
    var host: String?
    /// The meeting that the text is of, and the blocks with a word for it before it was known.
    var meeting: Concept?
    var beforeMeeting: [CheckedBlock] = []
    /// By rule, where each of its variants was met.
    var variants: [String: [(variant: Int, block: CheckedBlock, span: TextSpan)]] = [:]

    /// Blocks in which something may still be found.
    var open: [CheckedBlock] {
        abbreviated.values.map(\.block) + beforeMeeting + variants.values.flatMap { $0.map(\.block) }
    }
}

@available(*, unavailable)
extension EarlierParts: Sendable {}
