/// For each token type of one language, types of the other and how many times likelier each is beside it than by chance.
struct TranslationRows {
    var starts: [Int32]
    var targets: [Int32]
    /// t(target | source) / p(target).
    var ratios: [Float]

    @inline(__always)
    func range(_ type: Int32) -> Range<Int> { Int(starts[Int(type)])..<Int(starts[Int(type) + 1]) }

    static func empty(_ types: Int) -> TranslationRows {
        TranslationRows(starts: Array(repeating: 0, count: types + 1), targets: [], ratios: [])
    }

    /// From pairs in any order.
    init(types: Int, pairs: [(source: Int32, target: Int32, ratio: Float)]) {
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

    private init(starts: [Int32], targets: [Int32], ratios: [Float]) {
        (self.starts, self.targets, self.ratios) = (starts, targets, ratios)
    }
}
