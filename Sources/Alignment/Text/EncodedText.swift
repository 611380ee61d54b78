/// A text as the models see it: tokens, lengths and endings of its segments.
struct EncodedText {
    /// Where the tokens of each segment begin; one more than there are segments.
    var starts: [Int32] = [0]
    var tokens: [Int32] = []
    /// Characters of each segment, at least 1.
    var lengths: [Float] = []
    var endings: [UInt8] = []

    var count: Int { lengths.count }

    @inline(__always)
    func range(_ segment: Int) -> Range<Int> { Int(starts[segment])..<Int(starts[segment + 1]) }
}
