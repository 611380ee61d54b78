import Normalization
import Terminology

/// Numbers, dates and ordinals that two languages say differently (X01).
struct SameQuantities: AcrossRule {
    let identifiers = ["X01"]

    private typealias Placed = (block: CheckedBlock, quantity: Quantity)

    /// Disagreements of two sides that are told; more are a table, or no translation.
    private static let most = 64

    func findings(in texts: AlignedChecks, _ tools: RuleTools) -> [AcrossFinding] {
        var findings: [AcrossFinding] = []
        var blamed: Set<AcrossFinding.Place> = []
        texts.pairs { bead in
            let (left, right) = (bead.left, bead.right)
            let (ours, theirs) = (left.quantities, right.quantities)
            // A number that one of them lacks is left out, and no other.
            if ours.isEmpty || theirs.isEmpty { return }
            if left.isWholeBlock, right.isWholeBlock, Self.haveSameKeys(ours, theirs) { return }
            let (ourKeys, theirKeys) = (tools.keys(of: left), tools.keys(of: right))
            // Where it is not sure that they answer each other, something has to be common to both.
            if bead.isDoubtful, ourKeys.isDisjoint(with: theirKeys), !bead.sharesNames { return }
            // The name of a month is weak, and says something where a month stands for it; May is a verb too.
            let mayTell = { (placed: Placed) in
                !placed.quantity.isWeak
                    || placed.quantity.kind == .month && placed.block.text(placed.quantity.span) != "May"
            }
            let (ourParts, theirParts) = (DateParts(ours), DateParts(theirs))
            let unmetOurs = ours.filter {
                mayTell($0) && !theirKeys.contains($0.quantity.key) && !theirParts.say($0.quantity)
            }
            let unmetTheirs = theirs.filter {
                mayTell($0) && !ourKeys.contains($0.quantity.key) && !ourParts.say($0.quantity)
            }
            let (ourRest, theirRest) = Self.unsaid(unmetOurs, unmetTheirs, ours, theirs, tools)
            for (ours, theirs) in Self.pairs(ourRest, theirRest, ours, theirs).prefix(Self.most) {
                let isMoved = texts.isMoved(
                    bead, isFirstIn: { tools.keys(of: $0).contains(ours.quantity.key) },
                    isSecondIn: { tools.keys(of: $0).contains(theirs.quantity.key) })
                if isMoved { continue }
                let isOurs = Self.isOutvoted(ours, by: theirs, bead, texts, tools)
                let (wrong, other) = isOurs ? (ours, theirs) : (theirs, ours)
                let column = isOurs ? bead.first : bead.second
                let language = isOurs ? right.text.language : left.text.language
                let finding = Finding(
                    "X01", wrong.block, wrong.quantity.span,
                    ["other": String(other.block.text(other.quantity.span)), "language": language.rawTag])
                // Two texts that agree against a third say so once.
                if blamed.insert(AcrossFinding.Place(column: column, finding)).inserted {
                    findings.append(AcrossFinding(column: column, finding: finding))
                }
            }
        }
        return findings
    }

    /// What is left of quantities that the other side lacks where it may say them in another way.
    private static func unsaid(
        _ unmetOurs: [Placed], _ unmetTheirs: [Placed], _ ours: [Placed], _ theirs: [Placed], _ tools: RuleTools
    ) -> ([Placed], [Placed]) {
        if unmetOurs.isEmpty || unmetTheirs.isEmpty { return (unmetOurs, unmetTheirs) }
        let (left, right) = (ValueReadings(ours, tools.book.units), ValueReadings(theirs, tools.book.units))
        return (
            unmetOurs.filter { !left.say($0, as: right) },
            unmetTheirs.filter { !right.say($0, as: left) }
        )
    }

    /// The parts in which a side may say dates, the year with another day: “from November 30 to December 1, 2023”.
    private struct DateParts {
        private var days: Set<QuantityValue> = []
        private var years: Set<Int> = []

        init(_ quantities: [Placed]) {
            for (_, quantity) in quantities {
                if case .month = quantity.value { days.insert(quantity.value) }
                if case .date(let date) = quantity.value { years.insert(date.year) }
            }
        }

        func say(_ quantity: Quantity) -> Bool {
            guard case .date(let date) = quantity.value, let month = date.month else { return false }
            return years.contains(date.year) && days.contains(.month(month, day: date.day))
        }
    }

    /// Whether each side says all that the other says for sure, as most do.
    private static func haveSameKeys(_ ours: [Placed], _ theirs: [Placed]) -> Bool {
        let (ourKeys, theirKeys) = (Set(ours.map(\.quantity.key)), Set(theirs.map(\.quantity.key)))
        return ours.allSatisfy { $0.quantity.isWeak || theirKeys.contains($0.quantity.key) }
            && theirs.allSatisfy { $0.quantity.isWeak || ourKeys.contains($0.quantity.key) }
    }

    /// What one text says and the other does not, with what the other says for it.
    ///
    /// One that is left out is the translator's choice; one for another is an error. So is an ordinal for which the other
    /// text says one of its others once more: 30th, 32nd, 30th for 31st, 32nd, 30th.
    ///
    /// - Complexity: O(n) in the quantities.
    private static func pairs(
        _ unmetOurs: [Placed], _ unmetTheirs: [Placed], _ ours: [Placed], _ theirs: [Placed]
    ) -> [(Placed, Placed)] {
        var pairs: [(Placed, Placed)] = []
        var ourLeft: [Placed] = []
        // Places of theirs that nothing stands for yet, by what may, the last first.
        var places = Dictionary(grouping: unmetTheirs.indices.reversed()) { Likeness(unmetTheirs[$0].quantity) }
        for placed in unmetOurs {
            let own = Likeness(placed.quantity)
            let next = places.lazy.filter { isAlike($0.key, own) }
                .compactMap { likeness, places in places.last.map { (likeness, $0) } }.min { $0.1 < $1.1 }
            if let (likeness, place) = next {
                places[likeness]?.removeLast()
                pairs.append((placed, unmetTheirs[place]))
            } else {
                ourLeft.append(placed)
            }
        }
        let theirLeft = places.values.joined().sorted().map { unmetTheirs[$0] }
        let isLeft = { (placed: Placed) in placed.quantity.kind == .ordinal }
        pairs += zip(ourLeft.filter(isLeft), surplus(theirs, over: ours))
        pairs += zip(surplus(ours, over: theirs), theirLeft.filter(isLeft))
        return pairs
    }

    /// Ordinals of a text that stand in it more often than in another, where both have as many.
    private static func surplus(_ text: [Placed], over other: [Placed]) -> [Placed] {
        let (own, others) = (
            text.filter { $0.quantity.kind == .ordinal }, other.filter { $0.quantity.kind == .ordinal }
        )
        guard own.count == others.count else { return [] }
        var left = Dictionary(others.map { ($0.quantity.key, 1) }, uniquingKeysWith: +)
        return own.filter { placed in
            guard let count = left[placed.quantity.key] else { return false }
            left[placed.quantity.key] = count - 1
            return count <= 0
        }
    }

    /// Whether more of the other texts say what the second says; the first text is the source, and right where they are even.
    private static func isOutvoted(
        _ first: Placed, by second: Placed, _ bead: CheckedBead, _ texts: AlignedChecks, _ tools: RuleTools
    ) -> Bool {
        let others = texts.others(of: bead)
        if others.isEmpty { return false }
        // How often each of the two stands in a text: with 19th, 20th in all others, 19th, 19th stands alone.
        let counts = { (side: AlignedSide) in
            [first, second].map { wanted in side.quantities.count { $0.quantity.key == wanted.quantity.key } }
        }
        let (ours, theirs) = (counts(texts.whole(of: bead, bead.first)), counts(texts.whole(of: bead, bead.second)))
        let known = others.map(counts)
        let (forOurs, forTheirs) = (known.count { $0 == ours }, known.count { $0 == theirs })
        if forOurs != forTheirs { return forTheirs > forOurs }
        let keys = others.map(tools.keys)
        return keys.count { $0.contains(second.quantity.key) } > keys.count { $0.contains(first.quantity.key) }
    }

    /// What names a month.
    private static let months: Set<QuantityKind> = [.month, .monthDay, .yearMonth, .date]

    private static let dates: Set<QuantityKind> = [.date, .yearMonth, .year, .monthDay, .month]
    private static let counts: Set<QuantityKind> = [.number, .ordinal]

    /// What tells whether a quantity may stand for another.
    private struct Likeness: Hashable {
        var kind: QuantityKind
        var isWeak: Bool
        var hasDate: Bool

        init(_ quantity: Quantity) { (kind, isWeak, hasDate) = (quantity.kind, quantity.isWeak, quantity.date != nil) }
    }

    /// Whether one may stand for the other.
    private static func isAlike(_ one: Likeness, _ other: Likeness) -> Bool {
        if one.isWeak || other.isWeak {
            return one.isWeak != other.isWeak && months.contains(one.kind) && months.contains(other.kind)
        }
        if one.kind == other.kind { return one.kind != .identifier }
        if dates.contains(one.kind) && dates.contains(other.kind) { return true }
        if counts.contains(one.kind) && counts.contains(other.kind) { return true }
        // “in 2015” does not say that it is a year.
        return one.kind == .year && other.kind == .number && other.hasDate
            || one.kind == .number && other.kind == .year && one.hasDate
    }
}
