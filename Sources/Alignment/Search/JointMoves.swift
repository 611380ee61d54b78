/// The ways in which all texts can move on together by one unit.
///
/// A unit is thought of as one to four atoms, which each text writes in segments of its own: it joins neighbouring atoms to one
/// segment, or has none of them. Where one text joins what the others divide, all of it is one unit, and each pair still has
/// beads of its own within it.
///
/// The moves are a tree, a text a level, so that what the first texts cannot do is not asked of the others.
struct JointMoves {
    /// A text's part in a move, the parts of the texts before it given.
    struct Node {
        /// Segments of the text.
        var advance: Int
        /// The beads with the texts before it.
        var beads: Range<Int>
        /// By pair of this text with one before it: segments of either that the other leaves out.
        var omitted: Range<Int>
        /// The parts of the next text; none for the last.
        var children: Range<Int>
        /// The part of the text before; -1 for the first.
        var parent: Int
        /// The numbers of its patterns, one with each text before it.
        var asked: [Int32] = []
    }

    /// A node as the search walks through it.
    struct Branch {
        /// The numbers of its patterns, one with each text before it; the others ask for nothing.
        var asked: (Int32, Int32, Int32) = (0, 0, 0)
        let advance: Int32
        let firstChild: Int32
        let lastChild: Int32
    }

    /// The beads of a pair within a move, those that leave a segment out too, by their numbers.
    typealias Pattern = [Int32]

    /// A bead of a pattern, by how far before the end of the move it ends.
    struct Part: Hashable {
        let type: Int32
        let row: Int32
        let column: Int32

        init(_ type: Int, _ row: Int, _ column: Int) {
            (self.type, self.row, self.column) = (Int32(type), Int32(row), Int32(column))
        }
    }

    /// A bead of a move: how many segments of each text of the pair come after it within the move.
    struct Bead: Hashable {
        var pair: Int
        /// The texts of the pair.
        var first: Int
        var second: Int
        var type: Int
        var row: Int
        var column: Int
    }

    /// Segments of one text of a pair that the other leaves out.
    struct Omission: Hashable {
        var pair: Int
        /// The texts of the pair.
        var first: Int
        var second: Int
        var isFirst: Bool
        var segments: Int
    }

    private(set) var nodes: [Node] = []
    private(set) var beads: [Bead] = []
    private(set) var omissions: [Omission] = []
    private(set) var roots: Range<Int> = 0..<0
    /// By pair, the beads of all patterns.
    private(set) var parts: [[Part]]
    /// By pair, what moves ask of it.
    private(set) var patterns: [[Pattern]]
    private(set) var branches: [Branch] = []
    private let columns: [(first: Int, second: Int)]
    private let texts: Int

    /// So many texts stand before the last.
    static let mostAsked = 3
    /// The most atoms of a unit; chosen on the meeting texts, which have sentences that are three in another language.
    private static let mostAtoms = 4
    private static let ofThree = JointMoves(texts: 3, columns: DocumentModel.columns(3), atoms: mostAtoms)
    private static let ofFour = JointMoves(texts: 4, columns: DocumentModel.columns(4), atoms: mostAtoms)

    /// The moves of so many texts; those of four take ten milliseconds to make.
    static func of(texts: Int) -> JointMoves {
        switch texts {
        case 3: ofThree
        case 4: ofFour
        default: JointMoves(texts: texts, columns: DocumentModel.columns(texts), atoms: mostAtoms)
        }
    }

    /// - Parameters:
    ///   - columns: the pairs of texts.
    ///   - atoms: the most that a unit has.
    init(texts: Int, columns: [(first: Int, second: Int)], atoms: Int) {
        (self.columns, self.texts) = (columns, texts)
        (patterns, self.parts) = (columns.map { _ in [] }, columns.map { _ in [] })
        var parts: [Draft] = []
        for count in 1...atoms { parts += self.parts(after: [], atoms: count) }
        roots = add(Draft.merged(parts), parent: -1)
        var numbers: [[[Part]: Int32]] = columns.map { _ in [:] }
        number(roots, text: 0, &numbers)
        branches = nodes.map { node in
            func asked(_ text: Int) -> Int32 { node.asked.indices.contains(text) ? node.asked[text] : 0 }
            return Branch(
                asked: (asked(0), asked(1), asked(2)), advance: Int32(node.advance),
                firstChild: Int32(node.children.lowerBound), lastChild: Int32(node.children.upperBound))
        }
    }

    /// Gives numbers to the patterns that nodes ask for.
    private mutating func number(_ nodes: Range<Int>, text: Int, _ numbers: inout [[[Part]: Int32]]) {
        for node in nodes {
            for (pair, (_, second)) in columns.enumerated() where second == text {
                var pattern: [Part] = []
                for bead in beads[self.nodes[node].beads] where bead.pair == pair {
                    pattern.append(Part(bead.type, bead.row, bead.column))
                }
                for omission in omissions[self.nodes[node].omitted] where omission.pair == pair {
                    pattern += (0..<omission.segments).map { omission.isFirst ? Part(1, $0, 0) : Part(2, 0, $0) }
                }
                let known = numbers[pair][pattern]
                if known == nil { patterns[pair].append(pattern.map { place(of: $0, pair) }) }
                let number = known ?? Int32(numbers[pair].count)
                numbers[pair][pattern] = number
                self.nodes[node].asked.append(number)
            }
            number(self.nodes[node].children, text: text + 1, &numbers)
        }
    }

    private mutating func place(of part: Part, _ pair: Int) -> Int32 {
        if let known = parts[pair].firstIndex(of: part) { return Int32(known) }
        parts[pair].append(part)
        return Int32(parts[pair].count - 1)
    }

    /// A node before it has a number.
    private struct Draft {
        var advance: Int
        var beads: [Bead]
        var omissions: [Omission]
        var children: [Draft]

        private struct Key: Hashable {
            var advance: Int
            var beads: [Bead]
            var omissions: [Omission]
        }

        /// Parts that ask the same made one: what is asked of the first texts is asked once.
        static func merged(_ parts: [Draft]) -> [Draft] {
            var numbers: [Key: Int] = [:]
            var result: [Draft] = []
            for part in parts {
                let key = Key(advance: part.advance, beads: part.beads, omissions: part.omissions)
                if let known = numbers[key] {
                    result[known].children += part.children
                } else {
                    numbers[key] = result.count
                    result.append(part)
                }
            }
            for number in result.indices { result[number].children = merged(result[number].children) }
            return result
        }
    }

    /// How many texts have a part in a move, by its last node.
    func texts(ofMove last: Int) -> Int {
        var (texts, node) = (0, last)
        while node >= 0 {
            if nodes[node].advance > 0 { texts += 1 }
            node = nodes[node].parent
        }
        return texts
    }

    private mutating func add(_ parts: [Draft], parent: Int) -> Range<Int> {
        let first = nodes.count
        for part in parts {
            let bead = beads.count
            beads += part.beads
            let omission = omissions.count
            omissions += part.omissions
            nodes.append(
                Node(
                    advance: part.advance, beads: bead..<beads.count, omitted: omission..<omissions.count,
                    children: 0..<0, parent: parent))
        }
        for (number, part) in parts.enumerated() {
            nodes[first + number].children = add(part.children, parent: first + number)
        }
        return first..<first + parts.count
    }

    /// How a text may write so many atoms: the segments, each of neighbouring atoms; first that it does not.
    private static func shapes(_ atoms: Int) -> [[Range<Int>]] {
        [[]]
            + (0..<1 << (atoms - 1)).map { divided in
                var segments: [Range<Int>] = []
                var start = 0
                for end in 1...atoms where end == atoms || divided >> (end - 1) & 1 == 1 {
                    segments.append(start..<end)
                    start = end
                }
                return segments
            }
    }

    private func parts(after given: [[Range<Int>]], atoms: Int) -> [Draft] {
        Self.shapes(atoms).compactMap { shape in
            let shapes = given + [shape]
            var part = Draft(advance: shape.count, beads: [], omissions: [], children: [])
            for (pair, (first, second)) in columns.enumerated() where second == given.count {
                guard add(shapes[first], shape, pair, to: &part) else { return nil }
            }
            if shapes.count == texts { return Self.isUnit(shapes, atoms: atoms) ? part : nil }
            part.children = parts(after: shapes, atoms: atoms)
            return part.children.isEmpty ? nil : part
        }
    }

    /// Whether each boundary of atoms is bridged by a text, and divided by another: less is two units, or fewer atoms.
    private static func isUnit(_ shapes: [[Range<Int>]], atoms: Int) -> Bool {
        guard shapes.contains(where: { !$0.isEmpty }) else { return false }
        return (1..<max(1, atoms)).allSatisfy { boundary in
            shapes.contains { $0.contains { $0.lowerBound < boundary && boundary < $0.upperBound } }
                && shapes.contains { $0.contains { $0.upperBound == boundary } }
        }
    }

    /// Adds the beads of two texts: segments that share atoms.
    ///
    /// - Returns: whether all of them are searched for.
    private func add(_ one: [Range<Int>], _ other: [Range<Int>], _ pair: Int, to part: inout Draft) -> Bool {
        if one.isEmpty || other.isEmpty {
            let segments = one.count + other.count
            if segments > 0 {
                part.omissions.append(
                    Omission(
                        pair: pair, first: columns[pair].first, second: columns[pair].second, isFirst: other.isEmpty,
                        segments: segments))
            }
            return true
        }
        var (row, column) = (0, 0)
        while row < one.count {
            let (firstRow, firstColumn) = (row, column)
            repeat {
                if column == firstColumn
                    || other[column - 1].upperBound < (row > firstRow ? one[row - 1].upperBound : 0)
                {
                    column += 1
                } else {
                    row += 1
                }
            } while row == firstRow || one[row - 1].upperBound != other[column - 1].upperBound
            guard let type = BeadType.number(row - firstRow, column - firstColumn) else { return false }
            part.beads.append(
                Bead(
                    pair: pair, first: columns[pair].first, second: columns[pair].second, type: type,
                    row: one.count - row, column: other.count - column))
        }
        return true
    }
}
