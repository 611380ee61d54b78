/// What each pair of texts says of each pattern of beads, by the boundaries at which a move ends; -infinity where one of the beads is out of
/// the question.
///
/// Thousands of moves end at each cell of a band, but what they ask of a pair depends on its two boundaries alone, and there are few
/// patterns.
struct JointTable {
    private struct Row {
        let lower: Int
        /// Where the values of boundary `lower` begin.
        let place: Int
    }

    /// Its texts, its first row, the boundary that this is of, and the number of its patterns.
    private struct Pair {
        let first: Int
        let second: Int
        let row: Int
        let least: Int
        let patterns: Int
    }

    private let pairs: [Pair]
    private let rows: [Row]
    /// Those of two boundaries stand together; behind the nothing that a text says with none before it.
    private let values: [Float]

    init(_ search: JointSearch, _ band: JointBand) {
        var (pairs, rows, values): ([Pair], [Row], [Float]) = ([], [], [0])
        for (pair, (first, second)) in search.columns.enumerated() {
            let (parts, patterns) = (search.moves.parts[pair], search.moves.patterns[pair])
            var said = [Float](repeating: 0, count: parts.count)
            pairs.append(
                Pair(
                    first: first, second: second, row: rows.count, least: band.least[first], patterns: patterns.count))
            for (number, partners) in band.partners(of: first, in: second).enumerated() {
                rows.append(Row(lower: partners.lowerBound, place: values.count))
                for partner in partners {
                    for (place, part) in parts.enumerated() {
                        said[place] = search.scores.score(
                            Int(part.type), pair, band.least[first] + number - Int(part.row),
                            partner - Int(part.column))
                    }
                    for pattern in patterns {
                        var sum: Float = 0
                        for part in pattern { sum += said[Int(part)] }
                        values.append(search.settings.jointPower * sum)
                    }
                }
            }
        }
        (self.pairs, self.rows, self.values) = (pairs, rows, values)
    }

    /// What the pairs say of patterns at one end, raised to the power of the search: by text, then by the texts before it, for which
    /// there are `JointMoves.mostAsked` places.
    typealias Said = UnsafeMutablePointer<UnsafePointer<Float>>

    /// Gives places in which nothing is said yet, and the values that `find` puts there.
    func withPlaces<Result>(texts: Int, _ work: (Said, UnsafePointer<Float>) -> Result) -> Result? {
        values.withUnsafeBufferPointer { values in
            withUnsafeTemporaryAllocation(
                of: UnsafePointer<Float>.self, capacity: texts * JointMoves.mostAsked
            ) { said in
                guard let values = values.baseAddress, let places = said.baseAddress else { return nil }
                said.initialize(repeating: values)
                return work(places, values)
            }
        }
    }

    /// Puts in its place what each pair says at an end.
    @inline(__always)
    func find(_ end: [Int], _ values: UnsafePointer<Float>, _ said: Said) {
        for pair in pairs {
            let row = rows[pair.row + end[pair.first] - pair.least]
            said[pair.second * JointMoves.mostAsked + pair.first] =
                values + (row.place + (end[pair.second] - row.lower) * pair.patterns)
        }
    }
}
