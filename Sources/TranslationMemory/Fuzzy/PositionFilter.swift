/// A lower bound of the edit distance by pairs of neighbouring symbols and where they stand.
///
/// A path of few edits strays little from the diagonal, so a pair of the text that no edit touches stands in the query
/// within a stretch around its own place. An edit touches at most two pairs, and they are neighbours: so the pairs that
/// are missing, taken two by two from the left, cannot be more than the edits. (q-grams with positions as in Gravano
/// et al. 2001 and Xiao, Wang, Lin 2008, with a cover of the missing ones in place of their number.)
final class PositionFilter {
    private let codes: [UInt32]
    private let stride: Int
    /// For each pair of codes a bit for each stretch of the text where it may stand.
    private let stretches: UnsafeMutablePointer<UInt64>
    /// What the table was made for.
    private var textLength = -1
    private var limit = -1
    private var shift: UInt64 = 0

    /// Codes up to this number, so that the table stays within a processor's nearest cache or the next: 128 KiB.
    static let mostCodes = 127

    /// - Parameter codeCount: codes are 1 to this number, at most `mostCodes`.
    init(_ codes: [UInt32], codeCount: Int) {
        self.codes = codes
        stride = codeCount + 1
        stretches = .allocate(capacity: stride * stride)
        stretches.initialize(repeating: 0, count: stride * stride)
    }

    deinit { stretches.deallocate() }

    /// Makes the table for texts of a length; one for a greater limit does as well.
    ///
    /// - Complexity: O(m) in the length of the query.
    func prepare(textLength: Int, limit: Int) {
        guard textLength != self.textLength || limit > self.limit else { return }
        (self.textLength, self.limit) = (textLength, limit)
        shift = 0
        while textLength >> Int(shift) >= 64 { shift += 1 }
        let difference = textLength - codes.count
        let insertions = (limit + difference) / 2
        let deletions = (limit - difference) / 2
        for place in 0..<max(0, codes.count - 1) { stretches[index(place)] = 0 }
        for place in 0..<max(0, codes.count - 1) {
            let first = max(0, place - deletions)
            let last = min(textLength - 2, place + insertions)
            guard first <= last else { continue }
            let (low, high) = (UInt64(first) >> shift, UInt64(last) >> shift)
            stretches[index(place)] |= ~0 << low & ~0 >> (63 - high)
        }
    }

    @inline(__always)
    private func index(_ place: Int) -> Int { Int(codes[place]) * stride + Int(codes[place + 1]) }

    /// Whether a text may be within the limit; `code` gives the code of its symbol at a place.
    ///
    /// - Complexity: O(n), less for a text that is far away.
    @inline(__always)
    func mayBeWithin(_ limit: Int, count: Int, _ code: (Int) -> Int) -> Bool {
        let (stretches, stride, shift) = (stretches, stride, shift)
        var left = limit
        var wasTaken = 0
        guard count > 1 else { return true }
        var before = code(0) &* stride
        var place = 1
        while place < count {
            let here = code(place)
            let stretch = UInt64(truncatingIfNeeded: place &- 1) >> shift
            let found = Int(truncatingIfNeeded: stretches[before &+ here] >> stretch & 1)
            wasTaken = (found | wasTaken) ^ 1
            left &-= wasTaken
            if left < 0 { return false }
            before = here &* stride
            place += 1
        }
        return true
    }
}
