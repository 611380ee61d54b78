import Glibc

/// How long the translation of a segment is.
///
/// The logarithm of the ratio of lengths is normal, its variance the larger the shorter the segments are.
struct LengthModel {
    /// Logarithm of the usual ratio, second by first.
    var ratio: Float
    var variance: Float = 0.09
    var variancePerLength: Float = 3

    init(_ first: EncodedText, _ second: EncodedText) {
        ratio = log(max(1, second.lengths.reduce(0, +)) / max(1, first.lengths.reduce(0, +)))
    }

    @inline(__always)
    func logDensity(_ first: Float, _ second: Float) -> Float {
        let spread = variance + variancePerLength / exp((first + second) / 2)
        let distance = second - first - ratio
        return -0.5 * (distance * distance / spread + log(2 * .pi * spread))
    }
}

/// Lengths of groups of neighbouring segments, by themselves.
struct GroupLengths {
    /// Logarithm of the length of the group of n + 1 segments that ends with a segment.
    private(set) var logarithms: [[Float]] = []
    /// Logarithm of the density of that length among all groups of that many.
    private(set) var densities: [[Float]] = []

    private static let binWidth: Float = 0.25
    private static let bins = 64

    init(_ text: EncodedText) {
        for size in 1...BeadType.limit {
            var lengths: [Float] = []
            for end in 0..<text.count {
                var sum: Float = 0
                for index in max(0, end - size + 1)...end { sum += text.lengths[index] }
                lengths.append(log(sum))
            }
            var histogram = [Float](repeating: 0, count: Self.bins)
            for length in lengths { histogram[min(Self.bins - 1, Int(length / Self.binWidth))] += 1 }
            // A little of a kernel, and of everything.
            var smooth = [Float](repeating: 0, count: Self.bins)
            let kernel: [Float] = [0.05, 0.2, 0.5, 0.2, 0.05]
            for bin in 0..<Self.bins {
                for (index, part) in kernel.enumerated() {
                    let from = bin + index - 2
                    if from >= 0, from < Self.bins { smooth[bin] += part * histogram[from] }
                }
            }
            let total = Float(lengths.count) + 1
            logarithms.append(lengths)
            densities.append(
                lengths.map {
                    log((smooth[min(Self.bins - 1, Int($0 / Self.binWidth))] + 1 / 32) / total / Self.binWidth)
                })
        }
    }
}
