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

    private let settings: AlignmentSettings
    private let table: JointTable
    private let moves: JointMoves
    private let band: JointBand
    /// By cell: where the moves begin that end there; one more than there are cells.
    private var starts: [Int32] = [0]
    private var edges: [JointWays.Edge] = []
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

    /// Finds the moves, and sums over the ways that they make.
    mutating func search(from start: [Int], to end: [Int]) {
        guard let origin = band.cell(start), let last = band.cell(end) else { return }
        before[origin] = 0
        enter(after: origin)
        behind[last] = 0
        for cell in (0..<band.cells).reversed() where behind[cell] > -.infinity {
            for edge in edges[range(cell)] {
                let from = Int(edge.from)
                behind[from] = BeadLattice.sum(behind[from], behind[cell] + Double(edge.score))
            }
        }
    }

    /// Finds the moves to each cell behind the origin.
    private mutating func enter(after origin: Int) {
        let (moves, table, band) = (moves, table, band)
        var starts: [Int32] = [0]
        edges =
            before.withUnsafeMutableBufferPointer { before in
                moves.branches.withUnsafeBufferPointer { branches in
                    table.withPlaces(texts: band.others + 1) { said, values in
                        guard let before = before.baseAddress, let branches = branches.baseAddress else { return [] }
                        var ways = JointWays(JointWays.Tables(branches: branches, said: said, before: before), band)
                        for row in 0..<band.rows {
                            var place = band.firstPlace(row)
                            for cell in band.offsets[row]..<band.offsets[row + 1] {
                                if cell > origin {
                                    table.find(place, values, said)
                                    ways.enter(cell, place, moves.roots)
                                }
                                starts.append(Int32(ways.edges.count))
                                band.advance(&place)
                            }
                        }
                        return ways.edges
                    }
                }
            } ?? []
        self.starts = starts
    }

    private func range(_ cell: Int) -> Range<Int> { Int(starts[cell])..<Int(starts[cell + 1]) }

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
