import Terminology

/// What the patterns of rules with code found in a block, by rule; few of them find anything in one.
struct PatternHits: Sendable {
    private struct Entry: Sendable {
        var rule: String
        var spans: [TextSpan]
    }

    private var entries: [Entry] = []

    var isEmpty: Bool { entries.isEmpty }

    /// From left to right; nil for a rule that found nothing.
    ///
    /// - Complexity: O(m) in the rules that found something.
    subscript(rule: String) -> [TextSpan]? { entries.first { $0.rule == rule }?.spans }

    mutating func add(_ span: TextSpan, of rule: String) {
        if let place = entries.firstIndex(where: { $0.rule == rule }) {
            entries[place].spans.append(span)
        } else {
            entries.append(Entry(rule: rule, spans: [span]))
        }
    }
}
