import Normalization

/// Tells rows whose folded text is that of their characters one by one, but for words of Latin letters: most are. What has no letters can
/// be looked for in them without folding them; the folded texts of the others are kept.
final class FoldedRowsWriter {
    private let folding: SegmentFolding
    private let folder: TextFolder
    private let folded = FoldedText()
    /// Of the texts as they are folded.
    private(set) var counter = SymbolCounter()
    private(set) var pairs: PairCounter

    init(_ folding: SegmentFolding, texts: Int) {
        pairs = PairCounter(texts: texts)
        self.folding = folding
        folder = TextFolder(folding.tables)
    }

    /// Whether the characters say all.
    ///
    /// - Complexity: O(n) in the text.
    func isPlain(_ text: UnsafeBufferPointer<UInt8>) throws(SegmentIndexError) -> Bool {
        do { try folder.fold(text, into: folded) } catch { throw .unsearchable }
        let (scalars, count) = (folded.scalars, folded.count)
        counter.beginText()
        pairs.beginText()
        for place in 0..<count {
            counter.add(FoldedScalar.value(scalars[place]))
            pairs.add(FoldedScalar.value(scalars[place]))
        }
        var (place, offset) = (0, 0)
        var (isPlain, isWithinWord) = (true, false)
        while offset < text.count {
            let (scalar, length) = UTF8Scalars.read(text, offset)
            offset += length
            let kept = folding.kept(scalar)
            if kept == 0 { continue }
            if SegmentFolding.isLetter(kept) {
                if !isWithinWord { isPlain = isPlain && place < count && isLetter(place) }
                while place < count, isLetter(place) { place += 1 }
                isWithinWord = true
                continue
            }
            isWithinWord = false
            isPlain = isPlain && place < count && FoldedScalar.value(scalars[place]) == kept
            place += 1
        }
        return isPlain && place == count
    }

    /// The text that was asked of last, folded.
    var text: [UInt8] { folded.key }

    private func isLetter(_ place: Int) -> Bool { SegmentFolding.isLetter(FoldedScalar.value(folded.scalars[place])) }
}

extension SegmentIndexWriter {
    /// - Returns: what is not rare in folded texts.
    func writeFoldedRows(
        _ folding: SegmentFolding, _ file: inout SectionFileWriter
    ) throws(SegmentIndexError) -> FrequentPieces {
        let tester = FoldedRowsWriter(folding, texts: rows.count)
        // Rows that are not there are plain.
        var plain = [UInt64](repeating: .max, count: (rows.count + 63) / 64)
        var (bases, size): ([Int], Int) = ([], 0)
        try file.begin(.foldedTexts)
        for row in 0..<rows.count {
            if row % 64 == 0 { bases.append(size) }
            let isPlain = try rows.withText(row) { text throws(SegmentIndexError) in try tester.isPlain(text) }
            if isPlain { continue }
            plain[row / 64] &= ~(1 << UInt64(row % 64))
            let text = tester.text + [FoldedTexts.end]
            try file.append(text)
            size += text.count
        }
        bases.append(size)
        try file.begin(.foldedBases)
        for base in bases { try file.append(UInt64(base)) }
        try file.begin(.plainRows)
        for word in plain { try file.append(word) }
        try file.begin(.foldedCounts)
        try tester.counter.write(to: &file)
        try file.begin(.foldedPairs)
        try tester.pairs.write(to: &file)
        return FrequentPieces(tester.counter.frequent + tester.pairs.frequent)
    }
}
