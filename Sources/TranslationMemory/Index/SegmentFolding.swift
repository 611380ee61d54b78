import ICU
import Normalization
import Synchronization

/// How concordance folds: by the rules of `Locales/`, so that 商標 finds 商标 and "offices" finds "Office".
public struct SegmentFolding: Sendable {
    /// Tells rules from other rules; an index that was made under other ones is not used.
    public let identity: UInt64
    private let scalars: ScalarFolding
    private let lazyTables: LazyTables

    /// - Parameter compiled: what `RuleCompiler` wrote.
    public init(compiled: ByteSlice) {
        let rules = CompiledRules(compiled)
        scalars = ScalarFolding(rules)
        lazyTables = LazyTables(rules)
        identity = compiled.withBytes(Checksum.of)
    }

    /// Made when a text is folded for the first time: a search that folds none has no need of them.
    var tables: FoldingTables { lazyTables.tables }

    /// A character without regard to its neighbours; what folding leaves out is itself.
    @inline(__always)
    func symbol(_ scalar: UInt32) -> UInt32 {
        let folded = scalars.fold(scalar).scalar
        return folded == 0 ? scalar : folded
    }

    /// The same, 0 for what folding leaves out.
    @inline(__always)
    func kept(_ scalar: UInt32) -> UInt32 { scalars.kept(scalar) }

    /// The same as a table, for what asks it of each character of many texts.
    var keptTable: KeptTable { lazyTables.kept }

    /// Rules look within words of Latin letters, not beyond them.
    @inline(__always)
    static func isLetter(_ folded: UInt32) -> Bool { (0x61...0x7A).contains(folded) }
}

private final class LazyTables: Sendable {
    private struct Made {
        var tables: FoldingTables?
        var kept: KeptTable?
    }

    private let rules: CompiledRules
    private let made = Mutex(Made())

    init(_ rules: CompiledRules) { self.rules = rules }

    var tables: FoldingTables {
        made.withLock { made in
            let tables = made.tables ?? FoldingTables(rules)
            made.tables = tables
            return tables
        }
    }

    var kept: KeptTable {
        made.withLock { made in
            let kept = made.kept ?? KeptTable(ScalarFolding(rules))
            made.kept = kept
            return kept
        }
    }
}
