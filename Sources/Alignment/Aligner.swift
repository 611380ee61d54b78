import Glossary
import Normalization
import Terminology

/// Aligns texts of two, three or four languages.
public struct Aligner {
    public let options: AlignmentOptions
    let folding: ScalarFolding

    /// - Parameter lexicon: words and their translations that the user knows of.
    public init(
        _ index: GlossaryIndex, options: AlignmentOptions = AlignmentOptions(), lexicon: [LexiconEntry] = []
    ) throws(IndexError) {
        self.options = options
        folding = ScalarFolding(try index.rules())
    }

    /// One consistent set of units over all texts.
    public func align(_ texts: [SegmentedText], anchors: [AlignmentAnchor] = []) -> TextAlignment {
        align(collection: [texts], anchors: [anchors]) { _ in }[0]
    }

    /// Aligns documents that share what is learned from them, all with texts of the same languages in the same order.
    ///
    /// - Parameter progress: told how far the work is, 0 to 1.
    public func align(
        collection: [[SegmentedText]], anchors: [[AlignmentAnchor]] = [], progress: (Double) -> Void
    ) -> [TextAlignment] {
        let results = Experiment(folding).align(collection.map { $0.map { $0.segments.map(\.text) } })
        return zip(collection, results).map { texts, pairs in
            let units = pairs[0].map { bead in
                AlignmentUnit(segments: [bead.0, bead.1] + texts.dropFirst(2).map { _ in [] }, confidence: 0.5)
            }
            return TextAlignment(columns: texts.count, units: units)
        }
    }
}
