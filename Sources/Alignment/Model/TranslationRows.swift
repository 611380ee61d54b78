/// For each token type of one language, types of the other and how many times likelier each is beside it than by chance.
struct TranslationRows {
    private var starts: [Int32]
    private(set) var targets: [Int32]
    /// t(target | source) / p(target).
    private(set) var ratios: [Float]

    @inline(__always)
    func range(_ type: Int32) -> Range<Int> { Int(starts[Int(type)])..<Int(starts[Int(type) + 1]) }

    /// Reads all targets and ratios without checks.
    @inline(__always)
    func withUnsafeEntries(_ work: (UnsafePointer<Int32>, UnsafePointer<Float>) -> Void) {
        targets.withUnsafeBufferPointer { targets in
            ratios.withUnsafeBufferPointer { ratios in
                guard let targets = targets.baseAddress, let ratios = ratios.baseAddress else { return }
                work(targets, ratios)
            }
        }
    }

    typealias Pair = (source: Int32, target: Int32, ratio: Float)

    /// From pairs in any order.
    init(types: Int, pairs: [Pair]) {
        starts = Array(repeating: 0, count: types + 1)
        for pair in pairs { starts[Int(pair.source) + 1] += 1 }
        for index in 0..<types { starts[index + 1] += starts[index] }
        targets = Array(repeating: 0, count: pairs.count)
        ratios = Array(repeating: 0, count: pairs.count)
        var next = starts
        for pair in pairs {
            let place = Int(next[Int(pair.source)])
            next[Int(pair.source)] += 1
            targets[place] = pair.target
            ratios[place] = pair.ratio
        }
    }
}
