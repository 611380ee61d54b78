/// The edit distance of a query to one text after the other, 64 rows of the matrix at a time.
///
/// Bit-parallel as in Myers 1999 and Hyyrö 2003, block by block of 64 symbols of the query: each block runs over those
/// columns alone that a path of at most `limit` edits can pass (Ukkonen 1985), with what is outside of them taken for one
/// edit a step, which is never less than the truth. After each block the least that a path can come to is known, and
/// if it is over the limit the text is given up.
final class BitParallelDistance {
    private let length: Int
    private let codes: [UInt32]
    private let codeCount: Int
    /// For each block and each code the rows where it stands; one block where all would be too much.
    private let masks: UnsafeMutablePointer<UInt64>
    private let holdsAll: Bool
    /// The last row of the blocks that were done: the distance for each column.
    private var row: UnsafeMutablePointer<Int32>
    private var rowCapacity: Int

    /// Masks of queries up to this number are made once for all texts: 8 MiB.
    private static let mostMasks = 1 << 20

    init(_ codes: [UInt32], codeCount: Int) {
        (self.codes, self.codeCount, length) = (codes, codeCount, codes.count)
        let blocks = max(1, (codes.count + 63) / 64)
        holdsAll = (codeCount + 1) * blocks <= Self.mostMasks
        let count = (codeCount + 1) * (holdsAll ? blocks : 1)
        masks = .allocate(capacity: count)
        masks.initialize(repeating: 0, count: count)
        rowCapacity = codes.count * 2 + 64
        row = .allocate(capacity: rowCapacity)
        guard holdsAll else { return }
        for (place, code) in codes.enumerated() {
            masks[place / 64 * (codeCount + 1) + Int(code)] |= 1 << UInt64(place % 64)
        }
    }

    deinit {
        masks.deallocate()
        row.deallocate()
    }

    /// The masks of the first block, by code.
    var firstMasks: UnsafeMutablePointer<UInt64> { masks }

    /// The distance of the query to a text given by its codes, if it is at most `limit`.
    func within(_ limit: Int, _ text: UnsafeBufferPointer<UInt32>) -> Int? {
        let (m, n) = (length, text.count)
        guard limit >= abs(m - n) else { return nil }
        if m == 0 || n == 0 { return max(m, n) }
        if m <= 64, holdsAll {
            let masks = masks
            return Self.withinOneBlock(limit, rows: m, columns: n) { masks[Int(text[$0])] }
        }
        if n + 1 > rowCapacity {
            row.deallocate()
            rowCapacity = n * 2
            row = .allocate(capacity: rowCapacity)
        }
        // A path strays from the diagonal by no more insertions and deletions than these.
        let insertions = (limit + n - m) / 2
        let deletions = (limit - n + m) / 2
        var right = min(n, insertions)
        for column in 0...right { row[column] = Int32(truncatingIfNeeded: column) }
        for block in 0..<(m + 63) / 64 {
            let first = block * 64
            let rows = min(64, m - first)
            let left = max(1, first + 1 - deletions)
            let end = min(n, first + rows + insertions)
            while right < end {
                row[right + 1] = row[right] + 1
                right += 1
            }
            if !holdsAll { setMasks(first..<first + rows, to: true) }
            let least = run(block, rows, left, end, n, text)
            if !holdsAll { setMasks(first..<first + rows, to: false) }
            if least > limit { return nil }
        }
        let distance = Int(row[n])
        return distance <= limit ? distance : nil
    }

    private func setMasks(_ rows: Range<Int>, to isSet: Bool) {
        for place in rows {
            let code = Int(codes[place])
            masks[code] = isSet ? masks[code] | 1 << UInt64(place - rows.lowerBound) : 0
        }
    }

    /// Runs a block over columns, and gives the least that a path through its last row can come to.
    private func run(
        _ block: Int, _ rows: Int, _ left: Int, _ end: Int, _ n: Int, _ text: UnsafeBufferPointer<UInt32>
    ) -> Int {
        let masks = holdsAll ? masks + block * (codeCount + 1) : masks
        let row = row
        let shift = UInt64(rows - 1)
        let rest = length - block * 64 - rows
        var (positive, negative): (UInt64, UInt64) = (~0, 0)
        var above = row[left - 1]
        var score = above + Int32(truncatingIfNeeded: rows)
        var least = Int(score) + abs(rest - (n - left + 1))
        row[left - 1] = score
        var column = left
        while column <= end {
            let here = row[column]
            let step = here &- above
            above = here
            let isUp: UInt64 = step > 0 ? 1 : 0
            let isDown: UInt64 = step < 0 ? 1 : 0
            var equal = masks[Int(text[column - 1])]
            let vertical = equal | negative
            equal |= isDown
            let horizontal = (((equal & positive) &+ positive) ^ positive) | equal
            var up = negative | ~(horizontal | positive)
            var down = positive & horizontal
            score &+= Int32(truncatingIfNeeded: up >> shift & 1) &- Int32(truncatingIfNeeded: down >> shift & 1)
            up = up << 1 | isUp
            down = down << 1 | isDown
            positive = down | ~(vertical | up)
            negative = up & vertical
            row[column] = score
            least = min(least, Int(score) &+ abs(rest &- (n &- column)))
            column += 1
        }
        return least
    }

    /// The same for a query of at most 64 symbols, with `mask` of each column.
    @inline(__always)
    static func withinOneBlock(_ limit: Int, rows: Int, columns: Int, _ mask: (Int) -> UInt64) -> Int? {
        var (positive, negative): (UInt64, UInt64) = (~0, 0)
        let shift = UInt64(rows - 1)
        // What the score may be at a column for the rest of the columns to bring it to the limit.
        var slack = limit + columns - rows
        var column = 0
        while column < columns {
            let equal = mask(column)
            let vertical = equal | negative
            let horizontal = (((equal & positive) &+ positive) ^ positive) | equal
            var up = negative | ~(horizontal | positive)
            var down = positive & horizontal
            slack &-= 1 &+ Int(truncatingIfNeeded: up >> shift & 1) &- Int(truncatingIfNeeded: down >> shift & 1)
            if slack < 0 { return nil }
            up = up << 1 | 1
            down <<= 1
            positive = down | ~(vertical | up)
            negative = up & vertical
            column += 1
        }
        return limit - slack
    }
}
