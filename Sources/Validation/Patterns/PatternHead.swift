/// What a pattern begins with, where that is a character, a run of a set, one of other characters, and another:
/// `[A-Z][a-z]{2,16} [A-Z]`.
///
/// It tells without the machine that most places of a text are none, and patterns that begin alike share the look at the run.
struct PatternHead: Sendable {
    /// The set of the run: bits for ASCII.
    let run: (low: UInt64, high: UInt64)
    /// Characters of the run.
    let count: ClosedRange<Int>
    /// What has to stand behind it, where that is one character.
    let sign: UInt32?
    /// Marks of what has to stand behind it, and of what can stand behind that.
    let signs: UInt64
    let next: UInt64

    /// Nil for a pattern that begins otherwise.
    init?(_ node: PatternNode) {
        guard case .sequence(let parts) = node,
            let first = parts.firstIndex(where: { if case .set = $0 { true } else { false } }),
            parts[..<first].allSatisfy(\.isLook), first + 2 < parts.count,
            case .repeated(.set(let run), let least, let most) = parts[first + 1],
            case .set(let signs) = parts[first + 2], least <= most,
            !run.meets(signs), run.ranges.allSatisfy({ $0.upperBound < 0x80 })
        else { return nil }
        var (low, high): (UInt64, UInt64) = (0, 0)
        for scalar in run.ranges.joined() {
            if scalar < 64 { low |= 1 << UInt64(scalar) } else { high |= 1 << UInt64(scalar - 64) }
        }
        (self.run, count) = ((low, high), least...most)
        (sign, self.signs) = (signs.only, CharacterMark.all(of: signs))
        let following = parts[(first + 3)...].first
        next = following.flatMap { $0.isNullable ? nil : CharacterMark.all(of: $0.first) } ?? .max
    }

    /// Whether a character belongs to the run.
    @inline(__always)
    func contains(_ scalar: UInt32) -> Bool {
        scalar < 64 ? run.low >> UInt64(scalar) & 1 != 0 : scalar < 128 && run.high >> UInt64(scalar - 64) & 1 != 0
    }
}

extension PatternNode {
    /// Whether it only looks at what stands around a place.
    fileprivate var isLook: Bool {
        switch self {
        case .look, .blockStart, .blockEnd, .wordEdge: true
        default: false
        }
    }
}
