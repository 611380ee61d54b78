import Terminology

/// How texts are divided into words, for search by words: the same for building and for searching.
public struct WordDivision: Sendable {
    private let words: @Sendable (String) -> [TextSpan]

    /// - Parameter words: gives the words of a text, in order.
    public init(_ words: @escaping @Sendable (String) -> [TextSpan]) { self.words = words }

    func forEachWord(
        of text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
    ) throws(SegmentIndexError) {
        for span in words(String(decoding: text, as: UTF8.self)) {
            guard span.start >= 0, span.start <= span.end, span.end <= text.count else { throw .unsearchable }
            body(UnsafeBufferPointer(rebasing: text[span.start..<span.end]))
        }
    }

    /// A hash of a word (FNV-1a), for signatures only: words themselves are compared by their text.
    @inline(__always)
    static func symbol(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }
}
