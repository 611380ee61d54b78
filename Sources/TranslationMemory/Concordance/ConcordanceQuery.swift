internal import CSignatures
import Normalization
import Terminology

/// A piece of text prepared for being looked for in many texts; for one thread.
final class ConcordanceQuery {
    private let piece: [UInt8]
    /// What it becomes by folding, nil where it is looked for as it is.
    private let folded: [UInt32]?
    private let folder: TextFolder?
    private let text = FoldedText()

    /// - Throws: `unsupported` where it shall be folded and there are no rules.
    init(_ query: String, isFolded: Bool, folding: SegmentFolding?) throws(SegmentIndexError) {
        let piece = Array(query.utf8)
        self.piece = piece
        guard isFolded else {
            (folded, folder) = (nil, nil)
            return
        }
        guard let folding else { throw .unsupported }
        let folder = TextFolder(folding.rules)
        let text = text
        do { try piece.span.withUnsafeBufferPointer { bytes in try folder.fold(bytes, into: text) } } catch {
            throw .unsearchable
        }
        folded = (0..<text.count).map { [text] in FoldedScalar.value(text.scalars[$0]) }
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

    var isLiteral: Bool { folded == nil }
    /// What is looked for in rows that need not be folded; nil where it has Latin letters, or is looked for as it is.
    var plain: [UInt32]? {
        guard let folded, !folded.contains(where: SegmentFolding.isLetter) else { return nil }
        return folded
    }
    var byteCount: Int { piece.count }

    /// Puts the bytes where a literal piece begins into `places` and gives how many they are.
    func places(in bytes: UnsafeBufferPointer<UInt8>, _ places: inout [UInt]) -> Int {
        guard let start = bytes.baseAddress else { return 0 }
        while true {
            let found = places.withUnsafeMutableBufferPointer {
                csignatures_find(start, bytes.count, piece, piece.count, $0.baseAddress, $0.count)
            }
            if found <= places.count { return found }
            places = [UInt](repeating: 0, count: found * 2)
        }
    }

    /// Where a text has the piece.
    func spans(in bytes: UnsafeBufferPointer<UInt8>) throws(SegmentIndexError) -> [TextSpan] {
        var spans: [TextSpan] = []
        guard folded == nil else {
            try forEachFolded(in: bytes) { spans.append(TextSpan($0, $1)) }
            return spans
        }
        var places: [UInt] = []
        let count = self.places(in: bytes, &places)
        return places.prefix(count).map { TextSpan(Int($0), Int($0) + piece.count) }
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
