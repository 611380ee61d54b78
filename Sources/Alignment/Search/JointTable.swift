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

    /// By second text, then by first: so each text finds what it says with those before it in one place.
    private var pairs: [Pair] = []
    private var rows: [Row] = []
    private(set) var values: [Float] = []

    init(_ search: JointSearch, _ band: JointBand) {
        let bySecond = search.columns.enumerated().sorted {
            ($0.element.second, $0.element.first) < ($1.element.second, $1.element.first)
        }
        for (pair, (first, second)) in bySecond {
            let patterns = search.moves.patterns[pair]
            pairs.append(
                Pair(
                    first: first, second: second, row: rows.count, least: band.least[first], patterns: patterns.count))
            for (number, partners) in band.partners(of: first, in: second).enumerated() {
                rows.append(Row(lower: partners.lowerBound, place: values.count))
                for partner in partners {
                    for pattern in patterns {
                        values.append(search.scores.score(pattern, pair, band.least[first] + number, partner))
                    }
                }
            }
        }
    }

    /// Where the values of each pair begin for a move that ends there.
    @inline(__always)
    func find(_ end: UnsafePointer<Int>, _ places: UnsafeMutablePointer<Int>) {
        for (number, pair) in pairs.enumerated() {
            let row = rows[pair.row + end[pair.first] - pair.least]
            places[number] = row.place + (end[pair.second] - row.lower) * pair.patterns
        }
    }
}
