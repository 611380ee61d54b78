internal import CSignatures
import Glibc
import Normalization

/// Which rows have folded texts that are not those of their characters one by one, and what these are: they are kept, so that
/// a search folds nothing.
///
/// Those of the rows that share a word of bits lie together, each followed by a byte that no text has.
struct FoldedTexts: Sendable {
    /// Ends each text.
    static let end: UInt8 = 0xFF

    private let file: SectionFile
    private let plain: ByteSlice
    private let bases: ByteSlice
    private let texts: ByteSlice

    init(_ file: SectionFile, rowCount: Int) throws(SegmentIndexError) {
        self.file = file
        (plain, bases, texts) = (file[.plainRows], file[.foldedBases], file[.foldedTexts])
        let words = (rowCount + 63) / 64
        let isLeftOut = plain.count == 0 && bases.count == 0 && texts.count == 0
        guard isLeftOut || plain.count == words * 8 && bases.count == (words + 1) * 8 else {
            throw .damaged(offset: plain.start)
        }
    }

    var isEmpty: Bool { plain.count == 0 }

    /// Verifies what `isPlain` reads.
    func verify() throws(SegmentIndexError) { try file.verify(plain, 0..<plain.count) }

    /// Whether the characters of a row say all but for words of Latin letters; `verify` comes first.
    @inline(__always)
    func isPlain(_ row: Int) -> Bool { plain.count > row / 8 && plain.byte(row / 8) & 1 << UInt8(row % 8) != 0 }

    /// How often the text of a row that is not plain has a piece of folded text.
    func count(_ piece: [UInt8], in row: Int) throws(SegmentIndexError) -> Int {
        let before = odd(row / 64) & (1 << UInt64(row % 64) - 1)
        return try withTexts(row / 64..<row / 64 + 1) { texts throws(SegmentIndexError) in
            var rest = texts[...]
            for _ in 0..<before.nonzeroBitCount { rest = rest.dropFirst(Self.length(rest) + 1) }
            let text = UnsafeBufferPointer(rebasing: rest.prefix(Self.length(rest)))
            guard let start = text.baseAddress else { return 0 }
            return csignatures_find(start, text.count, piece, piece.count, nil, 0)
        }
    }

    /// Gives the rows whose kept texts have a piece of folded text, and how often.
    func forEachRow(
        with piece: [UInt8], in rows: Range<Int>, _ places: inout FoundPlaces,
        _ body: (Int, Int) throws(SegmentIndexError) -> Void
    ) throws(SegmentIndexError) {
        let words = rows.lowerBound / 64..<(rows.upperBound + 63) / 64
        try withTexts(words) { texts throws(SegmentIndexError) in
            let found = places.find(piece, in: texts)
            var (number, offset) = (0, 0)
            for word in words where number < found {
                var bits = odd(word)
                while bits != 0, number < found {
                    let row = word * 64 + bits.trailingZeroBitCount
                    bits &= bits - 1
                    let end = offset + Self.length(texts[min(offset, texts.count)...])
                    var count = 0
                    while number < found, places[number] < end {
                        count += 1
                        number += 1
                    }
                    if count > 0, rows.contains(row) { try body(row, count) }
                    offset = end + 1
                }
            }
        }
    }

    /// The rows of a word of bits that are not plain.
    @inline(__always)
    private func odd(_ word: Int) -> UInt64 { ~plain.uint64(word * 8) }

    /// The texts of words of bits, one after the other.
    private func withTexts<Result>(
        _ words: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) throws(SegmentIndexError) -> Result
    ) throws(SegmentIndexError) -> Result {
        try file.verify(bases, words.lowerBound * 8..<words.upperBound * 8 + 8)
        let start = Int(truncatingIfNeeded: bases.uint64(words.lowerBound * 8))
        let end = Int(truncatingIfNeeded: bases.uint64(words.upperBound * 8))
        guard start >= 0, start <= end, end <= texts.count else {
            throw .damaged(offset: bases.start + words.lowerBound * 8)
        }
        try file.verify(texts, start..<end)
        return try texts.withBytes { bytes throws(SegmentIndexError) in
            let bytes = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
            return try body(bytes.assumingMemoryBound(to: UInt8.self))
        }
    }

    /// Of the first text; the whole where its end is missing.
    @inline(__always)
    private static func length(_ texts: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        guard !texts.isEmpty, let start = texts.base.baseAddress.map({ $0 + texts.startIndex }),
            let found = memchr(start, Int32(end), texts.count)
        else { return texts.count }
        return UnsafeRawPointer(start).distance(to: found)
    }
}
