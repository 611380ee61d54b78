internal import CSignatures
import Normalization

/// Looks for folded text in rows that need not be folded, for one index: what the first character is written as, then the others.
struct PlainSearch {
    private let folding: SegmentFolding
    private let wanted: [UInt32]
    /// The ways in which the texts of the index write the first character: those of three bytes some at a time, others each alone.
    private let beginnings: [Beginning]
    private var places = [UInt](repeating: 0, count: 64)

    /// - Returns: Nil where the rows have to be folded for this query.
    init?(_ query: ConcordanceQuery, in index: SegmentIndex) throws(SegmentIndexError) {
        guard let wanted = query.plain, let first = wanted.first, let folding = index.options.folding else {
            return nil
        }
        (self.wanted, self.folding) = (wanted, folding)
        var (threes, beginnings): ([UInt8], [Beginning]) = ([], [])
        for scalar in try index.scalars(foldedTo: first) {
            guard let utf8 = Unicode.Scalar(scalar).map({ Array(String($0).utf8) }) else { continue }
            if utf8.count == 3 { threes += utf8 } else { beginnings.append(Beginning(bytes: utf8, length: utf8.count)) }
        }
        for start in stride(from: 0, to: threes.count, by: Self.mostBytes) {
            beginnings.append(Beginning(bytes: Array(threes[start...].prefix(Self.mostBytes)), length: 3))
        }
        self.beginnings = beginnings
    }

    private struct Beginning {
        var bytes: [UInt8]
        /// Of each.
        var length: Int
    }

    /// Of eight characters.
    private static let mostBytes = 24

    /// Counts how often each of several texts has the piece.
    ///
    /// - Parameters:
    ///   - ends: where each text ends, ascending.
    ///   - counts: as many, to which is added.
    /// - Complexity: O(n) in the bytes for each way to write the first character, 64 bytes at a time.
    mutating func count(
        in texts: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<Int>,
        _ counts: UnsafeMutableBufferPointer<UInt32>
    ) {
        let isAll = wanted.count == 1
        for beginning in beginnings {
            let found = find(beginning, in: texts)
            var text = 0
            for number in 0..<found {
                let place = Int(places[number])
                while text < ends.count - 1, ends[text] <= place { text += 1 }
                if isAll || isWhole(texts, from: place + beginning.length, to: ends[text]) { counts[text] &+= 1 }
            }
        }
    }

    /// How often a text has the piece.
    mutating func count(in text: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        for beginning in beginnings {
            let found = find(beginning, in: text)
            guard wanted.count > 1 else {
                count += found
                continue
            }
            for number in 0..<found
            where isWhole(text, from: Int(places[number]) + beginning.length, to: text.count) { count += 1 }
        }
        return count
    }

    /// Puts where one of the ways is written into `places`, and gives how many they are.
    @inline(__always)
    private mutating func find(_ beginning: Beginning, in text: UnsafeBufferPointer<UInt8>) -> Int {
        guard let start = text.baseAddress else { return 0 }
        while true {
            let bytes = beginning.bytes
            let found = places.withUnsafeMutableBufferPointer {
                bytes.count == 3 || beginning.length != 3
                    ? csignatures_find(start, text.count, bytes, bytes.count, $0.baseAddress, $0.count)
                    : csignatures_find_any(start, text.count, bytes, bytes.count / 3, $0.baseAddress, $0.count)
            }
            if found <= places.count { return found }
            places = [UInt](repeating: 0, count: found * 2)
        }
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
