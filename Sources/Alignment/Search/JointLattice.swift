import Glibc

/// All ways of all texts through a band: how likely each unit is, and the way of the likeliest units.
struct JointLattice {
    /// A unit of the way: its boundaries, the nodes of its move, and how likely it is.
    struct Step {
        var start: [Int]
        var end: [Int]
        var nodes: [Int]
        var probability: Float
    }

    /// All moves from one cell to another.
    struct Unit {
        var from: Int
        /// The last node of the best of the moves, and its score.
        var node: Int
        var score: Float
        var probability: Double
    }

    private struct Edge {
        let from: Int32
        /// The last node of the move.
        let node: Int32
        let score: Float
    }

    private let settings: AlignmentSettings
    private let table: JointTable
    private let moves: JointMoves
    private let band: JointBand
    /// By cell: where the moves begin that end there; one more than there are cells.
    private var starts: [Int32] = [0]
    private var edges: [Edge] = []
    /// By cell, logarithms of the sums over all ways from the start, and to the end.
    private var before: [Double]
    private var behind: [Double]

    init(_ search: JointSearch, _ band: JointBand) {
        (settings, self.band) = (search.settings, band)
        table = JointTable(search, band)
        moves = search.moves
        before = Array(repeating: -.infinity, count: band.cells)
        behind = before
    }

    /// Moves that are worse than the best to the same cell by so many nats are left out.
    private static let reach = 12.0

    /// Finds the moves, and sums over the ways that they make.
    mutating func search(from start: [Int], to end: [Int]) {
        guard let origin = band.cell(start), let last = band.cell(end) else { return }
        before[origin] = 0
        for row in 0..<band.rows {
            var place = band.firstPlace(row)
            for cell in band.offsets[row]..<band.offsets[row + 1] {
                if cell > origin { enter(cell, at: place) }
                starts.append(Int32(edges.count))
                band.advance(&place)
            }
        }
        behind[last] = 0
        for cell in (0..<band.cells).reversed() where behind[cell] > -.infinity {
            for edge in edges[range(cell)] {
                let from = Int(edge.from)
                behind[from] = BeadLattice.sum(behind[from], behind[cell] + Double(edge.score))
            }
        }
    }

    private func range(_ cell: Int) -> Range<Int> { Int(starts[cell])..<Int(starts[cell + 1]) }

    /// Finds the moves that end at a cell.
    private mutating func enter(_ cell: Int, at place: [Int]) {
        let first = edges.count
        var best = -Double.infinity
        let (moves, table) = (moves, table)
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 2 * place.count + moves.patterns.count) { places in
            guard let start = places.baseAddress else { return }
            let end = start + place.count
            for text in place.indices { end[text] = place[text] }
            let pairs = end + place.count
            table.find(end, pairs)
            moves.branches.withUnsafeBufferPointer { branches in
                moves.asked.withUnsafeBufferPointer { asked in
                    table.values.withUnsafeBufferPointer { values in
                        guard let branches = branches.baseAddress, let asked = asked.baseAddress,
                            let values = values.baseAddress
                        else { return }
                        let ways = Ways(
                            branches: branches, asked: asked, values: values, pairs: pairs, end: end, start: start)
                        extend(ways, moves.roots, text: 0, score: 0, best: &best)
                    }
                }
            }
        }
        guard edges.count > first else { return }
        var sum = 0.0
        var kept = first
        for number in first..<edges.count {
            let distance = before[Int(edges[number].from)] + Double(edges[number].score) - best
            guard distance > -Self.reach else { continue }
            sum += exp(distance)
            edges[kept] = edges[number]
            kept += 1
        }
        edges.removeLast(edges.count - kept)
        before[cell] = best + log(sum)
    }

    /// What finding the moves to a cell reads and writes, without checks: most of the time of a search goes by here.
    private struct Ways {
        let branches: UnsafePointer<JointMoves.Branch>
        let asked: UnsafePointer<Int32>
        let values: UnsafePointer<Float>
        /// Where the values of each pair begin at this end.
        let pairs: UnsafePointer<Int>
        let end: UnsafePointer<Int>
        /// Where the move begins in the texts that have been asked.
        let start: UnsafeMutablePointer<Int>
    }

    private mutating func extend(_ ways: Ways, _ nodes: Range<Int>, text: Int, score: Float, best: inout Double) {
        let before = text * (text - 1) / 2
        for number in nodes {
            let node = ways.branches[number]
            var own = score
            let asked = ways.asked + Int(node.asked)
            for other in 0..<text { own += ways.values[ways.pairs[before + other] + Int(asked[other])] }
            guard own > -.infinity else { continue }
            let start = ways.end[text] - Int(node.advance)
            guard start >= band.least[text] else { continue }
            ways.start[text] = start
            guard band.holds(ways.start, text) else { continue }
            if node.firstChild == node.lastChild {
                guard let from = band.cell(ways.start) else { continue }
                let sum = own * settings.jointPower
                let way = self.before[from] + Double(sum)
                if way > best - Self.reach {
                    best = max(best, way)
                    edges.append(Edge(from: Int32(from), node: Int32(number), score: sum))
                }
            } else {
                extend(ways, Int(node.firstChild)..<Int(node.lastChild), text: text + 1, score: own, best: &best)
            }
        }
    }

    /// The units that end at a cell: how much of all ways goes through each.
    func units(_ cell: Int, to end: [Int]) -> [Unit] {
        guard let last = band.cell(end), behind[cell] > -.infinity else { return [] }
        var units: [Unit] = []
        for edge in edges[range(cell)] {
            let from = Int(edge.from)
            let probability = exp(before[from] + Double(edge.score) + behind[cell] - before[last])
            if let known = units.firstIndex(where: { $0.from == from }) {
                units[known].probability += probability
                if edge.score > units[known].score {
                    units[known].score = edge.score
                    units[known].node = Int(edge.node)
                }
            } else {
                units.append(Unit(from: from, node: Int(edge.node), score: edge.score, probability: probability))
            }
        }
        return units
    }

    /// The way of the units that are most likely right, if there is any.
    ///
    /// Not the likeliest way of all: of units that each of many ways has, it has as many as it can (as in Holmes and Durbin 1998).
    func path(from start: [Int], to end: [Int]) -> [Step]? {
        guard let origin = band.cell(start) else { return nil }
        var values = [Double](repeating: -.infinity, count: band.cells)
        var best = [Unit?](repeating: nil, count: band.cells)
        values[origin] = 0
        for cell in (origin + 1)..<max(origin + 1, band.cells) {
            for unit in units(cell, to: end) {
                let value = values[unit.from] + gain(unit)
                if value > values[cell] {
                    values[cell] = value
                    best[cell] = unit
                }
            }
        }
        var steps: [Step] = []
        var place = end
        while place != start {
            guard let cell = band.cell(place), let unit = best[cell] else { return nil }
            var step = Step(start: place, end: place, nodes: [], probability: Float(min(1, unit.probability)))
            var node = unit.node
            for text in place.indices.reversed() {
                step.nodes.append(node)
                step.start[text] -= moves.nodes[node].advance
                node = moves.nodes[node].parent
            }
            steps.append(step)
            place = step.start
        }
        return steps.reversed()
    }

    /// What a unit of the way is worth.
    private func gain(_ unit: Unit) -> Double {
        let weight = moves.texts(ofMove: unit.node) > 1 ? 1 : settings.soleWeight
        return unit.probability * weight - settings.unitPrice
    }
}
