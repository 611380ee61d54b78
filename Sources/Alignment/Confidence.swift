import Glibc
import Terminology

/// How likely a unit is right, from what the searches say of it.
///
/// The searches are surer of themselves than they are right. What they say is brought down by curves measured on the development
/// texts, so that of units at 0.9 about nine in ten are right; see Benchmarks/README.md for the figures and how they were found.
struct Confidence {
    /// The number of texts.
    let texts: Int

    func unit(_ draft: AlignmentUnitDraft) -> AlignmentUnit {
        if draft.isGiven {
            return AlignmentUnit(
                segments: draft.segments, confidence: 1, links: draft.links,
                pairConfidences: DocumentModel.columns(texts).map { _ in 1 })
        }
        guard texts > 2, !draft.evidence.isEmpty else {
            return AlignmentUnit(segments: draft.segments, confidence: ofTwo(draft), links: draft.links)
        }
        let view = View(draft)
        let pairs = (0..<DocumentModel.columns(texts).count).map { pair in
            let own = draft.evidence.filter { $0.pair == pair }.map(\.probability)
            return view.confidence(ofPair: own.min())
        }
        return AlignmentUnit(
            segments: draft.segments, confidence: view.confidence, links: draft.links, pairConfidences: pairs)
    }

    // MARK: Two texts

    /// What the search says, and how often it is right.
    private static let curve: [(said: Double, right: Double)] = [
        (0, 0.1), (0.35, 0.35), (0.45, 0.43), (0.55, 0.5), (0.65, 0.56), (0.75, 0.6), (0.85, 0.69), (0.925, 0.8),
        (0.975, 0.88), (0.995, 0.965), (0.9995, 0.99), (1, 0.995),
    ]

    /// Half the weakest bead, half the mean of all, by the curve.
    private func ofTwo(_ draft: AlignmentUnitDraft) -> Double {
        let probabilities = draft.evidence.map(\.probability)
        guard let least = probabilities.min() else { return Self.curve[0].right }
        let mean = probabilities.reduce(0, +) / Float(probabilities.count)
        return Self.calibrated(Double((least + mean) / 2))
    }

    private static func calibrated(_ said: Double) -> Double {
        guard let above = curve.firstIndex(where: { $0.said >= said }), above > 0 else {
            return said > 0 ? curve[curve.count - 1].right : curve[0].right
        }
        let (low, high) = (curve[above - 1], curve[above])
        return low.right + (high.right - low.right) * (said - low.said) / (high.said - low.said)
    }

    // MARK: More texts

    /// What tells right units of three and four texts from wrong ones, and weights of a logistic regression.
    private struct View {
        /// Of the probabilities of all beads.
        private let mean: Double
        private let meanLogit: Double
        /// Of the search over all texts; 0 where that did not have to look, because every pair was sure.
        private let jointLogit: Double
        private let isSure: Double
        private let isSole: Double
        private let joinsSegments: Double
        private let isOmitted: Double

        init(_ draft: AlignmentUnitDraft) {
            let said = draft.evidence.map { Double($0.probability) }
            mean = said.reduce(0, +) / Double(said.count)
            meanLogit = said.reduce(0) { $0 + View.logit($1) } / Double(said.count)
            jointLogit = draft.joint.map { View.logit(Double($0)) } ?? 0
            isSure = draft.joint == nil ? 1 : 0
            isSole = draft.segments.count { !$0.isEmpty } == 1 ? 1 : 0
            joinsSegments = draft.segments.contains { $0.count > 1 } ? 1 : 0
            isOmitted = draft.segments.contains(where: \.isEmpty) ? 1 : 0
        }

        /// That the unit is right in all texts.
        var confidence: Double {
            Self.probability(
                -2.601 + 2.244 * mean + 0.283 * meanLogit + 0.201 * jointLogit + 2.656 * isSure - 1.832 * isSole
                    + 0.23 * joinsSegments + 0.597 * isOmitted)
        }

        /// That its beads of one pair are right.
        ///
        /// - Parameter weakest: the probability of the least likely of them; nil where there are none.
        func confidence(ofPair weakest: Float?) -> Double {
            guard let weakest else { return confidence }
            return Self.probability(
                0.037 + 0.35 * Self.logit(Double(weakest)) + 0.216 * meanLogit + 1.195 * isSure)
        }

        /// What is nearer to 0 or 1 says no more.
        private static let nearest = 1e-3

        private static func logit(_ probability: Double) -> Double {
            let bounded = min(1 - nearest, max(nearest, probability))
            return log(bounded / (1 - bounded))
        }

        private static func probability(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
    }
}
