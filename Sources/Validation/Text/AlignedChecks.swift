import Normalization
import Terminology

/// Texts of one document in several languages, each checked, with what answers what.
public struct AlignedChecks: Sendable {
    public let texts: [CheckedText]
    public private(set) var alignment: TextAlignment
    /// For each text where its segments stand, in the order in which `SentenceSegmenter` gives them.
    public let segments: [[SegmentPlace]]

    public init(texts: [CheckedText], alignment: TextAlignment) {
        (self.texts, self.alignment) = (texts, alignment)
        segments = texts.map { text in
            text.blocks.flatMap { block in
                let spans = block.kind == .segment ? [TextSpan(0, block.text.utf8.count)] : block.sentences
                return spans.map { SegmentPlace(block: block.index, span: $0) }
            }
        }
    }

    /// Takes all texts for one unit.
    mutating func joinAll() {
        alignment.units = [AlignmentUnit(segments: segments.map { Array($0.indices) }, confidence: 1)]
    }

    /// What segments hold.
    func side(_ column: Int, _ numbers: [Int]) -> AlignedSide {
        AlignedSide(
            text: texts[column],
            places: numbers.compactMap { segments[column].indices.contains($0) ? segments[column][$0] : nil })
    }

    /// Where units begin that one cannot rely on, and that are not compared: the text and the place in it.
    public var doubtfulPlaces: [(column: Int, place: SegmentPlace)] {
        alignment.units.lazy.filter(\.isDoubtful).compactMap { unit in
            for column in unit.segments.indices {
                if let place = side(column, unit.segments[column]).places.first { return (column, place) }
            }
            return nil
        }
    }

    /// Pairs of texts, the first before the second, with the beads that hold both and that one can rely on.
    func pairs(_ body: (_ first: Int, _ second: Int, AlignedSide, AlignedSide) -> Void) {
        for first in texts.indices {
            for second in texts.indices where second > first {
                for unit in alignment.units where !unit.isDoubtful {
                    for bead in unit.beads(first, second) where !bead.first.isEmpty && !bead.second.isEmpty {
                        body(first, second, side(first, bead.first), side(second, bead.second))
                    }
                }
            }
        }
    }
}

/// Where a segment stands in a text.
public struct SegmentPlace: Sendable, Hashable {
    public var block: Int
    public var span: TextSpan
}

/// The segments of one text in a bead, with what was found in them.
struct AlignedSide {
    let text: CheckedText
    let places: [SegmentPlace]

    /// Names with the block that they stand in.
    var names: [(block: CheckedBlock, name: FoundName)] {
        places.flatMap { place in
            text.blocks[place.block].names(in: place.span).map { (text.blocks[place.block], $0) }
        }
    }

    var quantities: [(block: CheckedBlock, quantity: Quantity)] {
        places.flatMap { place in
            text.blocks[place.block].quantities(in: place.span).map { (text.blocks[place.block], $0) }
        }
    }

    var content: String {
        places.map { String(text.blocks[$0.block].text($0.span)) }.joined(separator: " ")
    }

    /// The block and span of its first segment.
    var start: (block: CheckedBlock, span: TextSpan)? {
        places.first.map { (text.blocks[$0.block], $0.span) }
    }
}

/// A finding in one of several texts.
public struct AcrossFinding: Sendable {
    public var column: Int
    public var finding: Finding
}
