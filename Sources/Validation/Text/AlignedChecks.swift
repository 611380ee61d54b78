import Normalization
import Terminology

/// Texts of one document in several languages, each checked, with what answers what.
public struct AlignedChecks: Sendable {
    public let texts: [CheckedText]
    public private(set) var alignment: TextAlignment
    /// For each text where its segments stand, in the order in which `SentenceSegmenter` gives them.
    public let segments: [[SegmentPlace]]

    /// Two texts by their numbers, the lower first.
    public struct Pair: Hashable, Sendable {
        public var first: Int
        public var second: Int

        public init(first: Int, second: Int) { (self.first, self.second) = (first, second) }
    }

    /// Beads of pairs of texts that one can rely on, in order.
    private let reliable: [Pair: [Bead]]

    /// - Parameter pairs: alignments of two texts alone, for units that are doubtful with all of them.
    public init(texts: [CheckedText], alignment: TextAlignment, pairs: [Pair: TextAlignment] = [:]) {
        (self.texts, self.alignment) = (texts, alignment)
        reliable = pairs.mapValues { pair in pair.units.filter { !$0.isDoubtful }.flatMap { $0.beads(0, 1) } }
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

    /// Where units begin that one cannot rely on, and that pairs of texts by themselves do not settle either: the text, and the
    /// place in its file.
    public var doubtfulStarts: [(column: Int, place: TextPlace)] {
        alignment.units.lazy.filter { $0.isDoubtful && !self.isSettled($0) }.compactMap { unit in
            for column in unit.segments.indices {
                if let (block, span) = side(column, unit.segments[column]).start,
                    let place = block.asRead.places(ofBytes: [span.start]).first
                {
                    return (column, place)
                }
            }
            return nil
        }
    }

    /// Pairs of texts, the first before the second, with the beads that hold both and that one can rely on.
    func pairs(_ body: (CheckedBead) -> Void) {
        for first in texts.indices {
            for second in texts.indices where second > first {
                for (number, unit) in alignment.units.enumerated() {
                    for bead in beads(of: unit, first, second) where !bead.first.isEmpty && !bead.second.isEmpty {
                        body(
                            CheckedBead(
                                unit: number, first: first, second: second, left: side(first, bead.first),
                                right: side(second, bead.second), bead: bead, isDoubtful: unit.isDoubtful))
                    }
                }
            }
        }
    }

    /// The finest beads of two texts in a unit that one can rely on: of a doubtful unit those of the two by themselves.
    private func beads(of unit: AlignmentUnit, _ first: Int, _ second: Int) -> [Bead] {
        guard unit.isDoubtful else { return unit.beads(first, second) }
        guard let start = unit.segments[first].first, let end = unit.segments[first].last else { return [] }
        return reliable[Pair(first: first, second: second), default: []].filter { bead in
            bead.first.first.map { start...end ~= $0 } ?? false
        }
    }

    private func isSettled(_ unit: AlignmentUnit) -> Bool {
        texts.indices.allSatisfy { first in
            texts.indices.allSatisfy { second in
                guard second > first else { return true }
                let known = Set(beads(of: unit, first, second).flatMap(\.first))
                return known.isSuperset(of: unit.segments[first])
            }
        }
    }

    /// For each block of a text, by column, the blocks of the others that it shares a unit with, however sure that is.
    func answeringBlocks(of column: Int) -> [Int: [Set<Int>]] {
        var result: [Int: [Set<Int>]] = [:]
        for unit in alignment.units {
            let blocks = unit.segments.indices.map { side in Set(unit.segments[side].map { segments[side][$0].block }) }
            for block in blocks[column] {
                let known = result[block] ?? texts.map { _ in [] }
                result[block] = zip(known, blocks).map { $0.union($1) }
            }
        }
        return result
    }

    /// What stands in a text right before and behind its side of a bead; nothing in a file of units, where each stands by itself.
    func beside(_ bead: CheckedBead, isFirst: Bool) -> AlignedSide {
        let (column, own) = isFirst ? (bead.first, bead.bead.first) : (bead.second, bead.bead.second)
        let side = isFirst ? bead.left : bead.right
        guard let first = own.first, let last = own.last, side.start?.block.kind != .segment else {
            return self.side(column, [])
        }
        return self.side(column, [first - 1, last + 1])
    }

    /// Whether what the sides of a bead lack of each other stands beside them: then sentences were divided in another way, and
    /// nothing is said for something else.
    ///
    /// - Parameter isIn: whether a side has what the first, or the second side says.
    func isMoved(_ bead: CheckedBead, isFirstIn: (AlignedSide) -> Bool, isSecondIn: (AlignedSide) -> Bool) -> Bool {
        let isFirstThere = isFirstIn(beside(bead, isFirst: false))
        let isSecondThere = isSecondIn(beside(bead, isFirst: true))
        // Of sides with as many sentences, one that was moved makes the other move.
        let isUneven = bead.left.places.count != bead.right.places.count
        return isFirstThere && isSecondThere || isUneven && (isFirstThere || isSecondThere)
    }

    /// All that a text says in the unit of a bead.
    func whole(of bead: CheckedBead, _ column: Int) -> AlignedSide {
        side(column, alignment.units[bead.unit].segments[column])
    }

    /// What the texts beside those of a bead say in its unit.
    func others(of bead: CheckedBead) -> [AlignedSide] {
        let segments = alignment.units[bead.unit].segments
        return texts.indices.filter { $0 != bead.first && $0 != bead.second && !segments[$0].isEmpty }
            .map { side($0, segments[$0]) }
    }
}

/// What two texts say in a unit.
struct CheckedBead {
    /// The number of the unit.
    let unit: Int
    /// The texts.
    let first: Int
    let second: Int
    let left: AlignedSide
    let right: AlignedSide
    /// The numbers of their segments.
    let bead: Bead
    /// Whether its unit is doubtful, and only the two texts by themselves say that they answer each other.
    let isDoubtful: Bool

    /// Whether both sides name one concept.
    var sharesNames: Bool {
        let ours = Set(left.names.map(\.name.id))
        return right.names.contains { ours.contains($0.name.id) }
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

    private var blocks: [(block: CheckedBlock, span: TextSpan)] {
        places.compactMap { place in text.block(place.block).map { ($0, place.span) } }
    }

    /// Whether it is one block, so that what was found in that is what was found here.
    var isWholeBlock: Bool {
        guard blocks.count == 1, let (block, span) = blocks.first else { return false }
        return block.kind == .segment && span == TextSpan(0, block.text.utf8.count)
    }

    /// Names with the block that they stand in.
    var names: [(block: CheckedBlock, name: FoundName)] {
        blocks.flatMap { block, span in block.names(in: span).map { (block, $0) } }
    }

    var quantities: [(block: CheckedBlock, quantity: Quantity)] {
        blocks.flatMap { block, span in block.quantities(in: span).map { (block, $0) } }
    }

    var content: String {
        let texts = blocks.map { block, span in String(block.text(span)) }
        return texts.count == 1 ? texts[0] : texts.joined(separator: " ")
    }

    /// The block and span of its first segment.
    var start: (block: CheckedBlock, span: TextSpan)? {
        blocks.first
    }
}

/// A finding in one of several texts.
public struct AcrossFinding: Sendable {
    public var column: Int
    public var finding: Finding

    /// What makes a finding the same as another of its rule.
    struct Place: Hashable {
        var column: Int
        var block: Int
        var span: TextSpan

        init(column: Int, _ finding: Finding) {
            (self.column, block, span) = (column, finding.block, finding.span)
        }
    }
}
