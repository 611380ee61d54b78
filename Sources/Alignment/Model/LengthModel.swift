import Glibc

/// How long the translation of a segment is.
///
/// The logarithm of the ratio of lengths is normal, its variance the larger the shorter the segments are (after Gale and
/// Church 1993, who take the difference instead).
struct LengthModel {
    /// Logarithm of the usual ratio, second by first.
    private(set) var ratio: Float
    private(set) var variance = Self.priorVariance

    private static let priorVariance: Float = 0.09
    private static let leastVariance: Float = 0.02
    /// Part of the variance that falls with the length, by characters.
    private static let variancePerCharacter: Float = 3
    /// How many beads what was believed before counts for.
    private static let priorBeads: Float = 5

    init(_ first: EncodedText, _ second: EncodedText) {
        ratio = log(max(1, second.lengths.reduce(0, +)) / max(1, first.lengths.reduce(0, +)))
    }

    /// Logarithm of the density of a length, given the other; both as logarithms.
    ///
    /// - Parameter shortness: `exp(-(first + second) / 2)`, which the caller has of each side.
    @inline(__always)
    func logDensity(_ first: Float, _ second: Float, shortness: Float) -> Float {
        let spread = variance + Self.variancePerCharacter * shortness
        let distance = second - first - ratio
        return -0.5 * (distance * distance / spread + Elementary.logarithm(2 * .pi * spread))
    }

    /// Learns from beads: logarithms of the lengths of both sides, and the probability.
    mutating func learn(_ beads: [(first: Float, second: Float, probability: Float)]) {
        var weight = Self.priorBeads
        var sum = ratio * Self.priorBeads
        for bead in beads {
            weight += bead.probability
            sum += bead.probability * (bead.second - bead.first)
        }
        ratio = sum / weight
        var spread = Self.priorVariance * Self.priorBeads
        for bead in beads {
            let distance = bead.second - bead.first - ratio
            let noise = Self.variancePerCharacter * exp(-(bead.first + bead.second) / 2)
            spread += bead.probability * max(0, distance * distance - noise)
        }
        variance = max(Self.leastVariance, spread / weight)
    }
}
