import ICU
import Normalization

/// How concordance folds: by the rules of `Locales/`, so that 商標 finds 商标 and "offices" finds "Office".
public struct SegmentFolding: Sendable {
    /// Tells rules from other rules; an index that was made under other ones is not used.
    public let identity: UInt64
    let rules: CompiledRules
    private let scalars: ScalarFolding

    /// - Parameter compiled: what `RuleCompiler` wrote.
    public init(compiled: ByteSlice) {
        rules = CompiledRules(compiled)
        scalars = ScalarFolding(rules)
        identity = compiled.withBytes(Checksum.of)
    }

    /// A character without regard to its neighbours; what folding leaves out is itself.
    @inline(__always)
    func symbol(_ scalar: UInt32) -> UInt32 {
        let folded = scalars.fold(scalar).scalar
        return folded == 0 ? scalar : folded
    }

    /// The same, 0 for what folding leaves out.
    @inline(__always)
    func kept(_ scalar: UInt32) -> UInt32 { scalars.kept(scalar) }

    /// Rules look within words of Latin letters, not beyond them.
    @inline(__always)
    static func isLetter(_ folded: UInt32) -> Bool { (0x61...0x7A).contains(folded) }
}
