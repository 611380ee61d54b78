import Glibc

/// Finds the moves to the cells of a band, one cell after the other, and sums over the ways that they make.
///
/// A good part of the time of a search of all texts goes by here, so it reads without checks.
struct JointWays {
    struct Edge {
        let from: Int32
        /// The last node of the move.
        let node: Int32
        let score: Float
    }

    /// What is read, and what is found of each cell; all of it outlives this.
    struct Tables {
        let branches: UnsafePointer<JointMoves.Branch>
        /// What the pairs say at the end of the moves that are looked for.
        let said: JointTable.Said
        /// By cell, the logarithm of the sum over all ways to it.
        let before: UnsafeMutablePointer<Double>
    }

    /// Moves that are worse than the best to the same cell by so many nats are left out.
    private static let reach = 12.0

    private let tables: Tables
    private let band: JointBand
    private let texts: Int
    private(set) var edges: [Edge] = []
    private var best = -Double.infinity

    init(_ tables: Tables, _ band: JointBand) {
        (self.tables, self.band, texts) = (tables, band, band.others + 1)
    }

    /// Finds the moves that end at a cell, and sums over the ways to it.
    ///
    /// - Parameters:
    ///   - end: the boundaries of the cell.
    ///   - roots: the parts of the first text in all moves.
    mutating func enter(_ cell: Int, _ end: [Int], _ roots: Range<Int>) {
        let first = edges.count
        best = -.infinity
        end.withUnsafeBufferPointer { end in
            guard let end = end.baseAddress else { return }
            for number in roots {
                let root = tables.branches[number]
                let row = end[0] - band.start - Int(root.advance)
                if row >= 0 { extend(root, end, text: 1, score: 0, row: row, place: 0) }
            }
        }
        var sum = 0.0
        var kept = first
        for number in first..<edges.count {
            let distance = tables.before[Int(edges[number].from)] + Double(edges[number].score) - best
            guard distance > -Self.reach else { continue }
            sum += exp(distance)
            edges[kept] = edges[number]
            kept += 1
        }
        guard kept > first else { return }
        edges.removeLast(edges.count - kept)
        tables.before[cell] = best + log(sum)
    }

    /// Goes on to the parts of the next text.
    ///
    /// - Parameters:
    ///   - row: where the move begins in the first text, by the rows of the band.
    ///   - place: where it begins in the others before this one, as the cell of a row that had no more texts.
    private mutating func extend(
        _ parent: JointMoves.Branch, _ end: UnsafePointer<Int>, text: Int, score: Float, row: Int, place: Int
    ) {
        let said = tables.said + text * JointMoves.mostAsked
        let (one, two, three) = (said[0], said[1], said[2])
        let column = row * (texts - 1) + text - 1
        let (from, width) = (end[text] - band.lower[column], band.widths[column])
        let cells = place * width
        let isLast = text == texts - 1
        let first = isLast ? band.offsets[row] + cells : 0
        for number in Int(parent.firstChild)..<Int(parent.lastChild) {
            let branch = tables.branches[number]
            let own = score + one[Int(branch.asked.0)] + two[Int(branch.asked.1)] + three[Int(branch.asked.2)]
            guard own > -.infinity else { continue }
            let within = from &- Int(branch.advance)
            guard UInt(bitPattern: within) < UInt(bitPattern: width) else { continue }
            guard isLast else {
                extend(branch, end, text: text + 1, score: own, row: row, place: cells &+ within)
                continue
            }
            let cell = first &+ within
            let way = tables.before[cell] + Double(own)
            guard way > best - Self.reach else { continue }
            best = max(best, way)
            edges.append(
                Edge(from: Int32(truncatingIfNeeded: cell), node: Int32(truncatingIfNeeded: number), score: own))
        }
    }
}
