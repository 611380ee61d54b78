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
    }

    /// - Parameter across: for a table whose sources are the band's columns, the rows of each.
    private static func table(
        _ source: Side, _ target: Side, band: Band, rows: TranslationRows, unexplained: [Float], across: [Range<Int>]?
    ) -> [[Float]] {
        var result = (0..<BeadType.limit).map { _ in [Float](repeating: 0, count: band.cells) }
        guard source.text.count > 0, target.text.count > 0 else { return result }
        var mass = [Float](repeating: 0, count: target.weights.count)
        var touched: [Int32] = []
        // What a token is worth that nothing explains, and how much a fitting one outweighs that.
        let floors = unexplained.map { log($0) }
        let gains = unexplained.map { (1 - $0) / $0 }
        var nothing: [Float] = []
        var scales: [Float] = []
        for segment in 0..<target.text.count {
            var weight: Float = 0
            var none: Float = 0
            for place in target.text.range(segment) {
                let type = Int(target.text.tokens[place])
                weight += target.weights[type]
                none += target.weights[type] * floors[type]
            }
            nothing.append(none)
            scales.append(1 / (knee * sqrt(1 + weight)))
        }
        for group in 0..<min(BeadType.limit, source.text.count) {
            result[group].withUnsafeMutableBufferPointer { cells in
                mass.withUnsafeMutableBufferPointer { mass in
                    target.text.tokens.withUnsafeBufferPointer { tokens in
                        target.weights.withUnsafeBufferPointer { weights in
                            for end in group + 1...source.text.count {
                                var size: Float = 0
                                for type in source.text.tokens(end - 1 - group..<end) {
                                    let weight = source.weights[Int(type)]
                                    size += weight
                                    for entry in rows.range(type) {
                                        let other = rows.targets[entry]
                                        if mass[Int(other)] == 0 { touched.append(other) }
                                        mass[Int(other)] += weight * rows.ratios[entry]
                                    }
                                }
                                let scale = size > 0 ? 1 / size : 0
                                let others = across?[end] ?? Int(band.lower[end])..<Int(band.upper[end])
                                for other in others where other >= 1 {
                                    let cell =
                                        across == nil
                                        ? band.offsets[end] + other - Int(band.lower[end])
                                        : band.offsets[other] + end - Int(band.lower[other])
                                    var score = nothing[other - 1]
                                    for place in target.text.range(other - 1) {
                                        let type = Int(tokens[place])
                                        let explained = mass[type]
                                        if explained > 0 {
                                            score += weights[type] * log(1 + scale * gains[type] * explained)
                                        }
                                    }
                                    let bounded = score * scales[other - 1]
                                    cells[cell] = bounded / (1 + abs(bounded))
                                }
                                for other in touched { mass[Int(other)] = 0 }
                                touched.removeAll(keepingCapacity: true)
                            }
                        }
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
