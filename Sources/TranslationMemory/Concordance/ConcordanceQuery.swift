internal import CSignatures
import Normalization
import Terminology

/// A piece of text prepared for being looked for in many texts; for one thread.
final class ConcordanceQuery {
    let piece: [UInt8]
    /// The piece as it is written.
    let scalars: [UInt32]
    /// What it becomes by folding, nil where it is looked for as it is.
    let folded: [UInt32]?
    private let folder: TextFolder?
    private let text = FoldedText()

    /// - Throws: `unsupported` where it shall be folded and there are no rules.
    init(_ query: String, isFolded: Bool, folding: SegmentFolding?) throws(SegmentIndexError) {
        let piece = Array(query.utf8)
        self.piece = piece
        scalars = query.unicodeScalars.map(\.value)
        guard isFolded else {
            (folded, folder) = (nil, nil)
            return
        }
        guard let folding else { throw .unsupported }
        let folder = TextFolder(folding.tables)
        let text = text
        do { try piece.span.withUnsafeBufferPointer { bytes in try folder.fold(bytes, into: text) } } catch {
            throw .unsearchable
        }
        let folded = (0..<text.count).map { [text] in FoldedScalar.value(text.scalars[$0]) }
        self.folded = folded
        self.folder = folder
    }

    /// Whether there is anything to look for.
    var isEmpty: Bool { folded?.isEmpty ?? piece.isEmpty }

    /// The symbols that a text's signature has if it has the piece, each once.
    func symbols(_ folding: SegmentFolding?) -> [UInt32] {
        if let folded { return Array(Set(folded)).sorted() }
        let characters = CharacterSymbols(folding, withTexts: false)
        var symbols: [UInt32] = []
        piece.withUnsafeBufferPointer { characters.append($0, to: &symbols) }
        return Array(Set(symbols)).sorted()
    }

    /// How often a text has the piece.
    func count(in bytes: UnsafeBufferPointer<UInt8>) throws(SegmentIndexError) -> Int {
        guard folded == nil else {
            var count = 0
            try forEachFolded(in: bytes) { _, _ in count += 1 }
            return count
        }
        guard let start = bytes.baseAddress else { return 0 }
        return csignatures_find(start, bytes.count, piece, piece.count, nil, 0)
    }

    /// Where a text has the piece.
    func spans(in bytes: UnsafeBufferPointer<UInt8>) throws(SegmentIndexError) -> [TextSpan] {
        var spans: [TextSpan] = []
        guard folded == nil else {
            try forEachFolded(in: bytes) { spans.append(TextSpan($0, $1)) }
            return spans
        }
        var places = FoundPlaces()
        return (0..<places.find(piece, in: bytes)).map { TextSpan(places[$0], places[$0] + piece.count) }
    }

    private func forEachFolded(
        in bytes: UnsafeBufferPointer<UInt8>, _ body: (Int, Int) -> Void
    ) throws(SegmentIndexError) {
        guard let folded, let folder, let first = folded.first else { return }
        do { try folder.fold(bytes, into: text) } catch { throw .unsearchable }
        let (scalars, count) = (text.scalars, folded.count)
        guard text.count >= count else { return }
        for place in 0...text.count - count where FoldedScalar.value(scalars[place]) == first {
            var matched = 1
            while matched < count, FoldedScalar.value(scalars[place + matched]) == folded[matched] { matched += 1 }
            guard matched == count else { continue }
            body(Int(text.starts[place]), Int(text.ends[place + count - 1]))
        }
    }
}
