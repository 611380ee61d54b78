/// What the scalars of the first plane become where nothing has to be asked: no neighbour, no rule, no pool of sequences.
///
/// Blocks of 64 that are equal are stored once. 64 scalars are what the last byte of UTF-8 tells apart, so the other two bytes
/// of a character are the number of its stage.
struct PlainFolding {
    /// A cell is the scalar, by exclusive or with what it becomes, and the flags of `FoldedScalar`, so that all of a block of
    /// characters that stay themselves are alike; or 0 where the general way is to be taken.
    private(set) var cells: [UInt32] = []
    private(set) var stages: [UInt16] = []

    /// Marks a cell that says what becomes of its scalar.
    static let isKnown: UInt32 = FoldedScalar.inRun
    /// Marks the cell of punctuation that keys leave out and names have not within.
    static let isHardGap: UInt32 = FoldedScalar.lacksCapital

    private static let blockSize = 64

    init(_ table: FoldTable, runSets: UInt32) {
        var known: [[UInt32]: UInt16] = [:]
        for stage in 0..<UInt32(0x1_0000 / Self.blockSize) {
            let block = (0..<UInt32(Self.blockSize)).map { Self.cell(stage << 6 | $0, table, runSets) }
            if let number = known[block] {
                stages.append(number)
            } else {
                let number = UInt16(truncatingIfNeeded: known.count)
                known[block] = number
                stages.append(number)
                cells += block
            }
        }
    }

    /// Whether a scalar is punctuation that keys leave out and names have not within.
    func isHardGap(_ scalar: UInt32) -> Bool {
        cells[Int(stages[Int(scalar >> 6)]) << 6 | Int(scalar & 63)] == Self.isHardGap
    }

    private static func cell(_ scalar: UInt32, _ table: FoldTable, _ runSets: UInt32) -> UInt32 {
        let entry = table[scalar]
        let isSingle = entry.kind == FoldEntry.Kind.single.rawValue
        guard !entry.needsContext, entry.ruleSets & runSets == 0,
            isSingle || entry.kind == FoldEntry.Kind.identity.rawValue
        else { return 0 }
        let value = isSingle ? entry.scalar : scalar
        if entry.isDropped { return TextFolder.isHardGap(value) ? isHardGap : 0 }
        // Letters begin words, which rules see; what others stands in ASCII has its own table.
        guard !(0x61...0x7A).contains(value), scalar > 0x7F else { return 0 }
        var bits = value | TextFolder.kind(of: value, entry) << 21
        if TextFolder.isKatakana(scalar) { bits |= FoldedScalar.katakana }
        return bits ^ scalar | isKnown
    }
}
