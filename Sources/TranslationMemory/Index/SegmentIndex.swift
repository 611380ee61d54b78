internal import CSignatures
import Normalization

/// The search index of the segments of one language: immutable, mapped into memory, shared by any number of threads.
public struct SegmentIndex: Sendable {
    static let rowsPerBase = 16

    public let stamp: SegmentIndexStamp
    /// How many segments it has.
    public let count: Int
    let characters: SignatureTable
    let words: SignatureTable?
    let options: SegmentIndexOptions
    private let file: SectionFile
    private let leastID: Int64
    private let idSize: Int
    private let ids: ByteSlice
    private let rowsByID: ByteSlice
    private let bases: ByteSlice
    private let offsets: ByteSlice
    private let texts: ByteSlice
    private let otherForms: ByteSlice
    private let otherFormPlaces: ByteSlice
    private let otherFormTexts: ByteSlice
    private let wordRows: ByteSlice
    let foldedTexts: FoldedTexts

    /// Opens an index.
    ///
    /// - Parameter options: the rules and the division into words that it was built with; without them it is searched by
    ///   characters alone.
    /// - Throws: `SegmentIndexError`; whatever it is, the index has to be made again.
    /// - Complexity: O(l) in the number of different lengths, not in that of segments.
    public init(path: String, options: SegmentIndexOptions = .init()) throws(SegmentIndexError) {
        try self.init(SectionFile(path: path), options: options)
    }

    /// Whether its file is still as long as it was; what was cut off must not be read.
    var isWhole: Bool { file.isWhole }

    init(_ file: SectionFile, options: SegmentIndexOptions) throws(SegmentIndexError) {
        self.file = file
        var summary = ByteReader(try file.verifiedSection(.summary))
        let rows = summary.uint64()
        guard rows <= UInt64(SegmentIndexBuilder.mostRows) else { throw .damaged(offset: file[.summary].start) }
        let change = Int64(bitPattern: summary.uint64())
        leastID = Int64(bitPattern: summary.uint64())
        idSize = summary.uint64() == 8 ? 8 : 4
        let folding = summary.uint64()
        stamp = SegmentIndexStamp(store: summary.text(), change: change)
        let count = Int(rows)
        (ids, rowsByID) = (file[.ids], file[.rowsByID])
        (bases, offsets, texts) = (file[.textBases], file[.textOffsets], file[.texts])
        otherForms = file[.otherForms]
        (otherFormPlaces, otherFormTexts) = (file[.otherFormPlaces], file[.otherFormTexts])
        wordRows = file[.wordRows]
        foldedTexts = try FoldedTexts(file, rowCount: count)
        guard !summary.isDamaged, ids.count == count * idSize, rowsByID.count == count * 4,
            offsets.count == (count + 1) * 4, bases.count == (count + Self.rowsPerBase - 1) / Self.rowsPerBase * 8,
            otherForms.count == 0 || otherForms.count == (count + 7) / 8
        else { throw .damaged(offset: file[.summary].start) }
        if let wanted = options.folding, wanted.identity != folding { throw .unsupported }
        if options.folding == nil, folding != 0 { throw .unsupported }
        (self.count, self.options) = (count, options)
        characters = try SignatureTable(
            file, rowCount: count, sections: (.lengths, .groups, .plans, .signatures))
        let hasWords = options.wordDivision != nil && wordRows.count == count * 4
        words =
            hasWords
            ? try SignatureTable(
                file, rowCount: count,
                sections: (.wordLengths, .wordGroups, .wordPlans, .wordSignatures))
            : nil
    }

    /// The text of a segment as it was added, nil where there is none with this id.
    ///
    /// - Complexity: O(log n).
    public func text(of id: Int64) throws(SegmentIndexError) -> String? {
        guard let row = try row(of: id) else { return nil }
        return try withText(row) { text in String(decoding: text, as: UTF8.self) }
    }

    /// Gives each segment to `body`, in an order of the index's own.
    public func forEachSegment(
        _ body: (IndexedSegment) throws(SegmentIndexError) -> Void
    ) throws(SegmentIndexError) {
        for row in 0..<count {
            let text = try withText(row) { text in String(decoding: text, as: UTF8.self) }
            try body(IndexedSegment(id: try id(row), text: text))
        }
    }

    func row(of id: Int64) throws(SegmentIndexError) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            try file.verify(rowsByID, middle * 4..<middle * 4 + 4)
            let row = Int(rowsByID.uint32(middle * 4))
            let found = try self.id(row)
            if found == id { return row }
            if found < id { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    @inline(__always)
    func id(_ row: Int) throws(SegmentIndexError) -> Int64 {
        try file.verify(ids, row * idSize..<(row + 1) * idSize)
        let offset = idSize == 8 ? ids.uint64(row * 8) : UInt64(ids.uint32(row * 4))
        return leastID &+ Int64(bitPattern: offset)
    }

    /// The row that has a place among rows by words.
    @inline(__always)
    func wordRow(_ place: Int) throws(SegmentIndexError) -> Int {
        try file.verify(wordRows, place * 4..<place * 4 + 4)
        let row = Int(wordRows.uint32(place * 4))
        guard row < count else { throw .damaged(offset: wordRows.start + place * 4) }
        return row
    }

    @inline(__always)
    func isOtherForm(_ row: Int) throws(SegmentIndexError) -> Bool {
        guard otherForms.count > 0 else { return false }
        try file.verify(otherForms, row / 8..<row / 8 + 1)
        return otherForms.byte(row / 8) & 1 << UInt8(row % 8) != 0
    }

    /// How often scalars occur in the texts as they are, or in the folded ones.
    func counts(folded: Bool) throws(SegmentIndexError) -> SymbolCounts {
        SymbolCounts(section: try file.verifiedSection(folded ? .foldedCounts : .scalarCounts))
    }

    /// How often a piece of text of one or two symbols occurs, as it is written or as it is folded; nil where that is not written in
    /// the index.
    func count(of piece: [UInt32], folded: Bool) throws(SegmentIndexError) -> SymbolCounts.Count? {
        switch piece.count {
        case 1: try counts(folded: folded)[piece[0]]
        case 2: PairCounts(section: try file.verifiedSection(folded ? .foldedPairs : .scalarPairs))[piece[0], piece[1]]
        default: nil
        }
    }

    /// The columns of what is rare in the texts, folded if the index was made with rules.
    func rareColumns() throws(SegmentIndexError) -> RareColumns {
        let isFolded = options.folding != nil
        let symbols = try counts(folded: isFolded)
        let pairs = PairCounts(section: try file.verifiedSection(isFolded ? .foldedPairs : .scalarPairs))
        let least = PairCounts.least(of: count)
        return RareColumns(options.folding) { piece in
            let (left, right) = (UInt32(piece >> 32), UInt32(truncatingIfNeeded: piece))
            return left == 0 ? symbols[right].segments < least : pairs[left, right] == nil
        }
    }

    /// The least and the greatest id, nil where there is no segment.
    func idRange() throws(SegmentIndexError) -> ClosedRange<Int64>? {
        guard count > 0 else { return nil }
        let greatest = try id(row(byAge: 0))
        return min(leastID, greatest)...greatest
    }

    /// The row that is so many'th from the newest.
    func row(byAge age: Int) throws(SegmentIndexError) -> Int {
        let place = (count - 1 - age) * 4
        try file.verify(rowsByID, place..<place + 4)
        let row = Int(rowsByID.uint32(place))
        guard row < count else { throw .damaged(offset: rowsByID.start + place) }
        return row
    }

    /// Where the text of a row is among all texts, not yet verified.
    @inline(__always)
    func textRange(_ row: Int) throws(SegmentIndexError) -> Range<Int> {
        try file.verify(offsets, row * 4..<row * 4 + 8)
        let base = row / Self.rowsPerBase * 8
        try file.verify(bases, base..<base + 8)
        let here = Int(truncatingIfNeeded: bases.uint64(base))
        let start = here &+ Int(offsets.uint32(row * 4))
        let isLastOfBase = row % Self.rowsPerBase == Self.rowsPerBase - 1 && row + 1 < count
        var end = here
        if isLastOfBase {
            try file.verify(bases, base + 8..<base + 16)
            end = Int(truncatingIfNeeded: bases.uint64(base + 8))
        }
        end = end &+ Int(offsets.uint32(row * 4 + 4))
        guard start >= 0, start <= end, end <= texts.count else { throw .damaged(offset: offsets.start + row * 4) }
        return start..<end
    }

    /// Where texts of rows that lie one after the other end, counted from where the first begins.
    func withTextEnds<Result>(
        _ rows: Range<Int>, _ body: (TextEnds) throws(SegmentIndexError) -> Result
    ) throws(SegmentIndexError) -> Result {
        guard let last = rows.last else { throw .damaged(offset: offsets.start) }
        let origin = try textRange(rows.lowerBound).lowerBound
        let end = try textRange(last).upperBound - origin
        try file.verify(offsets, rows.lowerBound * 4..<(last + 2) * 4)
        try file.verify(bases, rows.lowerBound / Self.rowsPerBase * 8..<(last / Self.rowsPerBase + 1) * 8)
        return try offsets.withBytes { offsets throws(SegmentIndexError) in
            try bases.withBytes { bases throws(SegmentIndexError) in
                try body(
                    TextEnds(bases: bases, offsets: offsets, first: rows.lowerBound, origin: origin, last: (last, end)))
            }
        }
    }

    /// Where texts of rows end; what it reads was verified.
    struct TextEnds {
        fileprivate let bases: UnsafeRawBufferPointer
        fileprivate let offsets: UnsafeRawBufferPointer
        fileprivate let first: Int
        fileprivate let origin: Int
        fileprivate let last: (row: Int, end: Int)

        /// The text that a place lies in, by its number among these, and where it lies; it is none before `text`.
        @inline(__always)
        func text(at place: Int, from text: Int) -> (number: Int, bounds: Range<Int>) {
            var number = text
            var end = end(number)
            while end <= place, first + number < last.row {
                number += 1
                end = self.end(number)
            }
            return (number, (number == 0 ? 0 : self.end(number - 1))..<end)
        }

        @inline(__always)
        private func end(_ number: Int) -> Int {
            let row = first + number
            guard row < last.row else { return last.end }
            // The end of a text is the beginning of the next.
            let base = bases.loadUnaligned(
                fromByteOffset: (row + 1) / SegmentIndex.rowsPerBase * 8, as: UInt64.self)
            let offset = offsets.loadUnaligned(fromByteOffset: row * 4 + 4, as: UInt32.self)
            return Int(truncatingIfNeeded: UInt64(littleEndian: base)) &+ Int(UInt32(littleEndian: offset)) &- origin
        }
    }

    /// Texts that lie one after the other.
    func withTexts<Result>(
        _ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) throws(SegmentIndexError) -> Result
    ) throws(SegmentIndexError) -> Result {
        guard range.upperBound <= texts.count else { throw .damaged(offset: texts.start) }
        return try withBytes(of: texts, range, body)
    }

    /// Has the texts of some rows fetched at once, for each would be waited for by itself when it is read.
    func prefetchTexts(_ rows: [Int]) throws(SegmentIndexError) {
        offsets.withBytes { offsets in
            guard let start = offsets.baseAddress else { return }
            for row in rows { csignatures_prefetch(start + row * 4) }
        }
        try texts.withBytes { texts throws(SegmentIndexError) in
            guard let start = texts.baseAddress else { return }
            for row in rows {
                let text = try textRange(row)
                for line in stride(from: text.lowerBound, to: text.upperBound, by: 64) {
                    csignatures_prefetch(start + line)
                }
            }
        }
    }

    @inline(__always)
    func withText<Result>(
        _ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(SegmentIndexError) -> Result
    ) throws(SegmentIndexError) -> Result {
        try withBytes(of: texts, textRange(row), body)
    }

    @inline(__always)
    func withComparedForm<Result>(
        _ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(SegmentIndexError) -> Result
    ) throws(SegmentIndexError) -> Result {
        guard try isOtherForm(row) else { return try withText(row, body) }
        return try withBytes(of: otherFormTexts, otherFormRange(row), body)
    }

    private func otherFormRange(_ row: Int) throws(SegmentIndexError) -> Range<Int> {
        try file.verify(otherFormPlaces, 0..<otherFormPlaces.count)
        var (low, high) = (0, otherFormPlaces.count / 16)
        while low < high {
            let middle = (low + high) / 2
            if otherFormPlaces.uint64(middle * 16) < UInt64(row) { low = middle + 1 } else { high = middle }
        }
        let start = low == 0 ? 0 : Int(truncatingIfNeeded: otherFormPlaces.uint64(low * 16 - 8))
        let end = Int(truncatingIfNeeded: otherFormPlaces.uint64(low * 16 + 8))
        guard otherFormPlaces.uint64(low * 16) == UInt64(row), start >= 0, start <= end, end <= otherFormTexts.count
        else { throw .damaged(offset: otherFormPlaces.start + low * 16) }
        return start..<end
    }

    @inline(__always)
    private func withBytes<Result>(
        of section: ByteSlice, _ range: Range<Int>,
        _ body: (UnsafeBufferPointer<UInt8>) throws(SegmentIndexError) -> Result
    ) throws(SegmentIndexError) -> Result {
        try file.verify(section, range)
        return try section.withBytes { bytes throws(SegmentIndexError) in
            let bytes = UnsafeRawBufferPointer(rebasing: bytes[range])
            return try body(bytes.assumingMemoryBound(to: UInt8.self))
        }
    }
}
