/// A text as the models see it: tokens, lengths and endings of its segments.
struct EncodedText {
    /// Where the tokens of each segment begin; one more than there are segments.
    var starts: [Int32] = [0]
    var tokens: [Int32] = []
    /// Characters of each segment, at least 1.
    var lengths: [Float] = []
    var endings: [Ending] = []

    var count: Int { lengths.count }

    @inline(__always)
    func range(_ segment: Int) -> Range<Int> { Int(starts[segment])..<Int(starts[segment + 1]) }

    @inline(__always)
    func tokens(_ segments: Range<Int>) -> ArraySlice<Int32> {
        tokens[Int(starts[segments.lowerBound])..<Int(starts[segments.upperBound])]
    }

    /// The beginning of the text: a part of its characters, 0 to 1.
    func head(_ part: Double) -> EncodedText {
        let limit = Float(part) * lengths.reduce(0, +)
        var text = EncodedText()
        var length: Float = 0
        for segment in 0..<count where length < limit {
            length += lengths[segment]
            text.tokens += tokens(segment..<segment + 1)
            text.starts.append(Int32(text.tokens.count))
            text.lengths.append(lengths[segment])
            text.endings.append(endings[segment])
        }
        return text
    }

    /// The text with so many neighbouring segments made one.
    func coarsened(by size: Int) -> EncodedText {
        var text = EncodedText()
        text.tokens = tokens
        for first in stride(from: 0, to: count, by: size) {
            let end = min(count, first + size)
            text.starts.append(starts[end])
            text.lengths.append(lengths[first..<end].reduce(0, +))
            text.endings.append(endings[end - 1])
        }
        return text
    }
}
