import Terminology

/// How likely a unit is right, from the probabilities of the beads that it was made of.
///
/// The search is surer of itself than it is right. What it says is brought down by a curve measured on the development texts, so
/// that of units at 0.9 about nine in ten are right; see Benchmarks/README.md for the command and the table.
enum Confidence {
    /// What the search says, and how often it is right.
    private static let curve: [(said: Double, right: Double)] = [
        (0, 0.1), (0.35, 0.35), (0.45, 0.43), (0.55, 0.5), (0.65, 0.56), (0.75, 0.6), (0.85, 0.69), (0.925, 0.8),
        (0.975, 0.88), (0.995, 0.965), (0.9995, 0.99), (1, 0.995),
    ]

    static func unit(_ draft: AlignmentUnitDraft) -> AlignmentUnit {
        AlignmentUnit(segments: draft.segments, confidence: calibrated(said(draft)), links: draft.links)
    }

    /// Half the weakest bead, half the mean of all.
    private static func said(_ draft: AlignmentUnitDraft) -> Double {
        guard let least = draft.probabilities.min() else { return 0 }
        let mean = draft.probabilities.reduce(0, +) / Float(draft.probabilities.count)
        return Double((least + mean) / 2)
    }

    private static func calibrated(_ said: Double) -> Double {
        guard let above = curve.firstIndex(where: { $0.said >= said }), above > 0 else {
            return said > 0 ? curve[curve.count - 1].right : curve[0].right
        }
        let (low, high) = (curve[above - 1], curve[above])
        return low.right + (high.right - low.right) * (said - low.said) / (high.said - low.said)
    }
}
