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

    /// Whether it may match text.
    var takesText: Bool {
        switch self {
        case .look, .blockStart, .blockEnd, .wordEdge: false
        default: true
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
