import Normalization

extension TermScanner {
    /// Whether a name may begin before a character, whatever the name.
    @inline(__always)
    func canStart(_ scalars: UnsafeMutablePointer<UInt32>, _ index: Int) -> Bool {
        if index == 0 { return true }
        let bits = scalars[index]
        let before = scalars[index - 1]
        let kind = FoldedScalar.kind(bits)
        let kindBefore = FoldedScalar.kind(before)
        if kind == FoldedScalar.Kind.latin || kind == FoldedScalar.Kind.digit {
            guard kindBefore == FoldedScalar.Kind.latin || kindBefore == FoldedScalar.Kind.digit else { return true }
            return Self.parts(before, bits)
        }
        if FoldedScalar.gap(bits) != 0 { return true }
        if kind == FoldedScalar.Kind.kana {
            if bits & FoldedScalar.katakana != 0 {
                return before & FoldedScalar.katakana == 0 || kindBefore == FoldedScalar.Kind.latin
            }
            return kindBefore != FoldedScalar.Kind.kana || before & FoldedScalar.katakana != 0
        }
        if kind == FoldedScalar.Kind.hangul {
            return kindBefore != FoldedScalar.Kind.hangul || boundaries.isPrefixed(scalars, before: index)
        }
        return true
    }

    /// Whether what stands between two Latin letters or digits parts them.
    @inline(__always)
    static func parts(_ before: UInt32, _ bits: UInt32) -> Bool {
        let gap = FoldedScalar.gap(bits)
        if gap == 0 { return false }
        if bits & FoldedScalar.space != 0 { return true }
        // don't; 2.5
        if bits & FoldedScalar.apostrophe != 0 { return false }
        return gap == FoldedScalar.Gap.soft || FoldedScalar.kind(before) != FoldedScalar.Kind.digit
            || FoldedScalar.kind(bits) != FoldedScalar.Kind.digit
    }

    /// Whether both edges of a name are edges of words; within a longer name, words of Han do not say so.
    func isEdge(
        _ scalars: UnsafeMutablePointer<UInt32>, _ count: Int, start: Int, end: Int, isSubterm: Bool
    ) -> Bool {
        let last = scalars[end - 1]
        let kind = FoldedScalar.kind(last)
        if end < count {
            let next = scalars[end]
            let nextKind = FoldedScalar.kind(next)
            switch kind {
            case FoldedScalar.Kind.latin, FoldedScalar.Kind.digit:
                if nextKind == FoldedScalar.Kind.latin || nextKind == FoldedScalar.Kind.digit,
                    !Self.parts(last, next)
                {
                    return false
                }
            case FoldedScalar.Kind.hangul:
                if FoldedScalar.gap(next) == 0, nextKind == FoldedScalar.Kind.hangul,
                    !boundaries.isSuffixed(scalars, count, at: end)
                {
                    return false
                }
            case FoldedScalar.Kind.kana:
                if FoldedScalar.gap(next) == 0, last & next & FoldedScalar.katakana != 0,
                    nextKind != FoldedScalar.Kind.latin
                {
                    return false
                }
            default: break
            }
            if !isSubterm, kind == FoldedScalar.Kind.han, nextKind == FoldedScalar.Kind.han,
                boundaries.isWithinWord(scalars, count, at: end)
            {
                return false
            }
        }
        if !isSubterm, start > 0, FoldedScalar.kind(scalars[start]) == FoldedScalar.Kind.han,
            FoldedScalar.kind(scalars[start - 1]) == FoldedScalar.Kind.han,
            boundaries.isWithinWord(scalars, count, at: start)
        {
            return false
        }
        return true
    }
}
