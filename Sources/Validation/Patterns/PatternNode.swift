/// A pattern as it is written.
indirect enum PatternNode: Sendable, Hashable {
    case set(ScalarRanges)
    case sequence([PatternNode])
    case choice([PatternNode])
    case repeated(PatternNode, least: Int, most: Int)
    /// What a replacement names by `$1`.
    case group(Int, PatternNode)
    /// What must, or must not, stand before or after this place.
    case look(PatternNode, isAhead: Bool, isNegative: Bool)
    case blockStart, blockEnd
    /// Between a Latin letter or digit and what is none.
    case wordEdge

    /// Whether it may match nothing.
    var isNullable: Bool {
        switch self {
        case .set: false
        case .sequence(let parts): parts.allSatisfy(\.isNullable)
        case .choice(let parts): parts.contains(where: \.isNullable)
        case .repeated(let part, let least, _): least == 0 || part.isNullable
        case .group(_, let part): part.isNullable
        case .look, .blockStart, .blockEnd, .wordEdge: true
        }
    }

    /// Characters of the pattern with its repetitions written out.
    ///
    /// A repetition is checked against `PatternParser.largest` when it is read, so that this cannot overflow.
    var size: Int {
        switch self {
        case .set, .blockStart, .blockEnd, .wordEdge: 1
        case .sequence(let parts), .choice(let parts): parts.reduce(0) { $0 + $1.size }
        case .repeated(let part, _, let most): part.size * most
        case .group(_, let part), .look(let part, _, _): part.size + 1
        }
    }

    /// The characters that a match can begin with.
    var first: ScalarRanges {
        switch self {
        case .set(let set): return set
        case .sequence(let parts):
            var result = ScalarRanges([])
            for part in parts {
                result = result.union(part.first)
                if !part.isNullable { break }
            }
            return result
        case .choice(let parts): return parts.reduce(ScalarRanges([])) { $0.union($1.first) }
        case .repeated(let part, _, _), .group(_, let part): return part.first
        case .look, .blockStart, .blockEnd, .wordEdge: return ScalarRanges([])
        }
    }

    /// The characters of which one follows the first of every match, in it or behind it; nil where any may.
    var second: ScalarRanges? {
        let (second, mayEnd) = afterFirst
        if !mayEnd { return second }
        // One character, and what has to stand behind it.
        guard case .sequence(let parts) = self,
            let place = parts.firstIndex(where: { if case .set = $0 { true } else { !$0.isNullable } }),
            case .set = parts[place], parts.allSatisfy({ !$0.takesText || $0 == parts[place] }),
            place + 1 < parts.count, case .look(let part, isAhead: true, isNegative: false) = parts[place + 1],
            !part.isNullable
        else { return nil }
        return part.first
    }

    /// Whether it may match text.
    private var takesText: Bool {
        switch self {
        case .look, .blockStart, .blockEnd, .wordEdge: false
        default: true
        }
    }

    /// The characters of which one stands before every match, and those before them; nil where any may.
    var before: (last: ScalarRanges?, secondLast: ScalarRanges?) {
        guard case .sequence(let parts) = self else { return (nil, nil) }
        for part in parts {
            if part.takesText { break }
            guard case .look(let text, isAhead: false, isNegative: false) = part, !text.isNullable else { continue }
            let reversed = text.reversed
            let (secondLast, mayEnd) = reversed.afterFirst
            return (reversed.first, mayEnd ? nil : secondLast)
        }
        return (nil, nil)
    }

    /// The second characters of matches that have some, and whether there are matches of one character.
    private var afterFirst: (second: ScalarRanges, mayEnd: Bool) {
        switch self {
        case .set: return (ScalarRanges([]), true)
        case .sequence(let parts):
            var result = (second: ScalarRanges([]), mayEnd: false)
            var isNullable = true
            for part in parts {
                if !isNullable, !result.mayEnd { break }
                let next = part.afterFirst
                if result.mayEnd { result.second = result.second.union(part.first) }
                if isNullable { result.second = result.second.union(next.second) }
                result.mayEnd = result.mayEnd && part.isNullable || isNullable && next.mayEnd
                isNullable = isNullable && part.isNullable
            }
            return result
        case .choice(let parts):
            return parts.reduce((ScalarRanges([]), false)) { result, part in
                let next = part.afterFirst
                return (result.0.union(next.second), result.1 || next.mayEnd)
            }
        case .repeated(let part, let least, let most):
            let next = part.afterFirst
            let second = next.mayEnd && most > 1 ? next.second.union(part.first) : next.second
            return (second, next.mayEnd && (least <= 1 || part.isNullable))
        case .group(_, let part): return part.afterFirst
        case .look, .blockStart, .blockEnd, .wordEdge: return (ScalarRanges([]), false)
        }
    }

    /// The pattern that matches the same text read from its end.
    var reversed: PatternNode {
        switch self {
        case .sequence(let parts): .sequence(parts.reversed().map(\.reversed))
        case .choice(let parts): .choice(parts.map(\.reversed))
        case .repeated(let part, let least, let most): .repeated(part.reversed, least: least, most: most)
        case .group(let number, let part): .group(number, part.reversed)
        case .set, .look, .blockStart, .blockEnd, .wordEdge: self
        }
    }
}
