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

    init(_ first: EncodedText, _ second: EncodedText, band: Band, lexicon: Lexicon) {
        forward = Self.table(
            Side(first, lexicon.first), Side(second, lexicon.second), band: band, rows: lexicon.forward,
            unexplained: lexicon.secondUnexplained, across: nil)
        backward = Self.table(
            Side(second, lexicon.second), Side(first, lexicon.first), band: band, rows: lexicon.backward,
            unexplained: lexicon.firstUnexplained, across: band.rowsOfColumns(second.count + 1))
    }

    private struct Side {
        let text: EncodedText
        let weights: [Float]

        init(_ text: EncodedText, _ types: Lexicon.Types) { (self.text, weights) = (text, types.weights) }

        func weight(of segment: Int) -> Float {
            text.range(segment).reduce(0) { $0 + weights[Int(text.tokens[$1])] * text.multiplicities[$1] }
        }

        /// Adds what a segment explains.
        func explain(_ segment: Int, row: Int, by rows: TranslationRows, in explained: inout [Explained]) {
            for place in text.range(segment) {
                let type = text.tokens[place]
                let weight = weights[Int(type)] * text.multiplicities[place]
                for entry in rows.range(type) {
                    let other = Int(rows.targets[entry])
                    let before = explained[other].row == row ? explained[other].mass : 0
                    explained[other].mass = before + weight * rows.ratios[entry]
                    explained[other].row = Int32(row)
                }
            }
        }

        /// What is explained of a segment, above nothing.
        @inline(__always)
        func gain(
            of segment: Int, _ scale: Float, row: Int, group: Int32, in explained: inout [Explained]
        ) -> Float {
            text.tokens.withUnsafeBufferPointer { tokens in
                explained.withUnsafeMutableBufferPointer { explained in
                    var sum: Float = 0
                    for place in text.range(segment) {
                        let type = Int(tokens[place])
                        guard explained[type].row == row else { continue }
                        if explained[type].group != group {
                            explained[type].group = group
                            explained[type].gain =
                                weights[type] * log(1 + scale * explained[type].outweighs * explained[type].mass)
                        }
                        sum += explained[type].gain * text.multiplicities[place]
                    }
                    return sum
                }
            }
        }
    }

    /// What the source's segments say of a type of the other text.
    private struct Explained {
        /// How much a fitting token outweighs one that nothing explains.
        let outweighs: Float
        var mass: Float = 0
        /// The last row whose segments gave mass: that of others counts no more.
        var row: Int32 = -1
        /// What it adds to the score of a segment, once asked for, and by which group of segments.
        var gain: Float = 0
        var group: Int32 = -1
    }

    /// - Parameter across: for a table whose sources are the band's columns, the rows of each.
    private static func table(
        _ source: Side, _ target: Side, band: Band, rows: TranslationRows, unexplained: [Float], across: [Range<Int>]?
    ) -> [[Float]] {
        var result = (0..<BeadType.limit).map { _ in [Float](repeating: 0, count: band.cells) }
        guard source.text.count > 0, target.text.count > 0 else { return result }
        var explained = unexplained.map { Explained(outweighs: (1 - $0) / $0) }
        // What a token is worth that nothing explains.
        let floors = unexplained.map { log($0) }
        var nothing: [Float] = []
        var scales: [Float] = []
        for segment in 0..<target.text.count {
            var (weight, none): (Float, Float) = (0, 0)
            for place in target.text.range(segment) {
                let type = Int(target.text.tokens[place])
                let own = target.weights[type] * target.text.multiplicities[place]
                weight += own
                none += own * floors[type]
            }
            nothing.append(none)
            scales.append(1 / (knee * sqrt(1 + weight)))
        }
        for end in 1...source.text.count {
            let others = across?[end] ?? Int(band.lower[end])..<Int(band.upper[end])
            var size: Float = 0
            // Segments further back join those that are there.
            for group in 0..<min(BeadType.limit, end) {
                size += source.weight(of: end - 1 - group)
                source.explain(end - 1 - group, row: end, by: rows, in: &explained)
                let scale = size > 0 ? 1 / size : 0
                let number = Int32(end * BeadType.limit + group)
                result[group].withUnsafeMutableBufferPointer { cells in
                    for other in others where other >= 1 {
                        let cell =
                            across == nil
                            ? band.offsets[end] + other - Int(band.lower[end])
                            : band.offsets[other] + end - Int(band.lower[other])
                        let gain = target.gain(of: other - 1, scale, row: end, group: number, in: &explained)
                        let bounded = (nothing[other - 1] + gain) * scales[other - 1]
                        cells[cell] = bounded / (1 + abs(bounded))
                    }
                }
            }
        }
        return result
    }

    /// Part of what each further segment of a side says that is added, rather than shared.
    private static let addition: Float = 0.3

    /// What the lexicon says of a bead that ends at a cell, or nil where the band has not all of it.
    @inline(__always)
    func score(_ bead: BeadType, _ row: Int, _ column: Int, _ band: Band) -> Float? {
        guard column - bead.second + 1 >= Int(band.lower[row]), let end = band.cell(row, column) else { return nil }
        var there: Float = 0
        for step in 0..<bead.second { there += forward[bead.first - 1][end - step] }
        var back: Float = 0
        for step in 0..<bead.first {
            guard let cell = band.cell(row - step, column) else { return nil }
            back += backward[bead.second - 1][cell]
        }
        let shares = Self.shares(bead)
        return there * shares.forward + back * shares.backward
    }

    /// How much each segment of the second side counts, and of the first.
    @inline(__always)
    static func shares(_ bead: BeadType) -> (forward: Float, backward: Float) {
        let least = Float(min(bead.first, bead.second))
        return (
            (1 - addition) * least / Float(bead.second) + addition,
            (1 - addition) * least / Float(bead.first) + addition
        )
    }
}
