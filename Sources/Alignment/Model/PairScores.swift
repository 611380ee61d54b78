import Glibc

/// Logarithms of how much likelier the tokens of a segment are beside those of the other text than by themselves.
struct PairScores {
    /// For each cell, by size of group: the tokens of the column's segment, given one, two, three segments up to the row's.
    var forward: [[Float]]
    /// For each cell, by size of group: the tokens of the row's segment, given one, two, three segments up to the column's.
    var backward: [[Float]]

    init(_ first: EncodedText, _ second: EncodedText, band: Band, lexicon: Lexicon) {
        forward = Self.table(
            first, second, band: band, rows: lexicon.forward, sourceWeights: lexicon.firstWeights,
            targetWeights: lexicon.secondWeights, background: lexicon.settings.background, transposed: false)
        backward = Self.table(
            second, first, band: band, rows: lexicon.backward, sourceWeights: lexicon.secondWeights,
            targetWeights: lexicon.firstWeights, background: lexicon.settings.background, transposed: true)
    }

    private static func table(
        _ source: EncodedText, _ target: EncodedText, band: Band, rows: TranslationRows, sourceWeights: [Float],
        targetWeights: [Float], background: Float, transposed: Bool
    ) -> [[Float]] {
        var result = (0..<BeadType.limit).map { _ in [Float](repeating: 0, count: band.cells) }
        guard source.count > 0 else { return result }
        var mass = [Float](repeating: 0, count: targetWeights.count)
        var touched: [Int32] = []
        let floor = log(background)
        // What a segment scores if nothing of it is explained.
        let nothing = (0..<target.count).map { segment in
            target.range(segment).reduce(Float(0)) { $0 + targetWeights[Int(target.tokens[$1])] * floor }
        }
        let across = transposed ? band.rowsOfColumns(source.count + 1) : []
        for group in 0..<BeadType.limit {
            result[group].withUnsafeMutableBufferPointer { cells in
                mass.withUnsafeMutableBufferPointer { mass in
                    target.tokens.withUnsafeBufferPointer { tokens in
                        targetWeights.withUnsafeBufferPointer { targetWeights in
                            for end in group + 1...max(group + 1, source.count) where end <= source.count {
                                var size: Float = 0
                                for segment in end - 1 - group...end - 1 {
                                    for place in source.range(segment) {
                                        let type = source.tokens[place]
                                        let weight = sourceWeights[Int(type)]
                                        size += weight
                                        for entry in rows.range(type) {
                                            let other = rows.targets[entry]
                                            if mass[Int(other)] == 0 { touched.append(other) }
                                            mass[Int(other)] += weight * rows.ratios[entry]
                                        }
                                    }
                                }
                                let scale = size > 0 ? (1 - background) / (size * background) : 0
                                let others = transposed ? across[end] : Int(band.lower[end])..<Int(band.upper[end])
                                for other in others where other >= 1 {
                                    let cell: Int
                                    if transposed {
                                        guard let found = band.cell(other, end) else { continue }
                                        cell = found
                                    } else {
                                        cell = band.offsets[end] + other - Int(band.lower[end])
                                    }
                                    var score = nothing[other - 1]
                                    for place in target.range(other - 1) {
                                        let type = Int(tokens[place])
                                        let explained = mass[type]
                                        if explained > 0 { score += targetWeights[type] * log(1 + scale * explained) }
                                    }
                                    cells[cell] = score
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
}
