extension PatternNode {
    /// What may stand behind the figures that a match begins with.
    ///
    /// Most numbers of a text are followed by what tells that they are none of those a pattern is after: behind the figures of
    /// `\d{1,2}(?:st|nd) of` only s and n can stand.
    ///
    /// - Returns: marks of the first character that is no figure; all of them where a match may have figures alone.
    var marksBehindDigits: UInt64 {
        guard first.meets(Self.digits) else { return .max }
        let found = behindDigits
        return found.hasDigitsOnly ? .max : CharacterMark.all(of: found.others)
    }

    /// What is no figure and may come first, and whether there may be no such thing.
    private var behindDigits: (others: ScalarRanges, hasDigitsOnly: Bool) {
        switch self {
        case .set(let set): return (set.without(Self.digits), set.meets(Self.digits))
        case .sequence(let parts):
            var others = ScalarRanges([])
            for part in parts {
                let found = part.behindDigits
                others = others.union(found.others)
                if !found.hasDigitsOnly { return (others, false) }
            }
            return (others, true)
        case .choice(let parts):
            let found = parts.map(\.behindDigits)
            return (
                found.reduce(ScalarRanges([])) { $0.union($1.others) }, found.contains { $0.hasDigitsOnly }
            )
        case .repeated(let part, let least, _):
            let found = part.behindDigits
            return (found.others, least == 0 || found.hasDigitsOnly)
        case .group(_, let part): return part.behindDigits
        case .look, .blockStart, .blockEnd, .wordEdge: return (ScalarRanges([]), true)
        }
    }

    /// The figures of ASCII.
    private static let digits = ScalarRanges([0x30...0x39])
}
