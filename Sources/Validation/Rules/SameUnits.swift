import Normalization
import Terminology

/// Units of measure that two languages say differently, and small numbers in words that stand with one (X37).
struct SameUnits: AcrossRule {
    static let identifier = "X37"
    let identifiers = [SameUnits.identifier]
    /// Measures of a sentence that are looked at; more are a table.
    private static let most = 64

    private struct Measure {
        var block: CheckedBlock
        var quantity: Quantity
        var unit: String
        /// Of the number and its unit.
        var span: TextSpan

        func says(_ other: Measure) -> Bool { unit == other.unit && value == other.value }

        /// The number; of a year that too.
        var value: QuantityValue {
            if case .date(let date) = quantity.value { return .decimal(ExactDecimal(date.year)) }
            return quantity.value
        }
    }

    func findings(in texts: AlignedChecks, _ tools: RuleTools) -> [AcrossFinding] {
        var findings: [AcrossFinding] = []
        var blamed: Set<AcrossFinding.Place> = []
        texts.pairs { bead in
            if bead.isDoubtful { return }
            let (ours, theirs) = (Self.measures(of: bead.left, tools), Self.measures(of: bead.right, tools))
            var left = theirs.filter { their in !ours.contains { $0.says(their) } }
            if left.isEmpty { return }
            for own in ours where !theirs.contains(where: own.says) {
                guard let place = left.firstIndex(where: { Self.stands(own, for: $0, bead, tools) }) else { continue }
                let their = left.remove(at: place)
                func has(_ measure: Measure) -> (AlignedSide) -> Bool {
                    { Self.measures(of: $0, tools).contains(where: measure.says) }
                }
                if texts.isMoved(bead, isFirstIn: has(own), isSecondIn: has(their)) { continue }
                let others = texts.others(of: bead)
                let isOurs = others.count(where: has(their)) > others.count(where: has(own))
                let (wrong, right) = isOurs ? (own, their) : (their, own)
                let column = isOurs ? bead.first : bead.second
                let language = (isOurs ? bead.right : bead.left).text.language
                let finding = Finding(
                    Self.identifier, wrong.block, wrong.span,
                    ["other": right.block.string(right.span), "language": language.rawTag])
                if blamed.insert(AcrossFinding.Place(column: column, finding)).inserted {
                    findings.append(AcrossFinding(column: column, finding: finding))
                }
            }
        }
        return findings
    }

    /// Whether one measure stands for another: the same number with another unit, or a number that X01 takes for no complaint
    /// with the same unit.
    private static func stands(_ own: Measure, for their: Measure, _ bead: CheckedBead, _ tools: RuleTools) -> Bool {
        let hasYear = own.unit == year || their.unit == year
        if own.value == their.value { return !hasYear || own.unit == decade || their.unit == decade }
        guard !hasYear, own.unit != decade, own.unit == their.unit, own.quantity.isWeak || their.quantity.isWeak else {
            return false
        }
        return !tools.keys(of: bead.right).contains(own.quantity.key)
            && !tools.keys(of: bead.left).contains(their.quantity.key)
    }

    /// A year of the calendar, which only ten years may not stand for.
    private static let year = "calendar year"
    private static let decade = "decade"

    private static func measures(of side: AlignedSide, _ tools: RuleTools) -> [Measure] {
        let quantities = Array(side.quantities.prefix(most))
        let measures = quantities.compactMap { block, quantity in
            let unit = tools.book.units.unit(of: quantity, in: block)
            guard let meaning = unit?.meaning ?? (quantity.isYear ? year : nil) else { return nil as Measure? }
            return Measure(block: block, quantity: quantity, unit: meaning, span: unit?.span ?? quantity.span)
        }
        // “From 1990 to 1999” are the nineties, “1980 to 1990s” two times ten years.
        return measures.filter { measure in
            guard measure.unit == year, let own = measure.quantity.date?.year else { return true }
            return !measures.contains { other in
                if other.unit == year, let end = other.quantity.date?.year { return (own + 5...own + 10) ~= end }
                return other.unit == decade && other.quantity.span.start > measure.quantity.span.end
                    && other.quantity.span.start - measure.quantity.span.end < longestJoint
                    && other.block.index == measure.block.index
            }
        }
    }

    /// Bytes between the ends of a range.
    private static let longestJoint = 8
}
