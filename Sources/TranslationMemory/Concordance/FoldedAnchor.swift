internal import CSignatures

/// How the texts of an index write one character of a piece of folded text.
struct FoldedAnchor {
    /// Characters of three bytes, one after the other; or another one alone.
    struct Way {
        var bytes: [UInt8]
        /// Of each character.
        var length: Int
        var isOne: Bool { bytes.count == length }
    }

    private(set) var ways: [Way] = []
    /// What may stand beside it in the texts: the character beside it in the piece, and what folding leaves out.
    private(set) var neighbour: csignatures_neighbour?

    init(_ number: Int, of wanted: [UInt32], _ kept: KeptTable, _ scalars: SymbolCounts) {
        // Before it, where there is one: a character ends in its telling bytes.
        let beside = number > 0 ? number - 1 : number + 1
        var neighbour = csignatures_neighbour()
        neighbour.is_before = number > 0 ? 1 : 0
        var threes: [UInt8] = []
        for place in 0..<scalars.count {
            let scalar = scalars.symbol(place)
            let folded = kept[scalar]
            let isAnchor = folded == wanted[number]
            let isBeside = beside < wanted.count && (folded == 0 || folded == wanted[beside])
            guard isAnchor || isBeside, let utf8 = Unicode.Scalar(scalar).map({ Array(String($0).utf8) }) else {
                continue
            }
            if isAnchor {
                if utf8.count == 3 { threes += utf8 } else { ways.append(Way(bytes: utf8, length: utf8.count)) }
            }
            if isBeside, utf8.count == 3 || utf8.count > 1 && number > 0 {
                csignatures_add_pair(&neighbour.pairs, utf8[utf8.count - 2], utf8[utf8.count - 1])
            }
        }
        if !threes.isEmpty { ways.append(Way(bytes: threes, length: 3)) }
        if beside < wanted.count { self.neighbour = neighbour }
    }
}
