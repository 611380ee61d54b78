/// The part of the grid of two texts that is searched: for each boundary of the first, a range of boundaries of the second.
struct Band {
    /// First boundary of each row, and one past the last.
    let lower: [Int32]
    let upper: [Int32]
    /// Where each row begins in arrays of cells.
    let offsets: [Int]

    init(lower: [Int32], upper: [Int32]) {
        (self.lower, self.upper) = (lower, upper)
        var offsets = [0]
        offsets.reserveCapacity(lower.count + 1)
        for row in lower.indices { offsets.append(offsets[row] + Int(upper[row] - lower[row])) }
        self.offsets = offsets
    }

    /// The whole grid of n and m segments.
    init(whole n: Int, _ m: Int) {
        self.init(lower: Array(repeating: 0, count: n + 1), upper: Array(repeating: Int32(m + 1), count: n + 1))
    }

    /// The band around cells that paths may pass, rows without any taken from their neighbours.
    ///
    /// - Parameters:
    ///   - passed: pairs of a row and a column.
    ///   - margin: how far around them paths may go.
    init(n: Int, m: Int, passed: [(row: Int, column: Int)], margin: Int, within outer: Band? = nil) {
        var low = [Int](repeating: .max, count: n + 1)
        var high = [Int](repeating: -1, count: n + 1)
        for (row, column) in passed + [(0, 0), (n, m)] {
            low[row] = min(low[row], column)
            high[row] = max(high[row], column)
        }
        for row in 1..<max(1, n + 1) { high[row] = max(high[row], high[row - 1]) }
        for row in stride(from: n - 1, through: 0, by: -1) { low[row] = min(low[row], low[row + 1]) }
        var lower: [Int32] = []
        var upper: [Int32] = []
        // Where no row between two is passed, the way from one to the other may take any of their columns.
        for row in 0...n where low[row] > high[row] { swap(&low[row], &high[row]) }
        for row in 0...n {
            let from = max(0, low[max(0, row - margin)] - margin)
            let to = min(m, high[min(n, row + margin)] + margin)
            lower.append(max(Int32(from), outer?.lower[row] ?? 0))
            upper.append(min(Int32(to + 1), outer?.upper[row] ?? .max))
        }
        self.init(lower: lower, upper: upper)
    }

    var rows: Int { lower.count }
    var cells: Int { offsets[rows] }

    @inline(__always)
    func cell(_ row: Int, _ column: Int) -> Int? {
        guard row >= 0, column >= Int(lower[row]), column < Int(upper[row]) else { return nil }
        return offsets[row] + column - Int(lower[row])
    }

    /// The columns of a row at which a bead of this type may end.
    @inline(__always)
    func columns(_ row: Int, _ bead: BeadType) -> Range<Int> {
        let from = row - bead.first
        guard from >= 0 else { return 0..<0 }
        let low = max(Int(lower[row]), Int(lower[from]) + bead.second)
        let high = min(Int(upper[row]), Int(upper[from]) + bead.second)
        return low < high ? low..<high : 0..<0
    }

    /// For each column the rows that have it; the rows of a band that only moves on are neighbours.
    func rowsOfColumns(_ columns: Int) -> [Range<Int>] {
        var low = [Int](repeating: .max, count: columns)
        var high = [Int](repeating: 0, count: columns)
        for row in 0..<rows {
            for column in Int(lower[row])..<Int(upper[row]) {
                if row < low[column] { low[column] = row }
                high[column] = row + 1
            }
        }
        return zip(low, high).map { $0 < $1 ? $0..<$1 : 0..<0 }
    }
}
