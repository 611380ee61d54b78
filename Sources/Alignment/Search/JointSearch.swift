import Terminology

/// Searches the units of all texts at once, by what each pair of texts alone says of its beads.
///
/// Where the beads of the pairs contradict each other, the best of one pair must not decide for all: the sum over the pairs does.
/// A path of units is improved within a band around it, between units that are sure.
struct JointSearch {
    let columns: [(first: Int, second: Int)]
    let pairs: [PairModel]
    /// What other texts say is not in them.
    let scores: JointScores
    /// By pair: for each segment of its texts how likely the other answers it.
    let answered: [(first: [Float], second: [Float])]
    let moves: JointMoves
    let settings: AlignmentSettings

    /// The units, better where they were not sure.
    ///
    /// - Parameter drafts: of all segments, in order, with all their links.
    /// - Complexity: O(cells of the bands × moves that are possible there).
    func improved(_ drafts: [AlignmentUnitDraft], sizes: [Int], threads: Int = 1) -> [AlignmentUnitDraft] {
        var boundaries = [sizes.map { _ in 0 }]
        boundaries.reserveCapacity(drafts.count + 1)
        for draft in drafts {
            boundaries.append(zip(boundaries[boundaries.count - 1], draft.segments).map { $0 + $1.count })
        }
        // What lies between units that are sure, and these by themselves.
        var stretches: [Range<Int>] = []
        var start = 0
        for number in 0...drafts.count where number == drafts.count || isSure(drafts[number]) {
            if start < number { stretches.append(start..<number) }
            if number < drafts.count { stretches.append(number..<number + 1) }
            start = number + 1
        }
        return ParallelWork.map(stretches, threads: threads) { [boundaries] stretch in
            if stretch.count == 1, isSure(drafts[stretch.lowerBound]) { return [drafts[stretch.lowerBound]] }
            return best(boundaries[stretch.lowerBound...stretch.upperBound]) ?? Array(drafts[stretch])
        }.flatMap(\.self)
    }

    private func isSure(_ draft: AlignmentUnitDraft) -> Bool {
        draft.segments.allSatisfy { $0.count == 1 } && draft.evidence.allSatisfy { $0.probability >= settings.sureBead }
    }

    /// The best units between two boundaries of all texts; nil where the band is too large, or no way leads through.
    private func best(_ path: ArraySlice<[Int]>) -> [AlignmentUnitDraft]? {
        var (band, radius): (JointBand?, Int) = (nil, settings.jointRadius)
        while band == nil, radius > 0 {
            band = JointBand(around: path, radius: radius, limit: settings.jointCells)
            radius -= 1
        }
        guard let band, let start = path.first, let end = path.last else { return nil }
        var lattice = JointLattice(self, band)
        lattice.search(from: start, to: end)
        return lattice.path(from: start, to: end)?.map(unit)
    }

    private func unit(_ step: JointLattice.Step) -> AlignmentUnitDraft {
        var draft = AlignmentUnitDraft(
            segments: zip(step.start, step.end).map { Array($0..<$1) }, links: [], evidence: [],
            joint: step.probability)
        for node in step.nodes {
            for bead in moves.beads[moves.nodes[node].beads] {
                let (first, second) = columns[bead.pair]
                let found = BeadStep(
                    type: bead.type, row: step.end[first] - bead.row, column: step.end[second] - bead.column)
                draft.evidence.append(BeadEvidence(pair: bead.pair, probability: pairs[bead.pair].probability(found)))
                for one in found.first {
                    for other in found.second { draft.links.append(SegmentLink(first, one, second, other)) }
                }
            }
            for omission in moves.omissions[moves.nodes[node].omitted] {
                let (first, second) = columns[omission.pair]
                let answered = answered[omission.pair]
                for segment in draft.segments[omission.isFirst ? first : second] {
                    let absent = 1 - (omission.isFirst ? answered.first : answered.second)[segment]
                    draft.evidence.append(BeadEvidence(pair: omission.pair, probability: absent))
                }
            }
        }
        return draft
    }
}
