import Terminology

extension AlignedTexts {
    /// Each other column with a source: XLIFF is one document for each.
    public func pairs(fromSource source: Int) -> [ColumnPair] {
        texts.indices.filter { $0 != source }.map { ColumnPair(source, $0) }
    }

    /// What the alignment says of two texts: its finest beads, each with what its unit is sure of in these two.
    ///
    /// - Precondition: The columns are those of the alignment; writers check them first.
    /// - Complexity: O(n) in the segments and links.
    public func projected(to pair: ColumnPair) -> AlignedTexts {
        let units = alignment.units.flatMap { unit in
            let confidence = unit.confidence(pair.first, pair.second)
            return unit.beads(pair.first, pair.second).map {
                AlignmentUnit(segments: [$0.first, $0.second], confidence: confidence)
            }
        }
        return replacingUnits(pair, units)
    }

    /// Two of the texts, in the units of all.
    func selecting(_ pair: ColumnPair) -> AlignedTexts {
        let units = alignment.units.map { unit in
            AlignmentUnit(
                segments: [unit.segments[pair.first], unit.segments[pair.second]],
                confidence: unit.confidence(pair.first, pair.second),
                links: unit.links.compactMap { $0.inPair(pair) })
        }
        return replacingUnits(pair, units)
    }

    private func replacingUnits(_ pair: ColumnPair, _ units: [AlignmentUnit]) -> AlignedTexts {
        let columns = [pair.first, pair.second]
        return AlignedTexts(
            texts: columns.map { texts[$0] }, alignment: TextAlignment(columns: 2, units: units),
            terms: terms.isEmpty ? [] : columns.map { terms.indices.contains($0) ? terms[$0] : [] })
    }
}

extension SegmentLink {
    /// The link between the columns of a pair, numbered 0 and 1; nil if it is of others.
    fileprivate func inPair(_ pair: ColumnPair) -> SegmentLink? {
        if firstColumn == pair.first, secondColumn == pair.second { return SegmentLink(0, first, 1, second) }
        if firstColumn == pair.second, secondColumn == pair.first { return SegmentLink(0, second, 1, first) }
        return nil
    }
}
