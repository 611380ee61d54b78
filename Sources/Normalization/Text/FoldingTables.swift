/// What folding running text has to know of rules: computed once, for any number of `TextFolder`s.
public final class FoldingTables: Sendable {
    let rules: CompiledRules
    /// The rule sets that look at single words, and those that look at all that stands together.
    let wordSets: UInt32
    let runSets: UInt32
    /// What ASCII becomes: a folded scalar with its flags, or 0 where the general way is to be taken.
    let ascii: [UInt32]
    /// Whether all letters of ASCII become themselves, in lower case.
    let hasPlainLetters: Bool
    let plain: PlainFolding

    /// - Complexity: O(1), but the whole first plane is looked at: some milliseconds.
    public init(_ rules: CompiledRules) {
        self.rules = rules
        var (wordSets, runSets): (UInt32, UInt32) = (0, 0)
        for (index, rule) in rules.foldingRules.enumerated() {
            if rule.isOfWords { wordSets |= 1 << UInt32(index) } else { runSets |= 1 << UInt32(index) }
        }
        (self.wordSets, self.runSets) = (wordSets, runSets)
        let plain = PlainFolding(rules.table, runSets: runSets)
        var ascii = [UInt32](repeating: 0, count: 128)
        for byte in UInt32(0x30)...0x7A { ascii[Int(byte)] = Self.cell(byte, rules.table, runSets) }
        for byte in UInt32(0x21)...0x7E where ascii[Int(byte)] == 0 && plain.isHardGap(byte) {
            ascii[Int(byte)] = PlainFolding.isHardGap
        }
        (self.ascii, self.plain) = (ascii, plain)
        hasPlainLetters = (0x41...0x5A).allSatisfy {
            ascii[$0] == LetterWord.scalar(UInt32($0)) && ascii[$0 | 0x20] == LetterWord.scalar(UInt32($0) | 0x20)
        }
    }

    /// What a digit or letter of ASCII becomes.
    private static func cell(_ byte: UInt32, _ table: FoldTable, _ runSets: UInt32) -> UInt32 {
        let entry = table[byte]
        let isCapital = (0x41...0x5A).contains(byte)
        let folded = isCapital ? byte + 32 : byte
        guard byte <= 0x39 || (0x61...0x7A).contains(folded), entry.ruleSets & runSets == 0, !entry.needsContext,
            isCapital ? entry.scalar == folded && entry.kind == FoldEntry.Kind.single.rawValue : entry.isKept
        else { return 0 }
        let kind = byte <= 0x39 ? FoldedScalar.Kind.digit : FoldedScalar.Kind.latin
        return folded | kind << 21 | (isCapital ? FoldedScalar.capital : 0)
    }
}
