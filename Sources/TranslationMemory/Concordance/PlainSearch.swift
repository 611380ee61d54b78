internal import CSignatures
import Normalization

/// Looks for folded text in rows that need not be folded, for one index: what the first character is written as, then the others.
struct PlainSearch {
    private let folding: SegmentFolding
    private let wanted: [UInt32]
    /// Each way in which the texts of the index write the first character.
    private let beginnings: [[UInt8]]
    private var places: [UInt] = [0]

    /// - Returns: Nil where the rows have to be folded for this query.
    init?(_ query: ConcordanceQuery, in index: SegmentIndex) throws(SegmentIndexError) {
        guard let wanted = query.plain, let first = wanted.first, let folding = index.options.folding else {
            return nil
        }
        (self.wanted, self.folding) = (wanted, folding)
        beginnings = try index.scalars(foldedTo: first).compactMap { scalar in
            Unicode.Scalar(scalar).map { Array(String($0).utf8) }
        }
    }

    /// Gives the places where the piece begins and all of it follows, in no order, and how many they are.
    ///
    /// - Complexity: O(n) in the bytes for each way to write the first character, 64 bytes at a time.
    mutating func forEachPlace(
        in text: UnsafeBufferPointer<UInt8>, endingBefore end: (Int) -> Int, _ body: (Int) -> Void
    ) {
        guard let start = text.baseAddress else { return }
        for beginning in beginnings {
            var found = 0
            while true {
                found = places.withUnsafeMutableBufferPointer {
                    csignatures_find(start, text.count, beginning, beginning.count, $0.baseAddress, $0.count)
                }
                if found <= places.count { break }
                places = [UInt](repeating: 0, count: found * 2)
            }
            for number in 0..<found {
                let place = Int(places[number])
                if wanted.count == 1 || isWhole(text, from: place + beginning.count, to: end(place)) { body(place) }
            }
        }
    }

    /// How often a row has the piece.
    mutating func count(in text: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        forEachPlace(in: text, endingBefore: { _ in text.count }) { _ in count += 1 }
        return count
    }

    /// Whether the other characters follow, with nothing between but what folding leaves out.
    private func isWhole(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
        var (matched, offset) = (1, start)
        while matched < wanted.count {
            guard offset < end else { return false }
            let (scalar, length) = UTF8Scalars.read(text, offset)
            offset += length
            let kept = folding.kept(scalar)
            if kept == 0 { continue }
            guard kept == wanted[matched] else { return false }
            matched += 1
        }
        return true
    }
}
