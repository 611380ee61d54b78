/// For each token type the segments of a text that have it, ascending.
struct Occurrences {
    /// Where the occurrences of each type begin; one more than there are types.
    let starts: [Int32]
    let segments: [Int32]
    /// How often the segment has the token.
    let multiplicities: [Float]

    /// - Complexity: O(n) in the tokens of the text and in the types.
    init(_ text: EncodedText, types: Int) {
        var starts = [Int32](repeating: 0, count: types + 1)
        for token in text.tokens { starts[Int(token) + 1] += 1 }
        for type in 0..<types { starts[type + 1] += starts[type] }
        var next = starts
        var segments = [Int32](repeating: 0, count: text.tokens.count)
        var multiplicities = [Float](repeating: 0, count: text.tokens.count)
        next.withUnsafeMutableBufferPointer { next in
            for segment in 0..<text.count {
                for place in text.range(segment) {
                    let type = Int(text.tokens[place])
                    let at = Int(next[type])
                    next[type] &+= 1
                    segments[at] = Int32(segment)
                    multiplicities[at] = text.multiplicities[place]
                }
            }
        }
        (self.starts, self.segments, self.multiplicities) = (starts, segments, multiplicities)
    }
}
