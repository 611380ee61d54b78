/// The band of texts with anchors: paths go through the corners of each, so that they enter and leave it in both texts at once.
struct AnchoredBand {
    /// A boundary of the first text and one of the second, in their order.
    typealias Corner = (row: Int, column: Int)

    let band: Band

    /// Stretches between corners of up to so many cells are searched whole.
    private static let wholeGrid = 10_000

    /// - Parameters:
    ///   - corners: in order, of both texts.
    ///   - outer: where to look in long stretches.
    /// - Complexity: O(n) in the rows and corners.
    init(_ corners: [Corner], within outer: Band, columns: Int) {
        let end = (row: outer.rows - 1, column: columns - 1)
        var passed: [Corner] = []
        var lower: [Int32] = []
        var upper: [Int32] = []
        var last = (row: 0, column: 0)
        for corner in corners + [end] where corner.row >= last.row && corner.column >= last.column {
            let size = (corner.row - last.row + 1) * (corner.column - last.column + 1)
            for row in last.row...corner.row {
                if row > last.row || lower.isEmpty {
                    lower.append(Int32(last.column))
                    upper.append(Int32(corner.column + 1))
                } else {
                    // The way goes on from a corner within its row.
                    upper[row] = Int32(corner.column + 1)
                }
                let range = max(0, Int(outer.lower[row]))...max(0, Int(outer.upper[row]) - 1)
                let (low, high) = size <= Self.wholeGrid ? (0, end.column) : (range.lowerBound, range.upperBound)
                passed.append((row, min(corner.column, max(last.column, low))))
                passed.append((row, min(corner.column, max(last.column, high))))
            }
            passed += [last, corner]
            last = corner
        }
        band = Band(
            n: end.row, m: end.column, passed: passed, margin: 0, within: Band(lower: lower, upper: upper))
    }

    /// The corners of anchors that are in order.
    static func corners(of anchors: [PairModel.Anchor]) -> [Corner] {
        anchors.sorted { $0.first.lowerBound < $1.first.lowerBound }.flatMap {
            [($0.first.lowerBound, $0.second.lowerBound), ($0.first.upperBound, $0.second.upperBound)]
        }
    }
}
