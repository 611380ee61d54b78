/// The distance between two texts in insertions, deletions, substitutions and swaps of neighbours, where no piece is
/// edited twice (optimal string alignment).
public struct EditDistance {
    private var rows: [[Int]] = [[], [], []]

    public init() {}

    /// The distance, if it is at most `limit`.
    ///
    /// - Complexity: O(n) for a limit of one, else O(limit * n).
    public mutating func within(_ limit: Int, _ left: [UInt32], _ right: [UInt32]) -> Int? {
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        guard limit >= 0, long.count - short.count <= limit else { return nil }
        var start = 0
        while start < short.count, short[start] == long[start] { start += 1 }
        var end = 0
        while end < short.count - start, short[short.count - 1 - end] == long[long.count - 1 - end] { end += 1 }
        let rest = (short.count - start - end, long.count - start - end)
        switch rest {
        case (0, let extra): return extra <= limit ? extra : nil
        case (1, 1): return limit >= 1 ? 1 : nil
        case (2, 2) where short[start] == long[start + 1] && short[start + 1] == long[start]:
            return limit >= 1 ? 1 : nil
        default:
            guard limit > 1 else { return nil }
            return banded(limit, short[start..<short.count - end], long[start..<long.count - end])
        }
    }

    private mutating func banded(_ limit: Int, _ short: ArraySlice<UInt32>, _ long: ArraySlice<UInt32>) -> Int? {
        let width = long.count + 1
        let far = limit + 1
        for row in rows.indices { rows[row] = Array(repeating: far, count: width) }
        for column in 0..<min(width, far) { rows[0][column] = column }
        var previous = 0
        for (row, wanted) in short.enumerated() {
            let current = (row + 1) % 3
            let beforePrevious = (row + 2) % 3
            let first = max(1, row + 1 - limit)
            let last = min(long.count, row + 1 + limit)
            rows[current][first - 1] = first == 1 ? row + 1 : far
            var best = far
            if first <= last {
                for column in first...last {
                    let other = long[long.startIndex + column - 1]
                    var cost = rows[previous][column - 1] + (wanted == other ? 0 : 1)
                    cost = min(cost, rows[previous][column] + 1, rows[current][column - 1] + 1)
                    if row > 0, column > 1, wanted == long[long.startIndex + column - 2],
                        short[short.startIndex + row - 1] == other
                    {
                        cost = min(cost, rows[beforePrevious][column - 2] + 1)
                    }
                    rows[current][column] = cost
                    best = min(best, cost)
                }
                if last < long.count { rows[current][last + 1] = far }
            }
            // A swap can still use the row before.
            if best > limit, rows[previous].min().map({ $0 >= limit }) ?? true { return nil }
            previous = current
        }
        let result = rows[previous][long.count]
        return result <= limit ? result : nil
    }
}
