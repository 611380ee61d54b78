import Normalization
import Terminology

/// A stretch of two texts: the same in both, or only in one of them.
public struct DiffPiece: Sendable, Hashable {
    public enum Kind: String, Sendable {
        case equal, deleted, inserted
    }

    public var kind: Kind
    public var text: String

    public init(_ kind: Kind, _ text: String) { (self.kind, self.text) = (kind, text) }
}

/// Tells word by word what has changed between two segments.
enum SegmentDiff {
    /// Pairs of words that are compared; above it what lies between the first and the last difference counts as changed.
    private static let mostPairs = 4 << 20

    /// - Parameters:
    ///   - old: the words of the old text, and what stands between them.
    /// - Complexity: O(n m) in what lies between the first and the last difference.
    static func pieces(_ old: [Substring], _ new: [Substring]) -> [DiffPiece] {
        var start = 0
        while start < min(old.count, new.count), same(old[start], new[start]) { start += 1 }
        var end = 0
        while end < min(old.count, new.count) - start, same(old[old.count - 1 - end], new[new.count - 1 - end]) {
            end += 1
        }
        var pieces: [DiffPiece] = []
        for word in old[..<start] { add(.equal, word, to: &pieces) }
        let (left, right) = (old[start..<(old.count - end)], new[start..<(new.count - end)])
        if left.count * right.count <= mostPairs {
            compare(Array(left), Array(right), &pieces)
        } else {
            for word in left { add(.deleted, word, to: &pieces) }
            for word in right { add(.inserted, word, to: &pieces) }
        }
        for word in old[(old.count - end)...] { add(.equal, word, to: &pieces) }
        return joined(pieces)
    }

    /// Takes spaces and punctuation between two changes as changed, so that what is read is two phrases, not many words.
    private static func joined(_ pieces: [DiffPiece]) -> [DiffPiece] {
        var result: [DiffPiece] = []
        var (deleted, inserted) = ("", "")
        func flush() {
            if !deleted.isEmpty { result.append(DiffPiece(.deleted, deleted)) }
            if !inserted.isEmpty { result.append(DiffPiece(.inserted, inserted)) }
            (deleted, inserted) = ("", "")
        }
        for (place, piece) in pieces.enumerated() {
            switch piece.kind {
            case .deleted: deleted += piece.text
            case .inserted: inserted += piece.text
            case .equal:
                let isWordless = !piece.text.contains { $0.isLetter || $0.isNumber }
                if isWordless, !deleted.isEmpty, !inserted.isEmpty, place + 1 < pieces.count {
                    deleted += piece.text
                    inserted += piece.text
                } else {
                    flush()
                    result.append(piece)
                }
            }
        }
        flush()
        return result
    }

    /// The longest common subsequence (Wagner, Fischer 1974).
    private static func compare(_ old: [Substring], _ new: [Substring], _ pieces: inout [DiffPiece]) {
        let width = new.count + 1
        var lengths = [UInt32](repeating: 0, count: (old.count + 1) * width)
        for row in old.indices.reversed() {
            for column in new.indices.reversed() {
                lengths[row * width + column] =
                    same(old[row], new[column])
                    ? lengths[(row + 1) * width + column + 1] + 1
                    : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
            }
        }
        var (row, column) = (0, 0)
        // What goes is told before what comes.
        var inserted: [Substring] = []
        func flush() {
            for word in inserted { add(.inserted, word, to: &pieces) }
            inserted = []
        }
        while row < old.count || column < new.count {
            if row < old.count, column < new.count, same(old[row], new[column]) {
                flush()
                add(.equal, old[row], to: &pieces)
                row += 1
                column += 1
            } else if column == new.count
                || row < old.count && lengths[(row + 1) * width + column] >= lengths[row * width + column + 1]
            {
                add(.deleted, old[row], to: &pieces)
                row += 1
            } else {
                inserted.append(new[column])
                column += 1
            }
        }
        flush()
    }

    private static func same(_ left: Substring, _ right: Substring) -> Bool { left.utf8.elementsEqual(right.utf8) }

    private static func add(_ kind: DiffPiece.Kind, _ word: Substring, to pieces: inout [DiffPiece]) {
        if let last = pieces.indices.last, pieces[last].kind == kind {
            pieces[last].text += word
        } else {
            pieces.append(DiffPiece(kind, String(word)))
        }
    }
}

extension WordSegmenter {
    /// The words of a text and what stands between them; the text as one where ICU cannot take it.
    func divided(_ text: String) -> [Substring] {
        guard let pieces = try? pieces(of: text) else { return [text[...]] }
        let start = text.startIndex
        return pieces.map { piece in
            let range = piece.span.range
            return text[text.utf8.index(start, offsetBy: range.lowerBound)..<text.utf8.index(start, offsetBy: range.upperBound)]
        }
    }
}
