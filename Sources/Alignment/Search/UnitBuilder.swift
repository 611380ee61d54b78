import Terminology

/// A unit before it is calibrated.
struct AlignmentUnitDraft {
    var segments: [[Int]]
    var links: [SegmentLink]
    /// What is said of each of the beads that it was made of.
    var evidence: [BeadEvidence]
    /// How likely the search of all texts at once holds it for; nil where that did not look.
    var joint: Float?
    /// What somebody has said is one unit: its segments by text.
    var given: [Int: ClosedRange<Int>]?

    /// Whether it is just that.
    var isGiven: Bool {
        given.map { given in segments.indices.allSatisfy { segments[$0] == given[$0].map(Array.init) ?? [] } } ?? false
    }
}

/// How likely a bead of a pair of texts is by the search of that pair.
struct BeadEvidence: Hashable {
    /// Number of the pair, as in `DocumentModel.columns`.
    var pair: Int
    var probability: Float
}

/// Joins the beads of all pairs to units over all texts.
///
/// Beads are taken by their probability, as in the greedy multiple alignment of Abdeddaïm and Morgenstern (2001): one that would
/// join segments which no bead holds together, or cross a unit that stands already, is left out.
struct UnitBuilder {
    struct Candidate {
        var pair: Int
        var firstColumn: Int
        var first: Range<Int>
        var secondColumn: Int
        var second: Range<Int>
        var probability: Float

        var evidence: BeadEvidence { BeadEvidence(pair: pair, probability: probability) }
    }

    /// All segments of all texts, one after the other.
    private let sizes: [Int]
    private let offsets: [Int]
    private var parents: [Int]
    /// By the root of a unit, then by text: its range there.
    private var ranges: [Range<Int>]
    /// By segment, whether a bead has joined it to others.
    private var isJoined: [Bool]
    private var accepted: [Candidate] = []
    private var losses: [Int: [BeadEvidence]] = [:]

    init(sizes: [Int]) {
        self.sizes = sizes
        var offsets = [0]
        for size in sizes { offsets.append((offsets.last ?? 0) + size) }
        self.offsets = offsets
        parents = Array(0..<(offsets.last ?? 0))
        ranges = Array(repeating: 0..<0, count: parents.count * sizes.count)
        isJoined = Array(repeating: false, count: parents.count)
        for (column, size) in sizes.enumerated() {
            for segment in 0..<size {
                ranges[(offsets[column] + segment) * sizes.count + column] = segment..<segment + 1
            }
        }
    }

    mutating func take(_ candidates: [Candidate]) {
        let order = candidates.sorted { $0.probability > $1.probability }
        for candidate in order {
            if candidate.first.isEmpty || candidate.second.isEmpty { continue }
            if !accept(candidate) { lose(candidate) }
        }
        // What leaves a segment out says how sure its absence is.
        for candidate in candidates where candidate.first.isEmpty || candidate.second.isEmpty { lose(candidate) }
    }

    private mutating func lose(_ candidate: Candidate) {
        for node in nodes(candidate) { losses[node, default: []].append(candidate.evidence) }
    }

    private func nodes(_ candidate: Candidate) -> [Int] {
        candidate.first.map { offsets[candidate.firstColumn] + $0 }
            + candidate.second.map { offsets[candidate.secondColumn] + $0 }
    }

    private func root(_ node: Int) -> Int {
        var node = node
        while parents[node] != node { node = parents[node] }
        return node
    }

    /// The range of a unit in each text.
    private func range(of root: Int) -> ArraySlice<Range<Int>> {
        ranges[root * sizes.count..<(root + 1) * sizes.count]
    }

    /// The units that segments of a text are in, each once.
    private func roots(_ segments: Range<Int>, _ column: Int) -> [Int] {
        var roots: [Int] = []
        for segment in segments {
            let root = root(offsets[column] + segment)
            if !roots.contains(root) { roots.append(root) }
        }
        return roots
    }

    /// Whether units of each of two lists have segments of the same text.
    private func share(_ ones: [Int], _ others: [Int]) -> Bool {
        sizes.indices.contains { column in
            ones.contains { !ranges[$0 * sizes.count + column].isEmpty }
                && others.contains { !ranges[$0 * sizes.count + column].isEmpty }
        }
    }

    private mutating func accept(_ candidate: Candidate) -> Bool {
        let firstRoots = roots(candidate.first, candidate.firstColumn)
        let secondRoots = roots(candidate.second, candidate.secondColumn)
        // The bead holds together the units of each of its sides. Those of the two sides must not both have segments of a text.
        let onlySecond = secondRoots.filter { !firstRoots.contains($0) }
        guard !share(firstRoots.filter { !secondRoots.contains($0) }, onlySecond) else { return false }
        let roots = firstRoots + onlySecond
        var merged = [Range<Int>](repeating: 0..<0, count: sizes.count)
        for root in roots {
            for (column, range) in zip(sizes.indices, range(of: root)) where !range.isEmpty {
                merged[column] =
                    merged[column].isEmpty
                    ? range
                    : min(
                        merged[column].lowerBound, range.lowerBound)..<max(merged[column].upperBound, range.upperBound)
            }
        }
        for (column, range) in merged.enumerated() where range.count > 1 {
            for segment in range where !roots.contains(root(offsets[column] + segment)) { return false }
        }
        guard !crosses(merged) else { return false }
        guard let first = roots.min() else { return false }
        for root in roots {
            parents[root] = first
            isJoined[root] = true
        }
        ranges.replaceSubrange(first * sizes.count..<(first + 1) * sizes.count, with: merged)
        accepted.append(candidate)
        return true
    }

    /// Units farther away than this, in segments of one text, are not compared: beads are too short to reach them.
    private static let reach = 12

    /// Whether a unit would stand before another in one text and behind it in a second.
    private func crosses(_ unit: [Range<Int>]) -> Bool {
        for (column, range) in unit.enumerated() where !range.isEmpty {
            let near = max(0, range.lowerBound - Self.reach)..<min(sizes[column], range.upperBound + Self.reach)
            for segment in near where isJoined[offsets[column] + segment] && !range.contains(segment) {
                let other = root(offsets[column] + segment) * sizes.count
                let isBefore = segment < range.lowerBound
                for (text, own) in unit.enumerated() {
                    let theirs = ranges[other + text]
                    guard !own.isEmpty, !theirs.isEmpty else { continue }
                    if isBefore ? theirs.lowerBound >= own.upperBound : theirs.upperBound <= own.lowerBound {
                        return true
                    }
                }
            }
        }
        return false
    }

    /// The units, with all their links, in an order that keeps that of every text.
    func units() -> [AlignmentUnitDraft] {
        var drafts: [AlignmentUnitDraft] = []
        // By the root of a unit, which is its first segment.
        var numbers = [Int](repeating: 0, count: parents.count)
        for column in sizes.indices {
            for segment in 0..<sizes[column] {
                let node = offsets[column] + segment
                let root = root(node)
                if root == node {
                    numbers[root] = drafts.count
                    drafts.append(AlignmentUnitDraft(segments: sizes.map { _ in [] }, links: [], evidence: []))
                }
                drafts[numbers[root]].segments[column].append(segment)
                if let lost = losses[node] { drafts[numbers[root]].evidence += lost }
            }
        }
        for bead in accepted {
            let number = numbers[root(offsets[bead.firstColumn] + bead.first.lowerBound)]
            drafts[number].evidence.append(bead.evidence)
            for one in bead.first {
                for other in bead.second {
                    drafts[number].links.append(SegmentLink(bead.firstColumn, one, bead.secondColumn, other))
                }
            }
        }
        // Three units can stand in a ring though no two of them cross: joining them is the projection's work too.
        var projection = UnitProjection(drafts, segments: sizes.map { Array(0..<$0) })
        return projection.projected()
    }
}

extension AlignmentUnitDraft {
    /// Without links where each segment answers all others.
    var simplified: AlignmentUnitDraft {
        var expected = 0
        for (first, one) in segments.enumerated() {
            for other in segments.dropFirst(first + 1) { expected += one.count * other.count }
        }
        var draft = self
        if Set(links).count == expected { draft.links = [] }
        return draft
    }
}
