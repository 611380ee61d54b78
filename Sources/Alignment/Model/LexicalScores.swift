import Glibc

/// How well the tokens of each segment are explained by segments of the other text: logarithms of how much likelier they are
/// beside those than by themselves, made comparable between short and long segments and bounded to ±1.
struct LexicalScores {
    /// By size of group, then by cell: the column's segment, given one, two, three, four segments up to the row's.
    let forward: [[Float]]
    /// By size of group, then by cell: the row's segment, given one, two, three, four segments up to the column's.
    let backward: [[Float]]

    /// Where a score reaches half of its bound, in nats for each square root of the tokens.
    private static let knee: Float = 4

    /// - Parameter largest: size of the largest group.
    init(
        _ first: EncodedText, _ second: EncodedText, band: Band, lexicon: Lexicon, largest: Int = BeadType.limit
    ) {
        let (one, other) = LexicalSide.both(first, second, lexicon)
        forward = Self.table(one, other, band: band, groups: largest, across: nil)
        backward = Self.table(
            other, one, band: band, groups: largest, across: band.rowsOfColumns(second.count + 1))
    }

    /// For each segment its score where nothing is explained, and what scores are multiplied with for its size.
    private static func bases(_ side: LexicalSide) -> (nothing: [Float], scales: [Float]) {
        let floors = side.lack.floors
        var (nothing, scales): ([Float], [Float]) = ([], [])
        for segment in 0..<side.text.count {
            var (weight, none): (Float, Float) = (0, 0)
            for place in side.text.range(segment) {
                let type = Int(side.text.tokens[place])
                let own = side.weights[type] * side.text.multiplicities[place]
                weight += own
                none += own * floors[type]
            }
            nothing.append(none)
            scales.append(1 / (knee * sqrt(1 + weight)))
        }
        return (nothing, scales)
    }

    /// - Parameter across: for a table whose sources are the band's columns, the rows of each.
    private static func table(
        _ source: LexicalSide, _ target: LexicalSide, band: Band, groups: Int, across: [Range<Int>]?
    ) -> [[Float]] {
        var result = (0..<groups).map { _ in [Float](repeating: 0, count: band.cells) }
        guard source.text.count > 0, target.text.count > 0 else { return result }
        var explanation = Explanation(of: target, groups: groups)
        let (nothing, scales) = bases(target)
        // By boundary of the source the segments of the target that end there.
        let windows = (0...source.text.count).map { end in
            let all = across?[end] ?? Int(band.lower[end])..<Int(band.upper[end])
            return max(0, all.lowerBound - 1)..<max(0, all.upperBound - 1)
        }
        // By segment of the target: where the cell would be at which it meets the source's boundary 0.
        let places = across.map { _ in
            (0..<target.text.count).map { band.offsets[$0 + 1] - Int(band.lower[$0 + 1]) }
        }
        var gains = [Float](repeating: 0, count: target.text.count)
        for end in 1...source.text.count {
            explanation.find(
                source, end - 1, window: hull(windows[end..<min(windows.count, end + groups)]))
            explanation.begin()
            // Segments further back join those that are there.
            for group in 0..<min(groups, end) {
                explanation.join(end - 1 - group)
                explanation.gains(&gains)
                bound(&gains, nothing, scales, windows[end])
                result[group].withUnsafeMutableBufferPointer { cells in
                    if let places {
                        for other in windows[end] { cells[places[other] + end] = gains[other] }
                    } else {
                        let first = band.offsets[end] + 1 - Int(band.lower[end])
                        for other in windows[end] { cells[first + other] = gains[other] }
                    }
                }
            }
        }
        return result
    }

    /// The least range that has all of some.
    private static func hull(_ ranges: ArraySlice<Range<Int>>) -> Range<Int> {
        ranges.reduce(0..<0) { hull, range in
            if hull.isEmpty || range.isEmpty { return hull.isEmpty ? range : hull }
            return min(hull.lowerBound, range.lowerBound)..<max(hull.upperBound, range.upperBound)
        }
    }

    /// Makes of what is explained of each segment of a range a score within ±1.
    private static func bound(_ gains: inout [Float], _ nothing: [Float], _ scales: [Float], _ segments: Range<Int>) {
        gains.withUnsafeMutableBufferPointer { gains in
            nothing.withUnsafeBufferPointer { nothing in
                scales.withUnsafeBufferPointer { scales in
                    for segment in segments {
                        let said = (nothing[segment] + gains[segment]) * scales[segment]
                        gains[segment] = said / (1 + abs(said))
                    }
                }
            }
        }
    }

    /// Part of what each further segment of a side says that is added, rather than shared.
    private static let addition: Float = 0.5

    /// How much each segment of the second side counts, and of the first.
    @inline(__always)
    static func shares(_ bead: BeadType) -> (forward: Float, backward: Float) {
        let least = Float(min(bead.first, bead.second))
        return (
            (1 - addition) * least / Float(bead.second) + addition,
            (1 - addition) * least / Float(bead.first) + addition
        )
    }

    /// What the lexicon says of two segments, the cell where they end given.
    @inline(__always)
    func ofTwo(_ cell: Int) -> Float { forward[0][cell] + backward[0][cell] }

    /// The columns of a row at which the band has all of a bead of this type.
    @inline(__always)
    static func columns(_ row: Int, _ bead: BeadType, _ band: Band) -> Range<Int> {
        var low = Int(band.lower[row]) + bead.second - 1
        var high = Int(band.upper[row])
        for step in 1..<max(1, bead.first) {
            low = max(low, Int(band.lower[row - step]))
            high = min(high, Int(band.upper[row - step]))
        }
        return low..<max(low, high)
    }

    /// Puts what the lexicon says of beads that end in a row in their places, for columns that the band has all of.
    func scores(
        _ bead: BeadType, _ row: Int, _ columns: Range<Int>, _ band: Band, to scores: UnsafeMutablePointer<Float>
    ) {
        let shares = Self.shares(bead)
        let forward = forward[bead.first - 1]
        let backward = backward[bead.second - 1]
        forward.withUnsafeBufferPointer { forward in
            backward.withUnsafeBufferPointer { backward in
                guard let forward = forward.baseAddress, let backward = backward.baseAddress else { return }
                for index in 0..<columns.count { scores[index] = 0 }
                let end = band.offsets[row] + columns.lowerBound - Int(band.lower[row])
                for step in 0..<bead.second {
                    Self.add(forward + end - step, shares.forward, to: scores, columns.count)
                }
                for step in 0..<bead.first {
                    let cell = band.offsets[row - step] + columns.lowerBound - Int(band.lower[row - step])
                    Self.add(backward + cell, shares.backward, to: scores, columns.count)
                }
            }
        }
    }

    @inline(__always)
    private static func add(
        _ values: UnsafePointer<Float>, _ share: Float, to sums: UnsafeMutablePointer<Float>, _ count: Int
    ) {
        for index in 0..<count { sums[index] += values[index] * share }
    }
}
