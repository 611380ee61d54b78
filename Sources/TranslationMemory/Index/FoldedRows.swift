import Normalization

/// Tells rows whose folded text is that of their characters one by one, but for words of Latin letters: most are. What has no letters can
/// be looked for in them without folding them.
final class FoldedRowsWriter {
    private let folding: SegmentFolding
    private let folder: TextFolder
    private let folded = FoldedText()
    /// A bit for each scalar, whether a text has it.
    private var seen = [UInt64](repeating: 0, count: 0x11_0000 / 64)

    init(_ folding: SegmentFolding) {
        self.folding = folding
        folder = TextFolder(folding.rules)
    }

    /// Whether the characters say all.
    ///
    /// - Complexity: O(n) in the text.
    func isPlain(_ text: UnsafeBufferPointer<UInt8>) throws(SegmentIndexError) -> Bool {
        do { try folder.fold(text, into: folded) } catch { throw .unsearchable }
        let (scalars, count) = (folded.scalars, folded.count)
        var (place, offset) = (0, 0)
        var (isPlain, isWithinWord) = (true, false)
        while offset < text.count {
            let (scalar, length) = UTF8Scalars.read(text, offset)
            offset += length
            seen[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
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

    private func isLetter(_ place: Int) -> Bool { SegmentFolding.isLetter(FoldedScalar.value(folded.scalars[place])) }

    /// The scalars of all texts, ascending.
    var scalars: [UInt32] {
        var result: [UInt32] = []
        for (word, bits) in seen.enumerated() where bits != 0 {
            for bit in 0..<64 where bits & 1 << UInt64(bit) != 0 { result.append(UInt32(word * 64 + bit)) }
        }
        return result
    }
}

extension SegmentIndexWriter {
    func writeFoldedRows(_ folding: SegmentFolding, _ file: inout SectionFileWriter) throws(SegmentIndexError) {
        let tester = FoldedRowsWriter(folding)
        var bits = [UInt8](repeating: 0, count: (rows.count + 7) / 8)
        for row in 0..<rows.count {
            let isPlain = try rows.withText(row) { text throws(SegmentIndexError) in try tester.isPlain(text) }
            if isPlain { bits[row / 8] |= 1 << UInt8(row % 8) }
        }
        try file.begin(.plainRows)
        try file.append(bits)
        try file.begin(.scalars)
        for scalar in tester.scalars { try file.append(scalar) }
    }
}
