import Terminology

/// How likely a unit is right, from the probabilities of what it was made of.
enum Confidence {
    static func unit(_ draft: AlignmentUnitDraft) -> AlignmentUnit {
        let least = draft.probabilities.min() ?? 0
        let mean = draft.probabilities.isEmpty ? 0 : draft.probabilities.reduce(0, +) / Float(draft.probabilities.count)
        return AlignmentUnit(segments: draft.segments, confidence: Double((least + mean) / 2), links: draft.links)
    }
}
