/// The best way of all texts through a band.
struct JointLattice {
    /// A unit of the way: its boundaries, and the nodes of its move.
    struct Step {
        var start: [Int]
        var end: [Int]
        var nodes: [Int]
    }

    private let search: JointSearch
    private let moves: JointMoves
    private let band: JointBand
    private var values: [Float]
    /// By cell, the last node of the best move that ends there; -1 where no way leads to.
    private var last: [Int32]

    init(_ search: JointSearch, _ band: JointBand) {
        (self.search, self.band) = (search, band)
        moves = search.moves
        values = Array(repeating: -.infinity, count: band.cells)
        last = Array(repeating: -1, count: band.cells)
    }

    /// Finds the best way to each cell.
    mutating func search(from start: [Int], to end: [Int]) {
        guard let origin = band.cell(start) else { return }
        values[origin] = 0
        for row in 0..<band.rows {
            var place = band.firstPlace(row)
            for cell in band.offsets[row]..<band.offsets[row + 1] {
                if cell > origin { reach(cell, at: place) }
                band.advance(&place)
            }
        }
    }

    /// Finds the best move that ends at a cell.
    private mutating func reach(_ cell: Int, at end: [Int]) {
        var best: (value: Float, node: Int) = (-.infinity, -1)
        var start = end
        extend(moves.roots, text: 0, score: 0, end: end, start: &start, best: &best)
        values[cell] = best.value
        last[cell] = Int32(best.node)
    }

    private func extend(
        _ nodes: Range<Int>, text: Int, score: Float, end: [Int], start: inout [Int],
        best: inout (value: Float, node: Int)
    ) {
        for number in nodes {
            let node = moves.nodes[number]
            start[text] = end[text] - node.advance
            guard start[text] >= band.least[text] else { continue }
            guard let own = self.score(node, end) else { continue }
            if node.children.isEmpty {
                guard let from = band.cell(start) else { continue }
                let value = values[from] + score + own
                if value > best.value { best = (value, number) }
            } else {
                extend(node.children, text: text + 1, score: score + own, end: end, start: &start, best: &best)
            }
        }
    }

    /// What a node adds to the score of a move that ends there; nil where one of its beads is out of the question.
    @inline(__always)
    private func score(_ node: JointMoves.Node, _ end: [Int]) -> Float? {
        var sum: Float = 0
        for bead in moves.beads[node.beads] {
            let (first, second) = search.columns[bead.pair]
            guard let score = search.score(bead.type, bead.pair, end[first] - bead.row, end[second] - bead.column)
            else { return nil }
            sum += score
        }
        for omission in moves.omissions[node.omitted] {
            let (first, second) = search.columns[omission.pair]
            for step in 0..<omission.segments {
                let (row, column) =
                    omission.isFirst ? (end[first] - step, end[second]) : (end[first], end[second] - step)
                guard let score = search.score(omission.isFirst ? 1 : 2, omission.pair, row, column) else { return nil }
                sum += score
            }
        }
        return sum
    }

    /// The best way to the end, if there is any.
    func path(from start: [Int], to end: [Int]) -> [Step]? {
        var steps: [Step] = []
        var place = end
        while place != start {
            guard let cell = band.cell(place), last[cell] >= 0 else { return nil }
            var step = Step(start: place, end: place, nodes: [])
            var node = Int(last[cell])
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
}
