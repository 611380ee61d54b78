import Glibc

/// Lengths of groups of neighbouring segments of one text, by themselves: the null model of lengths.
struct GroupLengths {
    /// By the size of the group, from 1: logarithm of the length of the group that ends with a segment.
    private(set) var logarithms: [[Float]] = []
    /// One by the square root of the length.
    private(set) var shortness: [[Float]] = []
    /// Logarithm of the density of that length among all groups of the size.
    private(set) var densities: [[Float]] = []

    private static let binWidth: Float = 0.25
    private static let bins = 64
    private static let kernel: [Float] = [0.05, 0.2, 0.5, 0.2, 0.05]
    /// What every bin has, so that no length is impossible.
    private static let floor: Float = 1 / 32

    init(_ text: EncodedText) {
        for size in 1...BeadType.limit {
            let lengths = (0..<text.count).map { end in
                log(text.lengths[max(0, end - size + 1)...end].reduce(0, +))
            }
            var histogram = [Float](repeating: 0, count: Self.bins)
            for length in lengths { histogram[Self.bin(length)] += 1 }
            var smooth = [Float](repeating: 0, count: Self.bins)
            for bin in 0..<Self.bins {
                for (index, part) in Self.kernel.enumerated() {
                    let from = bin + index - Self.kernel.count / 2
                    if histogram.indices.contains(from) { smooth[bin] += part * histogram[from] }
                }
            }
            let total = Float(lengths.count) + 1
            logarithms.append(lengths)
            shortness.append(lengths.map { exp(-$0 / 2) })
            densities.append(lengths.map { log((smooth[Self.bin($0)] + Self.floor) / (total * Self.binWidth)) })
        }
    }

    private static func bin(_ length: Float) -> Int { min(bins - 1, Int(length / binWidth)) }
}
