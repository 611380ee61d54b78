import Terminology

/// Folds single characters, for who counts characters rather than compares whole texts.
///
/// What depends on neighbours (combining marks, conjoining jamo) is left as it is: bring text into NFC first.
public struct ScalarFolding: Sendable {
    private let table: FoldTable
    private let hangul: CharacterTable?

    public init(_ rules: CompiledRules) {
        table = rules.table
        hangul = rules.readings.first { $0.language == .korean && $0.queryTable != nil }?.queryTable
    }

    /// The folded form of a scalar and its script; a scalar that becomes several gives the first of them.
    ///
    /// - Complexity: O(1).
    @inline(__always)
    public func fold(_ scalar: UInt32) -> (scalar: UInt32, script: ScriptClass) {
        let entry = table[scalar]
        switch entry.kind {
        case FoldEntry.Kind.identity.rawValue: return (scalar, entry.script)
        case FoldEntry.Kind.single.rawValue: return (entry.scalar, entry.script)
        default:
            guard entry.poolCount > 0 else { return (0, .other) }
            let first = table.pooled(entry.poolIndex)
            return (first.scalar, first.script)
        }
    }

    /// The folded form of a scalar, 0 where keys leave it out.
    ///
    /// - Complexity: O(1).
    @inline(__always)
    public func kept(_ scalar: UInt32) -> UInt32 {
        let entry = table[scalar]
        if entry.isDropped { return 0 }
        return entry.kind == FoldEntry.Kind.identity.rawValue ? scalar : fold(scalar).scalar
    }

    /// The usual Korean reading of a folded Han character, as one Hangul syllable, or nil.
    ///
    /// - Complexity: O(log n) in the characters that have one.
    public func hangulReading(of scalar: UInt32) -> UInt32? {
        guard let reading = hangul?[scalar]?.unicodeScalars.first?.value, 0xAC00...0xD7A3 ~= reading else { return nil }
        return reading
    }
}

extension FoldEntry {
    @inline(__always)
    fileprivate var script: ScriptClass { ScriptClass(rawValue: UInt8(bits >> 25 & 7)) ?? .other }
}
