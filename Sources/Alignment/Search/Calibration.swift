import Glibc

/// Finds how much the lexicon is worth in a text: how far it agrees with the signals that know nothing of it.
///
/// The slope of a logistic regression of whether a cell is a bead, by the other signals, on what the lexicon says of it. In a text
/// where the lexicon knows nothing the slope is zero, and lengths decide alone.
struct Calibration {
    /// Columns around the likeliest that are compared.
    private static let reach = 8
    private static let steps = 20
    private static let leastStep: Float = 1e-3
    private static let mostStep: Float = 2
    /// The usual slope, and for how many segments it counts: a short text cannot say much for itself.
    static let usual: Float = 3
    private static let beliefs: Float = 30

    /// What a lexical score is multiplied with.
    let slope: Float
    /// What is added to it before: what the lexicon says, in this text, of a pair that is as likely right as wrong.
    ///
    /// Where most words of even a true pair are unknown, as in literature, all scores are low, and every pair would lose
    /// against leaving both segments out.
    let center: Float

    /// The score that says nothing lies within this.
    private static let farthestCenter: Float = 1
    /// Slopes below this tell too little to find it from.
    private static let leastSlope: Float = 0.5
    /// How much of the center counts; chosen on the development texts.
    private static let centerWeight: Float = 1

    /// - Parameter model: searched without the lexicon.
    init(_ model: PairModel, _ lexical: LexicalScores) {
        var said: [Float] = []
        var right: [Float] = []
        for row in 1...max(1, model.first.count) where row <= model.first.count {
            let columns = max(1, Int(model.band.lower[row]))..<max(1, Int(model.band.upper[row]))
            // Those of one segment and one come first in a row.
            let beads = model.posteriors.entries[model.posteriors.range(row)].prefix { $0.type == 0 }
            guard let peak = beads.max(by: { $0.probability < $1.probability })?.column else { continue }
            var next = beads.startIndex
            let here = model.band.offsets[row] - Int(model.band.lower[row])
            for column in max(
                columns.lowerBound, Int(peak) - Self.reach)..<min(columns.upperBound, Int(peak) + Self.reach + 1)
            {
                while next < beads.endIndex, beads[next].column < column { next += 1 }
                said.append(lexical.ofTwo(here + column))
                right.append(next < beads.endIndex && beads[next].column == column ? beads[next].probability : 0)
            }
        }
        let (found, offset) = Self.regression(said, right)
        let segments = Float(min(model.first.count, model.second.count))
        let trust = segments / (segments + Self.beliefs)
        slope = found * trust + Self.usual * (1 - trust)
        guard found > Self.leastSlope else {
            center = 0
            return
        }
        let share = min(0.999, max(0.001, right.reduce(0, +) / Float(right.count)))
        let neutral = Self.centerWeight * trust * (offset - log(share / (1 - share))) / found
        center = min(Self.farthestCenter, max(-Self.farthestCenter, neutral))
    }

    /// Newton's method for two parameters.
    static func regression(_ xs: [Float], _ ys: [Float]) -> (slope: Float, offset: Float) {
        var slope: Float = 0
        var offset: Float = -2.5
        // Whole vectors, so that sums are of several at once; nothing is expected of what fills the last.
        let filling = [Float](repeating: 0, count: (Sums.width - xs.count % Sums.width) % Sums.width)
        let (inputs, outcomes) = (xs + filling, ys + filling)
        var expected = [Float](repeating: 0, count: inputs.count)
        for _ in 0..<steps {
            for index in xs.indices {
                let logit = slope * inputs[index] + offset
                expected[index] = 1 / (1 + Elementary.exponential(min(40, max(-40, -logit))))
            }
            let sums = Sums(inputs, outcomes, expected)
            let (gradient, hessian) = (sums.gradient, sums.hessian)
            let determinant = hessian.0 * hessian.2 - hessian.1 * hessian.1
            guard determinant > 1e-6 else { break }
            let step = (
                offset: (hessian.2 * gradient.0 - hessian.1 * gradient.1) / determinant,
                slope: (hessian.0 * gradient.1 - hessian.1 * gradient.0) / determinant
            )
            // Where what the lexicon says all but decides, a whole step would leave no cell that tells where to go back.
            let largest = max(abs(step.offset), abs(step.slope))
            let part = min(1, mostStep / largest)
            offset += part * step.offset
            slope += part * step.slope
            if largest < leastStep { break }
        }
        return slope.isFinite && offset.isFinite ? (slope, offset) : (0, 0)
    }

    /// What a step goes by, of the offset and of the slope.
    private struct Sums {
        typealias Together = SIMD8<Float>
        static let width = Together.scalarCount

        let gradient: (Float, Float)
        let hessian: (Float, Float, Float)

        /// - Parameter xs: as many as make whole vectors, and so the others.
        init(_ xs: [Float], _ ys: [Float], _ expected: [Float]) {
            var gradient = (Together.zero, Together.zero)
            var hessian = (Together.zero, Together.zero, Together.zero)
            xs.withUnsafeBytes { xs in
                ys.withUnsafeBytes { ys in
                    expected.withUnsafeBytes { expected in
                        for place in stride(from: 0, to: xs.count, by: MemoryLayout<Together>.stride) {
                            let x = xs.loadUnaligned(fromByteOffset: place, as: Together.self)
                            let y = ys.loadUnaligned(fromByteOffset: place, as: Together.self)
                            let p = expected.loadUnaligned(fromByteOffset: place, as: Together.self)
                            let weight = p * (1 - p)
                            gradient.0 += y - p
                            gradient.1 += (y - p) * x
                            hessian.0 += weight
                            hessian.1 += weight * x
                            hessian.2 += weight * x * x
                        }
                    }
                }
            }
            self.gradient = (gradient.0.sum(), gradient.1.sum())
            // A little of a prior, so that there is always a step.
            self.hessian = (1e-3 + hessian.0.sum(), hessian.1.sum(), 1e-3 + hessian.2.sum())
        }
    }
}
