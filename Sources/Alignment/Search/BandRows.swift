/// The rows of a band, read without checks: most of the time of a search goes by beside stretches that are short.
struct BandRows {
    private let lower: UnsafePointer<Int32>
    private let upper: UnsafePointer<Int32>
    private let offsets: UnsafePointer<Int>
    private let cells: Int

    /// Where the beads of one type come from that end in a row: places in arrays of cells, and of weights by type and cell.
    struct Stretch {
        /// The first column at which one ends, and how many there are.
        let column: Int
        let count: Int
        let from: Int
        let to: Int
        let weight: Int
    }

    init?(_ lower: UnsafeBufferPointer<Int32>, _ upper: UnsafeBufferPointer<Int32>, _ offsets: UnsafeBufferPointer<Int>)
    {
        guard let low = lower.baseAddress, let high = upper.baseAddress, let starts = offsets.baseAddress else {
            return nil
        }
        (self.lower, self.upper, self.offsets, cells) = (low, high, starts, offsets[offsets.count - 1])
    }

    /// - Parameter row: of the band.
    @inline(__always)
    func stretch(_ type: Int, _ bead: BeadType, _ row: Int) -> Stretch {
        let source = row &- bead.first
        guard source >= 0 else { return Stretch(column: 0, count: 0, from: 0, to: 0, weight: 0) }
        let (here, there) = (Int(lower[row]), Int(lower[source]) &+ bead.second)
        let column = max(here, there)
        let count = max(0, min(Int(upper[row]), Int(upper[source]) &+ bead.second) &- column)
        let to = offsets[row] &+ column &- here
        return Stretch(
            column: column, count: count, from: offsets[source] &+ column &- there, to: to,
            weight: type &* cells &+ to)
    }
}

extension Band {
    func withRows<Result>(_ work: (BandRows) -> Result) -> Result? {
        lower.withUnsafeBufferPointer { lower in
            upper.withUnsafeBufferPointer { upper in
                offsets.withUnsafeBufferPointer { offsets in BandRows(lower, upper, offsets).map(work) }
            }
        }
    }
}
