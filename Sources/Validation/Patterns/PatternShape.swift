/// What the first characters of the matches of a pattern may be.
struct PatternShape {
    /// Characters that are looked at.
    static let depth = 4

    /// For each of the first places, marks of what may stand there in matches that reach it.
    private var marks = SIMD4<UInt64>.zero
    /// The lengths that matches may have, as bits; the last one for those that are longer too.
    private var lengths: UInt8 = 1

    /// For each of the first places, marks of what may stand there, in a match or behind it.
    var required: SIMD4<UInt64> {
        var result = marks
        for place in 0..<Self.depth where lengths & (2 << UInt8(place) - 1) != 0 { result[place] = .max }
        return result
    }

    /// What matches of a part may begin with.
    static func of(_ node: PatternNode) -> PatternShape {
        switch node {
        case .set(let set): return PatternShape(marks: SIMD4(CharacterMark.all(of: set), 0, 0, 0), lengths: 2)
        case .sequence(let parts): return parts.reduce(PatternShape()) { $0.followed(by: of($1)) }
        case .choice(let parts): return parts.reduce(PatternShape(lengths: 0)) { $0.or(of($1)) }
        case .repeated(let part, let least, let most):
            let part = of(part)
            var shape = PatternShape()
            for _ in 0..<min(least, depth) { shape = shape.followed(by: part) }
            for _ in 0..<min(most - least, depth) { shape = shape.or(shape.followed(by: part)) }
            return shape
        case .group(_, let part): return of(part)
        case .look, .blockStart, .blockEnd, .wordEdge: return PatternShape()
        }
    }

    /// Of the matches of a whole pattern, with what has to stand behind them.
    static func ofMatches(_ node: PatternNode) -> PatternShape {
        guard case .sequence(let parts) = node else { return of(node) }
        let end = (parts.lastIndex(where: \.takesText) ?? -1) + 1
        let text = of(.sequence(Array(parts[..<end])))
        for part in parts[end...] {
            if case .look(let behind, isAhead: true, isNegative: false) = part {
                return text.followed(by: of(behind))
            }
        }
        return text
    }

    private func or(_ other: PatternShape) -> PatternShape {
        var result = self
        result.marks |= other.marks
        result.lengths |= other.lengths
        return result
    }

    private func followed(by other: PatternShape) -> PatternShape {
        var result = self
        result.lengths = 0
        for length in 0...Self.depth where lengths >> UInt8(length) & 1 != 0 {
            for place in length..<Self.depth { result.marks[place] |= other.marks[place - length] }
            for next in 0...Self.depth where other.lengths >> UInt8(next) & 1 != 0 {
                result.lengths |= 1 << UInt8(min(length + next, Self.depth))
            }
        }
        return result
    }
}

extension PatternNode {
    /// Marks of what has to stand before every match, and before that.
    var marksBefore: (last: UInt64, secondLast: UInt64) {
        guard case .sequence(let parts) = self else { return (.max, .max) }
        for part in parts {
            if part.takesText { break }
            guard case .look(let text, isAhead: false, isNegative: false) = part, !text.isNullable else { continue }
            let required = PatternShape.of(text.reversed).required
            return (required[0], required[1])
        }
        return (.max, .max)
    }

    /// More alternatives are looked at together.
    private static let mostBeginnings = 64

    /// The pattern once for each alternative that it may begin with: what one of them begins with tells more than what all do.
    var beginnings: [PatternNode] {
        switch self {
        case .choice(let parts): return parts.count > Self.mostBeginnings ? [self] : parts.flatMap(\.beginnings)
        case .group(_, let part): return part.beginnings
        case .sequence(let parts):
            guard let place = parts.firstIndex(where: \.takesText) else { return [self] }
            let beginnings = parts[place].beginnings
            if !(2...Self.mostBeginnings).contains(beginnings.count) { return [self] }
            return beginnings.map { beginning in
                let first = if case .sequence(let parts) = beginning { parts } else { [beginning] }
                return .sequence(parts[..<place] + first + parts[(place + 1)...])
            }
        default: return [self]
        }
    }

    /// What stands behind the first character, as far as only one text is possible, and whether a pattern begins at the
    /// edge of a word, with what is of a word.
    var opening: (text: [UInt32], beginsWord: Bool) {
        guard case .sequence(let parts) = self else { return ([], false) }
        var text: [UInt32] = []
        var (beginsWord, hasFirst) = (false, false)
        for part in parts {
            switch part {
            // What stands before the first character does not move it.
            case .look(_, isAhead: false, _) where !hasFirst: continue
            case .wordEdge where !hasFirst:
                beginsWord = first.ranges.allSatisfy { $0.allSatisfy(PatternMachine.isWord) }
            case .set where !hasFirst: hasFirst = true
            case .set(let set):
                guard let only = set.only else { return (text, beginsWord) }
                text.append(only)
            default: return (text, beginsWord)
            }
        }
        return (text, beginsWord)
    }
}
