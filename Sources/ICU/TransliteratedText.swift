/// A transliterator's result with the edits that lead to it from the source.
///
/// The edits are in order and do not overlap. Between two edits, source and result are equal byte for byte.
public struct TransliteratedText: Hashable, Sendable {
    /// The result.
    public let text: String

    /// What changed, in order.
    public let edits: [TextEdit]

    /// Makes a result of its parts.
    public init(text: String, edits: [TextEdit]) {
        self.text = text
        self.edits = edits
    }

    /// The source's UTF-8 bytes that a range of the result's UTF-8 bytes came from.
    ///
    /// A range that reaches into an edit takes in the edit's whole source. What was deleted right before the range is
    /// left out, and what was deleted right after it too, unless asked for: the ending of a word, if rules remove
    /// endings. An empty range where text was deleted gives that text.
    ///
    /// - Complexity: O(log *n*), where *n* is the number of edits.
    public func sourceRange(of target: Range<Int>, includingDeletionAtEnd: Bool = false) -> Range<Int> {
        let first = firstEdit { $0.target.upperBound > target.lowerBound }
        var lower = target.lowerBound + shift(before: first)
        if first < edits.count, edits[first].target.lowerBound <= target.lowerBound {
            lower = edits[first].source.lowerBound
        }

        var end = firstEdit { $0.target.lowerBound >= target.upperBound }
        if includingDeletionAtEnd {
            while end < edits.count, edits[end].target == target.upperBound..<target.upperBound { end += 1 }
        }
        var upper = target.upperBound + shift(before: end)
        if end > 0, edits[end - 1].target.upperBound > target.upperBound {
            upper = edits[end - 1].source.upperBound
        }
        return min(lower, upper)..<max(lower, upper)
    }

    /// What to add to an offset in the result, after all edits before the index, to get the offset in the source.
    private func shift(before index: Int) -> Int {
        index == 0 ? 0 : edits[index - 1].source.upperBound - edits[index - 1].target.upperBound
    }

    /// The index of the first edit for which the condition, false before some edit and true from it on, holds.
    private func firstEdit(where condition: (TextEdit) -> Bool) -> Int {
        var low = 0
        var high = edits.count
        while low < high {
            let middle = low + (high - low) / 2
            if condition(edits[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
