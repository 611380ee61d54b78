/// What each pair of texts alone says of its beads, all pairs in one table.
struct JointScores {
    private struct Row {
        let lower: Int32
        let upper: Int32
        /// Where the score of the first type and column 0 would be.
        let place: Int
    }

    private let rows: [Row]
    private let values: [Float]
    /// By pair: its first row, and how far one type is from the next.
    private let pairs: [(row: Int, type: Int)]

    /// - Parameter least: beads that score less are out of the question.
    init(_ models: [PairModel], _ scores: [[Float]], least: Float) {
        var rows: [Row] = []
        var values: [Float] = []
        var pairs: [(row: Int, type: Int)] = []
        for (model, scores) in zip(models, scores) {
            let band = model.band
            pairs.append((rows.count, band.cells))
            for row in 0..<band.rows {
                rows.append(
                    Row(
                        lower: band.lower[row], upper: band.upper[row],
                        place: values.count + band.offsets[row] - Int(band.lower[row])))
            }
            values += scores.lazy.map { $0 > least ? min(PairModel.bound, $0) : -.infinity }
        }
        (self.rows, self.values, self.pairs) = (rows, values, pairs)
    }

    /// The score of a bead of a pair that ends there; -infinity where it is out of the question.
    @inline(__always)
    func score(_ type: Int, _ pair: Int, _ row: Int, _ column: Int) -> Float {
        let (first, stride) = pairs[pair]
        guard row >= 0 else { return -.infinity }
        let place = rows[first + row]
        guard column >= Int(place.lower), column < Int(place.upper) else { return -.infinity }
        return values[place.place + type * stride + column]
    }
}
