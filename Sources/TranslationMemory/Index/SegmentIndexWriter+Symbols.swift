import Normalization
import Terminology

extension SegmentIndexWriter {
    func writeCharacters(
        _ frequent: FrequentPieces, _ file: inout SectionFileWriter
    ) throws(SegmentIndexError) {
        let reader = CharacterSymbols(options.folding)
        let rare = RareColumns(options.folding) { !frequent.contains($0) }
        try SignatureWriter(
            sections: (.lengths, .groups, .plans, .signatures), groups: .characters,
            lengths: (0..<rows.count).map { UInt32(rows.length($0)) },
            symbols: {
                (row, symbols: inout [UInt32], others: inout [UInt32], more: inout [UInt32]) throws(SegmentIndexError)
                in
                try rows.withComparedForm(row) { text in reader.append(text, to: &symbols) }
                let isOther = try rows.isOtherForm(row)
                try rows.withText(row) { text throws(SegmentIndexError) in
                    // Concordance looks into the text as it was added.
                    if isOther { reader.append(text, to: &others) }
                    let first = others.count
                    try reader.appendFolded(text, to: &others)
                    rare.append(others[first...], to: &more)
                    rare.append(text, to: &more)
                }
            }
        ).write(to: &file)
    }

    /// Counts the scalars of the texts as they are.
    ///
    /// - Returns: what is not rare.
    func writeScalarCounts(_ file: inout SectionFileWriter) throws(SegmentIndexError) -> FrequentPieces {
        var (counter, pairs) = (SymbolCounter(), PairCounter(texts: rows.count))
        for row in 0..<rows.count {
            counter.beginText()
            pairs.beginText()
            try rows.withText(row) { text in
                var offset = 0
                while offset < text.count {
                    let (scalar, length) = UTF8Scalars.read(text, offset)
                    offset += length
                    counter.add(scalar)
                    pairs.add(scalar)
                }
            }
        }
        try file.begin(.scalarCounts)
        try counter.write(to: &file)
        try file.begin(.scalarPairs)
        try pairs.write(to: &file)
        return FrequentPieces(counter.frequent + pairs.frequent)
    }

    func writeWords(
        _ divide: WordDivision, _ file: inout SectionFileWriter
    ) throws(SegmentIndexError) {
        let divide = divide.divider()
        var words: [UInt32] = []
        var ends: [Int] = []
        for row in 0..<rows.count {
            try rows.withComparedForm(row) { text throws(SegmentIndexError) in
                try divide.forEachWord(of: text) { words.append(WordDivision.symbol(of: $0)) }
            }
            ends.append(words.count)
        }
        func range(_ row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }
        let order = (0..<rows.count).sorted { (range($0).count, $0) < (range($1).count, $1) }
        try file.begin(.wordRows)
        for row in order { try file.append(UInt32(row)) }
        try SignatureWriter(
            sections: (.wordLengths, .wordGroups, .wordPlans, .wordSignatures), groups: .words,
            lengths: order.map { UInt32(range($0).count) },
            symbols: { place, symbols, _, _ in symbols.append(contentsOf: words[range(order[place])]) }
        ).write(to: &file)
    }
}

/// The symbols of characters: folded where an index shall find folded text too, so that one signature serves both.
///
/// Characters that are equal are equal when folded, so a signature of folded ones still takes no match away.
final class CharacterSymbols {
    private let folding: SegmentFolding?
    private let folder: TextFolder?
    private let folded = FoldedText()
    /// What folding makes of ASCII and others that are frequent.
    private let table: [UInt32]

    init(_ folding: SegmentFolding?, withTexts: Bool = true) {
        self.folding = folding
        folder = withTexts ? folding.map { TextFolder($0.tables) } : nil
        table = (0..<0x80).map { folding?.symbol($0) ?? $0 }
    }

    @inline(__always)
    func symbol(_ scalar: UInt32) -> UInt32 {
        scalar < 0x80 ? table[Int(scalar)] : folding?.symbol(scalar) ?? scalar
    }

    func append(_ text: UnsafeBufferPointer<UInt8>, to symbols: inout [UInt32]) {
        var offset = 0
        while offset < text.count {
            let (scalar, length) = UTF8Scalars.read(text, offset)
            symbols.append(symbol(scalar))
            offset += length
        }
    }

    /// The characters of the text folded as a whole, which may be others: where rules change words.
    func appendFolded(
        _ text: UnsafeBufferPointer<UInt8>, to symbols: inout [UInt32]
    ) throws(SegmentIndexError) {
        guard let folder else { return }
        do { try folder.fold(text, into: folded) } catch { throw .unsearchable }
        for place in 0..<folded.count { symbols.append(FoldedScalar.value(folded.scalars[place])) }
    }
}
