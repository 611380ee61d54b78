/// A query prepared for being compared word by word with many texts; for one thread.
final class WordQuery {
    /// Hashes of the words, for signatures.
    let symbols: [UInt32]
    var count: Int { symbols.count }
    private let divider: WordDivider
    private let codes: [[UInt8]: UInt32]
    private let distance: BitParallelDistance
    private var text: [UInt32] = []

    init(_ bytes: [UInt8], _ division: WordDivision) throws(SegmentIndexError) {
        let divider = division.divider()
        var (words, symbols): ([[UInt8]], [UInt32]) = ([], [])
        try bytes.span.withUnsafeBufferPointer { text throws(SegmentIndexError) in
            try divider.forEachWord(of: text) { word in
                words.append(Array(word))
                symbols.append(WordDivision.symbol(of: word))
            }
        }
        var codes: [[UInt8]: UInt32] = [:]
        for word in words where codes[word] == nil { codes[word] = UInt32(codes.count + 1) }
        self.divider = divider
        (self.codes, self.symbols) = (codes, symbols)
        distance = BitParallelDistance(words.map { codes[$0] ?? 0 }, codeCount: codes.count)
    }

    /// The words to change between the query and a text, if they are at most `limit`, and the words of the text.
    func distance(
        to bytes: UnsafeBufferPointer<UInt8>, limit: Int
    ) throws(SegmentIndexError) -> Int? {
        text.removeAll(keepingCapacity: true)
        try divider.forEachWord(of: bytes) { text.append(codes[Array($0)] ?? 0) }
        return text.withUnsafeBufferPointer { distance.within(limit, $0) }
    }
}
