extension PairModel {
    /// How much of what seams say counts, and the least and the most that it may; chosen on the development texts.
    private static let seamWeight: Float = 0.7
    private static let seamBounds: ClosedRange<Float> = -1...5

    /// Adds to scores what the seams say of beads with several segments on one side, of those that are not unlikely.
    func add(seamsOf beads: [BeadStep], _ lexicon: Lexicon, to scores: inout [Float]) {
        let sides = LexicalSide.both(first, second, lexicon)
        var inSecond = Seams(whole: sides.1, parts: sides.0)
        var inFirst = Seams(whole: sides.0, parts: sides.1)
        for step in beads {
            guard let cell = band.cell(step.row, step.column) else { continue }
            let gain =
                step.bead.second == 1
                ? inSecond.gain(step.first, whole: step.second.lowerBound)
                : inFirst.gain(step.second, whole: step.first.lowerBound)
            let said = Self.seamWeight * gain
            scores[step.type * band.cells + cell] += min(
                Self.seamBounds.upperBound, max(Self.seamBounds.lowerBound, said))
        }
    }

    private static let leastSeam: Float = 0.002

    /// The beads of the last search that may have seams.
    func seamed() -> [BeadStep] {
        beads(above: Self.leastSeam).map(\.step).filter {
            !$0.bead.isNull && min($0.bead.first, $0.bead.second) == 1 && $0.bead.first != $0.bead.second
        }
    }
}
