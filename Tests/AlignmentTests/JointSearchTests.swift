import Glibc
import Terminology
import TestSupport
import Testing

@testable import Alignment

/// The search over all texts at once, beside all ways counted one by one.
@Suite struct JointSearchTests {
    private static func search(_ sizes: [Int], seed: UInt64, atoms: Int = 3) -> JointSearch {
        var random = SplitMix64(seed: seed)
        let texts = sizes.map { size in
            var text = EncodedText()
            for _ in 0..<size {
                text.lengths.append(10)
                text.endings.append(Ending(0x2E, .paragraph))
                text.endSegment()
            }
            return text
        }
        let columns = DocumentModel.columns(sizes.count)
        var pairs = columns.map { PairModel(texts[$0], texts[$1], band: Band(whole: sizes[$0], sizes[$1])) }
        let scores = pairs.map { pair in
            (0..<BeadType.all.count * pair.band.cells).map { _ in Float.random(in: -5...3, using: &random) }
        }
        for pair in pairs.indices { pairs[pair].search(scores[pair]) }
        let settings = AlignmentSettings(sizes: sizes, texts: 2)
        return JointSearch(
            columns: columns, pairs: pairs, scores: JointScores(pairs, scores, least: settings.leastJointScore),
            answered: columns.map {
                (Array(repeating: 0.5, count: sizes[$0.first]), Array(repeating: 0.5, count: sizes[$0.second]))
            },
            moves: JointMoves(texts: sizes.count, columns: columns, atoms: atoms),
            settings: settings)
    }

    /// The advances of each move, and the nodes from its last to its first.
    private static func leaves(_ moves: JointMoves) -> [(advances: [Int], nodes: [Int])] {
        moves.nodes.indices.filter { moves.nodes[$0].children.isEmpty }.map { leaf in
            var nodes = [leaf]
            while let last = nodes.last, moves.nodes[last].parent >= 0 { nodes.append(moves.nodes[last].parent) }
            return (nodes.reversed().map { moves.nodes[$0].advance }, nodes)
        }
    }

    /// The score of a move that ends there, counted anew.
    private static func score(_ nodes: [Int], _ end: [Int], _ search: JointSearch) -> Float? {
        var sum: Float = 0
        for node in nodes.map({ search.moves.nodes[$0] }) {
            for bead in search.moves.beads[node.beads] {
                let (first, second) = search.columns[bead.pair]
                sum += search.scores.score(bead.type, bead.pair, end[first] - bead.row, end[second] - bead.column)
            }
            for omission in search.moves.omissions[node.omitted] {
                let (first, second) = search.columns[omission.pair]
                for step in 0..<omission.segments {
                    let place = omission.isFirst ? (end[first] - step, end[second]) : (end[first], end[second] - step)
                    sum += search.scores.score(omission.isFirst ? 1 : 2, omission.pair, place.0, place.1)
                }
            }
        }
        return sum > -.infinity ? sum : nil
    }

    /// A unit of a way: where it begins and where it ends.
    private struct Passage: Hashable {
        var start: [Int]
        var end: [Int]
    }

    /// All ways to a place, each with its score.
    private static func ways(to end: [Int], _ search: JointSearch) -> [(units: [Passage], score: Double)] {
        if end.allSatisfy({ $0 == 0 }) { return [([], 0)] }
        return leaves(search.moves).flatMap { leaf -> [(units: [Passage], score: Double)] in
            let start = zip(end, leaf.advances).map { $0 - $1 }
            guard start.allSatisfy({ $0 >= 0 }), let own = score(leaf.nodes, end, search) else { return [] }
            return ways(to: start, search).map {
                ($0.units + [Passage(start: start, end: end)], $0.score + Double(own * search.settings.jointPower))
            }
        }
    }

    private static func wholeLattice(_ search: JointSearch, _ sizes: [Int]) throws -> (JointLattice, JointBand) {
        let start = sizes.map { _ in 0 }
        // A radius as large as the texts: the band is the whole grid.
        let band = try #require(JointBand(around: [start, sizes], radius: sizes.max() ?? 0, limit: 1 << 20))
        var lattice = JointLattice(search, band)
        lattice.search(from: start, to: sizes)
        return (lattice, band)
    }

    @Test(arguments: [[2, 2], [2, 1, 2], [1, 2, 2], [1, 1, 1, 1], [1, 0, 2, 1]], [UInt64(1), 2, 3])
    func aUnitIsAsLikelyAsAllWaysThatHaveIt(_ sizes: [Int], seed: UInt64) throws {
        let search = Self.search(sizes, seed: seed)
        let ways = Self.ways(to: sizes, search)
        let most = try #require(ways.map(\.score).max())
        let total = ways.reduce(0) { $0 + exp($1.score - most) }
        var expected: [Passage: Double] = [:]
        for way in ways {
            for unit in way.units { expected[unit, default: 0] += exp(way.score - most) / total }
        }
        let (lattice, band) = try Self.wholeLattice(search, sizes)
        var found: [Passage: Double] = [:]
        var places: [[Int]] = []
        for row in 0..<band.rows {
            var place = band.firstPlace(row)
            for _ in band.offsets[row]..<band.offsets[row + 1] {
                places.append(place)
                band.advance(&place)
            }
        }
        for (cell, place) in places.enumerated() {
            for unit in lattice.units(cell, to: sizes) {
                found[Passage(start: places[unit.from], end: place)] = unit.probability
            }
        }
        // What is worse by more than the lattice's reach it does not have.
        for (unit, probability) in expected { #expect(abs(probability - (found[unit] ?? 0)) < 1e-3) }
        for (unit, probability) in found { #expect(abs(probability - (expected[unit] ?? 0)) < 1e-3) }
        // The way that is taken is worth as much as the best of all.
        func worth(_ units: [Passage]) -> Double {
            units.reduce(0) { sum, unit in
                let texts = zip(unit.start, unit.end).count { $0 < $1 }
                let weight = texts > 1 ? 1 : search.settings.soleWeight
                return sum + (expected[unit] ?? 0) * weight - search.settings.unitPrice
            }
        }
        let path = try #require(lattice.path(from: sizes.map { _ in 0 }, to: sizes))
        let best = try #require(ways.map { worth($0.units) }.max())
        #expect(abs(worth(path.map { Passage(start: $0.start, end: $0.end) }) - best) < 1e-2)
        for step in path {
            #expect(abs(Double(step.probability) - (expected[Passage(start: step.start, end: step.end)] ?? 0)) < 1e-3)
        }
    }

    @Test(arguments: [[3, 3], [4, 3, 4], [2, 2, 3, 2]])
    func theWayGoesFromTheBeginningToTheEnd(_ sizes: [Int]) throws {
        let search = Self.search(sizes, seed: 5)
        let path = try #require(try Self.wholeLattice(search, sizes).0.path(from: sizes.map { _ in 0 }, to: sizes))
        #expect(path.first?.start == sizes.map { _ in 0 } && path.last?.end == sizes)
        for (one, next) in zip(path, path.dropFirst()) { #expect(one.end == next.start) }
        for step in path { #expect(Self.score(step.nodes, step.end, search) != nil) }
    }

    /// Each pair has each of its segments in one bead, or left out.
    @Test(arguments: [2, 3, 4])
    func aMoveHasEachSegmentOnce(_ texts: Int) {
        let columns = DocumentModel.columns(texts)
        let moves = JointMoves(texts: texts, columns: columns, atoms: 4)
        var seen: Set<[String]> = []
        for leaf in Self.leaves(moves) {
            let words = leaf.nodes.map { moves.nodes[$0] }.flatMap { node in
                moves.beads[node.beads].map { "\($0)" } + moves.omissions[node.omitted].map { "\($0)" }
            }
            #expect(seen.insert(["\(leaf.advances)"] + words).inserted)
            var counted = columns.map { _ in (first: 0, second: 0) }
            for node in leaf.nodes.map({ moves.nodes[$0] }) {
                for bead in moves.beads[node.beads] {
                    counted[bead.pair].first += BeadType.all[bead.type].first
                    counted[bead.pair].second += BeadType.all[bead.type].second
                }
                for omission in moves.omissions[node.omitted] {
                    if omission.isFirst {
                        counted[omission.pair].first += omission.segments
                    } else {
                        counted[omission.pair].second += omission.segments
                    }
                }
            }
            for (pair, (first, second)) in columns.enumerated() {
                #expect(counted[pair] == (leaf.advances[first], leaf.advances[second]))
            }
            #expect(leaf.advances.contains { $0 > 0 })
        }
    }

    /// What is not sure is decided by all pairs together.
    @Test func nothingIsLostAndTheOrderIsKept() {
        let sizes = [6, 5, 6, 7]
        let search = Self.search(sizes, seed: 9)
        let drafts = sizes.enumerated().flatMap { column, size in
            (0..<size).map { segment in
                AlignmentUnitDraft(
                    segments: sizes.indices.map { $0 == column ? [segment] : [] }, links: [],
                    evidence: [BeadEvidence(pair: 0, probability: 0.5)])
            }
        }
        let units = search.improved(drafts, sizes: sizes)
        for column in sizes.indices {
            #expect(units.flatMap { $0.segments[column] } == Array(0..<sizes[column]))
        }
    }
}
