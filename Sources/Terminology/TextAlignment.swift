/// Which segments of the same text in several languages belong together.
///
/// The units are in the order of the texts, and every segment of every text is in exactly one.
public struct TextAlignment: Sendable, Hashable {
    /// The number of texts.
    public var columns: Int
    public var units: [AlignmentUnit]

    public init(columns: Int, units: [AlignmentUnit]) { (self.columns, self.units) = (columns, units) }
}

/// A translation unit: the segments of each text that say the same.
public struct AlignmentUnit: Sendable, Hashable {
    /// For each text the indices of its segments, ascending; none where the text leaves the unit out.
    public var segments: [[Int]]
    /// How likely all of the unit is right, 0 to 1: of units at 0.9, about nine in ten are.
    public var confidence: Double
    /// Which segments answer which within the unit; empty where each answers all others.
    ///
    /// A sentence that one language writes as two joins the halves of all other languages in its unit; between those others
    /// half still answers half.
    public var links: [SegmentLink]
    /// How likely what the unit says of two of its texts is right, by pair: the first text with each that follows, then the second; empty
    /// where nothing is known but the confidence of the whole.
    public var pairConfidences: [Double]

    public init(
        segments: [[Int]], confidence: Double, links: [SegmentLink] = [], pairConfidences: [Double] = []
    ) {
        (self.segments, self.confidence, self.links) = (segments, confidence, links)
        self.pairConfidences = pairConfidences
    }

    /// How likely what the unit says of two of its texts is right: a language that is aligned wrongly makes the unit wrong, and not
    /// the beads of the others.
    public func confidence(_ first: Int, _ second: Int) -> Double {
        let (low, high) = (min(first, second), max(first, second))
        let number = low * segments.count - low * (low + 1) / 2 + high - low - 1
        return low < high && pairConfidences.indices.contains(number) ? pairConfidences[number] : confidence
    }

    /// Units below this should be looked at by a person.
    public static let doubtfulConfidence = 0.7

    public var isDoubtful: Bool { confidence < Self.doubtfulConfidence }
}

/// A segment of one text that answers one of another.
public struct SegmentLink: Sendable, Hashable {
    public var firstColumn: Int
    public var first: Int
    public var secondColumn: Int
    public var second: Int

    public init(_ firstColumn: Int, _ first: Int, _ secondColumn: Int, _ second: Int) {
        (self.firstColumn, self.first) = (firstColumn, first)
        (self.secondColumn, self.second) = (secondColumn, second)
    }
}

/// Segments of one text and those of another that say the same; one side may be empty.
public struct Bead: Sendable, Hashable {
    public var first: [Int]
    public var second: [Int]

    public init(_ first: [Int], _ second: [Int]) { (self.first, self.second) = (first, second) }
}

extension TextAlignment {
    /// What the alignment says of two of its texts: its finest beads, in order.
    ///
    /// - Complexity: O(n) in the segments and links.
    public func beads(_ first: Int, _ second: Int) -> [Bead] {
        units.flatMap { $0.beads(first, second) }
    }
}

extension AlignmentUnit {
    /// What the unit says of two texts; nothing where it has segments of neither.
    public func beads(_ first: Int, _ second: Int) -> [Bead] {
        let (left, right) = (segments[first], segments[second])
        // What only others join is left out one by one.
        if right.isEmpty { return left.map { Bead([$0], []) } }
        if left.isEmpty { return right.map { Bead([], [$0]) } }
        if links.isEmpty || left.count == 1 && right.count == 1 { return [Bead(left, right)] }
        var reach = [Int: ClosedRange<Int>]()
        for link in links {
            let pair: (Int, Int)
            if link.firstColumn == first && link.secondColumn == second {
                pair = (link.first, link.second)
            } else if link.firstColumn == second && link.secondColumn == first {
                pair = (link.second, link.first)
            } else {
                continue
            }
            let known = reach[pair.0] ?? pair.1...pair.1
            reach[pair.0] = min(known.lowerBound, pair.1)...max(known.upperBound, pair.1)
        }
        if reach.isEmpty { return [Bead(left, right)] }
        var beads: [Bead] = []
        var pending = right[...]
        for segment in left {
            guard let range = reach[segment] else {
                beads.append(Bead([segment], []))
                continue
            }
            while let next = pending.first, next < range.lowerBound {
                beads.append(Bead([], [next]))
                pending.removeFirst()
            }
            let joins = beads.last.map { !$0.first.isEmpty && ($0.second.last ?? -1) >= range.lowerBound } ?? false
            var taken: [Int] = []
            while let next = pending.first, next <= range.upperBound {
                taken.append(next)
                pending.removeFirst()
            }
            if joins, let last = beads.indices.last {
                beads[last].first.append(segment)
                beads[last].second += taken
            } else {
                beads.append(Bead([segment], taken))
            }
        }
        for rest in pending { beads.append(Bead([], [rest])) }
        return beads
    }
}
