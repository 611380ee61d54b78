/// The part of the grid of all texts that is searched: for each boundary of the first text, a range of boundaries of each other.
struct JointBand {
    /// The boundary of the first text where the band begins.
    let start: Int
    /// By boundary of the first text: where its cells begin; one more than there are boundaries.
    private(set) var offsets: [Int] = [0]
    /// By boundary of the first text, then by other text: the first boundary, and how many there are.
    private(set) var lower: [Int] = []
    private(set) var widths: [Int] = []
    let others: Int
    /// The first boundary of each text.
    let least: [Int]

    /// The band around the boundaries of units; nil where it would have more cells than that.
    init?(around path: ArraySlice<[Int]>, radius: Int, limit: Int) {
        guard let low = path.first, let high = path.last else { return nil }
        start = low[0]
        others = low.count - 1
        least = low
        var nearest = [[Int]](repeating: high, count: high[0] - low[0] + 1)
        var farthest = [[Int]](repeating: low, count: high[0] - low[0] + 1)
        for point in path {
            for row in max(low[0], point[0] - radius)...min(high[0], point[0] + radius) {
                for column in point.indices {
                    nearest[row - start][column] = min(nearest[row - start][column], point[column])
                    farthest[row - start][column] = max(farthest[row - start][column], point[column])
                }
            }
        }
        for row in nearest.indices {
            var cells = 1
            for column in 1..<low.count {
                let from = max(low[column], nearest[row][column] - radius)
                let to = min(high[column], farthest[row][column] + radius)
                lower.append(from)
                widths.append(max(0, to - from + 1))
                cells *= max(0, to - from + 1)
                if cells > limit { return nil }
            }
            offsets.append((offsets.last ?? 0) + cells)
        }
        if cells > limit { return nil }
    }

    var rows: Int { offsets.count - 1 }
    var cells: Int { offsets[rows] }

    /// The boundaries of a row's first cell.
    func firstPlace(_ row: Int) -> [Int] {
        [start + row] + lower[row * others..<(row + 1) * others]
    }

    /// Moves on to the boundaries of the next cell of the row.
    @inline(__always)
    func advance(_ place: inout [Int]) {
        let row = (place[0] - start) * others
        for other in (0..<others).reversed() {
            place[other + 1] += 1
            if place[other + 1] < lower[row + other] + widths[row + other] { return }
            place[other + 1] = lower[row + other]
        }
    }

    /// By boundary of one text, from its first on: the boundaries of another that the band has beside it.
    func partners(of one: Int, in other: Int) -> [ClosedRange<Int>] {
        func reach(_ row: Int, _ text: Int) -> Range<Int> {
            if text == 0 { return start + row..<start + row + 1 }
            let at = row * others + text - 1
            return lower[at]..<lower[at] + widths[at]
        }
        var partners: [ClosedRange<Int>] = []
        for row in 0..<rows {
            let beside = reach(row, other)
            guard let low = beside.first, let high = beside.last else { continue }
            for boundary in reach(row, one) {
                let number = boundary - least[one]
                // A boundary that no row has is asked of by none.
                while partners.count <= number { partners.append(low...high) }
                let known = partners[number]
                partners[number] = min(known.lowerBound, low)...max(known.upperBound, high)
            }
        }
        return partners
    }

    /// The cell of boundaries of all texts, or nil outside the band.
    func cell(_ place: [Int]) -> Int? {
        place.withUnsafeBufferPointer { $0.baseAddress.flatMap { cell($0) } }
    }

    @inline(__always)
    func cell(_ place: UnsafePointer<Int>) -> Int? {
        let row = place[0] - start
        guard row >= 0, row < rows else { return nil }
        var cell = 0
        for other in 0..<others {
            let at = row * others + other
            let within = place[other + 1] - lower[at]
            guard within >= 0, within < widths[at] else { return nil }
            cell = cell * widths[at] + within
        }
        return offsets[row] + cell
    }
}
