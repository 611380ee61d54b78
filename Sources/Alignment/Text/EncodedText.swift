/// A text as the models see it: tokens, lengths and endings of its segments.
struct EncodedText {
    /// Where the tokens of each segment begin; one more than there are segments.
    private(set) var starts: [Int32] = [0]
    /// The different tokens of each segment, ascending; those of a segment that has not ended as they come.
    var tokens: [Int32] = []
    /// How often the segment has each.
    private(set) var multiplicities: [Float] = []
    /// Characters of each segment, at least 1.
    var lengths: [Float] = []
    var endings: [Ending] = []
    /// For each segment 1 where it belongs to the one before it, see `Bonds`; else 0.
    var bonds: [Float] = []

    /// The tokens of the characters of each segment, as they are written.
    private var order: [Int32] = []
    private var orderStarts: [Int32] = [0]

    var count: Int { lengths.count }

    /// The tokens of a segment in the order in which they are written; quantities and concepts are not among them.
    func written(_ segment: Int) -> ArraySlice<Int32> {
        order[Int(orderStarts[segment])..<Int(orderStarts[segment + 1])]
    }

    /// Keeps the order of the tokens of a segment that has not ended, where those that are still to come stand nowhere.
    mutating func keepOrder() {
        order += tokens[multiplicities.count...]
        orderStarts.append(Int32(order.count))
    }

    @inline(__always)
    func range(_ segment: Int) -> Range<Int> { Int(starts[segment])..<Int(starts[segment + 1]) }

    /// Where the tokens of neighbouring segments are.
    @inline(__always)
    func range(_ segments: Range<Int>) -> Range<Int> {
        Int(starts[segments.lowerBound])..<Int(starts[segments.upperBound])
    }

    /// Makes the tokens that were added since the last segment the next one's.
    mutating func endSegment() {
        if orderStarts.count == starts.count { keepOrder() }
        let new = tokens[multiplicities.count...].sorted()
        tokens.removeLast(new.count)
        for token in new { add(token, 1) }
        starts.append(Int32(tokens.count))
        bonds.append(0)
    }

    /// Adds a token to a segment that has not ended; tokens come in ascending order.
    private mutating func add(_ token: Int32, _ multiplicity: Float) {
        if tokens.count > Int(starts[starts.count - 1]), tokens[tokens.count - 1] == token {
            multiplicities[multiplicities.count - 1] += multiplicity
        } else {
            tokens.append(token)
            multiplicities.append(multiplicity)
        }
    }

    /// The beginning and the end of the text, each with a part of its characters, 0 to 1.
    func ends(_ part: Double) -> (beginning: EncodedText, end: EncodedText) {
        let limit = Float(part) * lengths.reduce(0, +)
        func size(_ lengths: some Sequence<Float>) -> Int {
            var (sum, size): (Float, Int) = (0, 0)
            for length in lengths where sum < limit {
                sum += length
                size += 1
            }
            return size
        }
        return (
            groups(of: 1, in: 0..<size(lengths)), groups(of: 1, in: count - size(lengths.reversed())..<count)
        )
    }

    /// The text with so many neighbouring segments made one.
    func coarsened(by size: Int) -> EncodedText { groups(of: size, in: 0..<count) }

    /// Places in the order of their tokens; numbers of both are sorted faster than places by what stands there.
    private func ascending(_ places: Range<Int>) -> [Int] {
        places.map { UInt64(tokens[$0]) << 32 | UInt64($0) }.sorted().map { Int($0 & UInt64(UInt32.max)) }
    }

    private func groups(of size: Int, in segments: Range<Int>) -> EncodedText {
        var text = EncodedText()
        for first in stride(from: segments.lowerBound, to: segments.upperBound, by: size) {
            let group = first..<min(segments.upperBound, first + size)
            for place in ascending(range(group)) { text.add(tokens[place], multiplicities[place]) }
            text.starts.append(Int32(text.tokens.count))
            for segment in group { text.order += written(segment) }
            text.orderStarts.append(Int32(text.order.count))
            text.lengths.append(lengths[group].reduce(0, +))
            text.endings.append(endings[group.upperBound - 1])
            text.bonds.append(bonds[group.lowerBound])
        }
        return text
    }
}
