import Normalization
import Terminology

/// Tells sentences that one text alone leaves out from those that it has within another sentence: a paragraph without a sentence
/// is shorter than those of the others, by as much as that is long.
struct MissingSentences {
    /// Texts that have the sentence.
    private static let fewest = 2
    /// Characters of a sentence whose length tells something, in the language that says most in one.
    private static let shortest = 12
    /// Units on either side that may say what one lacks.
    private static let reach = 12
    /// The same, whatever paragraphs they are of.
    private static let next = 2
    /// What the text that lacks a sentence says less, in sentences: by each of the others, and on the mean.
    private static let leastShare = 0.15
    private static let usualShare = 0.5
    private let texts: AlignedChecks
    private let tools: RuleTools
    /// Characters of each text, as far as the others answer it.
    private let totals: [Int]

    init(_ texts: AlignedChecks, _ tools: RuleTools) {
        (self.texts, self.tools) = (texts, tools)
        var totals = texts.texts.map { _ in 0 }
        for unit in texts.alignment.units where unit.segments.allSatisfy({ !$0.isEmpty }) {
            for column in totals.indices { totals[column] += Self.length(texts, unit, column) }
        }
        self.totals = totals
    }

    /// Blocks that a unit has part in, with the text: text by text, so that a unit that one of them lacks has neighbours too.
    private static func blocks(_ texts: AlignedChecks, _ unit: AlignmentUnit) -> Set<Int> {
        let count = texts.texts.count
        return Set(
            unit.segments.indices.flatMap { column in
                unit.segments[column].map { texts.segments[column][$0].block * count + column }
            })
    }

    private static func length(_ texts: AlignedChecks, _ unit: AlignmentUnit, _ column: Int) -> Int {
        texts.side(column, unit.segments[column]).content.unicodeScalars.count
    }

    /// Whether one text, and no other, lacks the sentences of a unit, and says them nowhere near.
    func isLeftOut(unit number: Int) -> Bool {
        let unit = texts.alignment.units[number]
        let there = unit.segments.indices.filter { !unit.segments[$0].isEmpty }
        guard there.count >= Self.fewest, there.count + 1 == unit.segments.count, totals.allSatisfy({ $0 > 0 }),
            let lacking = unit.segments.firstIndex(where: \.isEmpty)
        else { return false }
        let isSentence = there.allSatisfy { column in
            texts.side(column, unit.segments[column]).content.last.map { ".。!！?？”」’".contains($0) } ?? false
        }
        guard isSentence else { return false }
        let blocks = Self.blocks(texts, unit)
        let near = number - Self.reach..<number + Self.reach + 1
        let units = near.clamped(to: texts.alignment.units.indices).filter { other in
            abs(other - number) <= Self.next
                || !Self.blocks(texts, texts.alignment.units[other]).isDisjoint(with: blocks)
        }.map { texts.alignment.units[$0] }
        let own = units.reduce(0) { $0 + Self.length(texts, $1, lacking) }
        // How much of the sentence each of the others has more than the text that lacks it: one may be short elsewhere.
        let shares = there.map { column -> Double in
            let sentence = Self.length(texts, unit, column)
            let whole = units.reduce(0) { $0 + Self.length(texts, $1, column) }
            let gap = wanted(whole, of: column, in: lacking) - Double(own)
            return sentence < Self.shortest ? 0 : gap / wanted(sentence, of: column, in: lacking)
        }
        return shares.allSatisfy { $0 > Self.leastShare }
            && shares.reduce(0, +) > Self.usualShare * Double(shares.count)
    }

    /// Whether the texts that lack a unit say as much in its paragraph as those that have it: then another sentence says it too.
    func isSaidNearby(unit number: Int) -> Bool {
        let unit = texts.alignment.units[number]
        let blocks = Self.blocks(texts, unit)
        let near = number - Self.reach..<number + Self.reach + 1
        let units = near.clamped(to: texts.alignment.units.indices).lazy.map { texts.alignment.units[$0] }.filter {
            !Self.blocks(texts, $0).isDisjoint(with: blocks)
        }
        return unit.segments.indices.allSatisfy { lacking in
            guard unit.segments[lacking].isEmpty else { return true }
            let own = units.reduce(0) { $0 + Self.length(texts, $1, lacking) }
            return own > 0
                && unit.segments.indices.allSatisfy { column in
                    guard !unit.segments[column].isEmpty, totals[column] > 0 else {
                        return unit.segments[column].isEmpty
                    }
                    let whole = units.reduce(0) { $0 + Self.length(texts, $1, column) }
                    let sentence = wanted(Self.length(texts, unit, column), of: column, in: lacking)
                    return (wanted(whole, of: column, in: lacking) - Double(own)) * 2 <= sentence
                }
        }
    }

    /// Characters that a text would need for those of another.
    private func wanted(_ count: Int, of column: Int, in lacking: Int) -> Double {
        Double(count) * Double(totals[lacking]) / Double(totals[column])
    }

    /// Of what a text would need for all that the others say in a unit, what one has that says less.
    private static let least = 0.7

    /// The sentence that one text leaves out of a unit of several; nil where none is so much shorter than all others.
    func leftOut(within number: Int) -> (place: SegmentPlace, column: Int, lacking: Int)? {
        let unit = texts.alignment.units[number]
        let counts = unit.segments.map(\.count)
        guard counts.count > Self.fewest, let lacking = counts.indices.min(by: { counts[$0] < counts[$1] }),
            totals.allSatisfy({ $0 > 0 })
        else { return nil }
        let others = counts.indices.filter { $0 != lacking }
        guard others.allSatisfy({ counts[$0] > counts[lacking] }) else { return nil }
        let own = Double(Self.length(texts, unit, lacking))
        let isShort = others.allSatisfy { column in
            own < wanted(Self.length(texts, unit, column), of: column, in: lacking) * Self.least
        }
        guard isShort, let column = others.first else { return nil }
        let gap = wanted(Self.length(texts, unit, column), of: column, in: lacking) - own
        let said = content(texts.side(lacking, unit.segments[lacking]))
        // What it has no name and number of, and of these what is as long as that which is not there.
        let candidates = unit.segments[column].map { segment in
            let side = texts.side(column, [segment])
            let length = side.content.unicodeScalars.count
            return (
                place: texts.segments[column][segment], length: length,
                isThere: !content(side).isDisjoint(with: said),
                difference: abs(wanted(length, of: column, in: lacking) - gap)
            )
        }
        let likely = candidates.filter { !$0.isThere }
        let best = (likely.isEmpty ? candidates : likely).min { $0.difference < $1.difference }
        guard let best, best.length >= Self.shortest else { return nil }
        return (best.place, column, lacking)
    }

    /// What a side names and counts.
    private func content(_ side: AlignedSide) -> Set<String> {
        let numbers = side.quantities.filter { !$0.quantity.isWeak }.map { "\($0.quantity.key)" }
        return Set(numbers).union(SameConcepts.identities(side.names, tools))
    }
}
