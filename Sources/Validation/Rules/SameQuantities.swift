import Normalization
import Terminology

/// Numbers, dates and ordinals that two languages say differently (X01).
struct SameQuantities: AcrossRule {
    let identifiers = ["X01"]

    func findings(in texts: AlignedChecks, _ tools: RuleTools) -> [AcrossFinding] {
        var findings: [AcrossFinding] = []
        texts.pairs { first, second, left, right in
            let (ours, theirs) = (left.quantities, right.quantities)
            let (ourKeys, theirKeys) = (tools.keys(of: left), tools.keys(of: right))
            let unmetOurs = ours.filter { !$0.quantity.isWeak && !theirKeys.contains($0.quantity.key) }
            var unmetTheirs = theirs.filter { !$0.quantity.isWeak && !ourKeys.contains($0.quantity.key) }
            for (block, quantity) in unmetOurs {
                // One that is left out is the translator's choice; one for another is an error.
                guard let place = unmetTheirs.firstIndex(where: { Self.isAlike($0.quantity, quantity) }) else {
                    continue
                }
                let other = unmetTheirs.remove(at: place)
                findings.append(
                    AcrossFinding(
                        column: second,
                        finding: Finding(
                            "X01", other.block, other.quantity.span,
                            [
                                "other": String(block.text(quantity.span)), "language": left.text.language.rawTag,
                            ])))
                _ = first
            }
        }
        return findings
    }

    /// Whether one may stand for the other.
    private static func isAlike(_ one: Quantity, _ other: Quantity) -> Bool {
        if one.kind == other.kind { return one.kind != .identifier }
        let dates: Set<QuantityKind> = [.date, .yearMonth, .year, .monthDay, .month]
        if dates.contains(one.kind) && dates.contains(other.kind) { return true }
        let counts: Set<QuantityKind> = [.number, .ordinal]
        return counts.contains(one.kind) && counts.contains(other.kind)
    }
}
