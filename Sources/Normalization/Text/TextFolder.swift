import ICU

/// Folds running text as keys are folded, one stretch after the other; one object for each thread.
///
/// Rules that only look within a word of Latin letters are run once for each word and remembered; others run over the
/// characters between two gaps, where a character and its neighbours say that they may change something.
public final class TextFolder {
    let folder: KeyFolder
    let table: FoldTable
    /// The rule sets that look at single words, and those that look at all that stands together.
    let wordSets: UInt32
    let runSets: UInt32
    /// What ASCII becomes: a folded scalar with its flags, or 0 where the general way is to be taken.
    private let ascii: [UInt32]
    var words = WordCache()
    var runs = RunCache()
    public init(_ rules: CompiledRules) {
        folder = KeyFolder(rules)
        table = rules.table
        var (wordSets, runSets): (UInt32, UInt32) = (0, 0)
        for (index, rule) in rules.foldingRules.enumerated() {
            if rule.isOfWords { wordSets |= 1 << UInt32(index) } else { runSets |= 1 << UInt32(index) }
        }
        (self.wordSets, self.runSets) = (wordSets, runSets)
        var ascii = [UInt32](repeating: 0, count: 128)
        for byte in UInt32(0x30)...0x7A {
            let entry = rules.table[byte]
            let isCapital = (0x41...0x5A).contains(byte)
            let folded = isCapital ? byte + 32 : byte
            guard byte <= 0x39 || (0x61...0x7A).contains(folded), entry.ruleSets & runSets == 0, !entry.needsContext,
                isCapital ? entry.scalar == folded && entry.kind == FoldEntry.Kind.single.rawValue : entry.isKept
            else { continue }
            let kind = byte <= 0x39 ? FoldedScalar.Kind.digit : FoldedScalar.Kind.latin
            ascii[Int(byte)] = folded | kind << 21 | (isCapital ? FoldedScalar.capital : 0)
        }
        self.ascii = ascii
    }

    /// Folds a stretch of UTF-8; what was folded before is forgotten. What is not well formed becomes U+FFFD.
    ///
    /// - Complexity: O(n) in the bytes of the stretch.
    public func fold(_ utf8: UnsafeBufferPointer<UInt8>, into text: FoldedText) throws(ICUError) {
        // A copy of its own while it works, which nobody else can see.
        var state = text.state
        defer { text.state = state }
        state.reset()
        state.reserve(utf8.count + Self.slack)
        let ascii = ascii
        try ascii.withUnsafeBufferPointer { ascii throws(ICUError) in try fold(utf8, ascii, table, &state) }
        try finishWord(&state)
        try finishRun(&state)
    }

    /// The scalars that one character and the letters of `&` can become, and more.
    private static let slack = 64

    private func fold(
        _ utf8: UnsafeBufferPointer<UInt8>, _ ascii: UnsafeBufferPointer<UInt32>, _ table: FoldTable,
        _ state: inout FoldState
    ) throws(ICUError) {
        let (wordSets, runSets) = (wordSets, runSets)
        var index = 0
        // Where the last scalar that others can combine with began.
        var base = 0
        while index < utf8.count {
            let byte = utf8[index]
            if byte < 0x80 {
                let folded = ascii[Int(byte)]
                if folded != 0 {
                    base = index
                    if FoldedScalar.kind(folded) == FoldedScalar.Kind.latin {
                        if state.wordStart < 0 { state.wordStart = state.count }
                        state.wordRules = wordSets
                    } else if state.wordStart >= 0 {
                        try finishWord(&state)
                    }
                    state.push(folded, index, index + 1)
                    index += 1
                    continue
                }
                if byte == 0x20 {
                    if state.wordStart >= 0 { try finishWord(&state) }
                    if state.runRules != 0 { try finishRun(&state) }
                    base = index
                    state.gap =
                        max(state.gap & 3 << 24, FoldedScalar.Gap.soft << 24) | state.gap & FoldedScalar.apostrophe
                        | FoldedScalar.space
                    state.runStart = state.count
                    index += 1
                    continue
                }
            }
            let (value, length) = scalar(in: utf8, at: index)
            let entry = table[value]
            // Nearly every character that is not ASCII.
            if entry.isKept, entry.ruleSets & runSets == 0, value > 0x7F {
                if state.wordStart >= 0 { try finishWord(&state) }
                base = index
                var bits = value | UInt32(entry.scripts.rawValue.trailingZeroBitCount) << 21
                if Self.isKatakana(value) { bits |= FoldedScalar.katakana }
                state.push(bits, index, index + length)
                index += length
                continue
            }
            if entry.needsContext {
                let end = endOfSegment(in: utf8, from: index + length)
                while state.count > 0, state.starts[state.count - 1] >= base {
                    state.count -= 1
                    // What stood before it stands before what it becomes.
                    state.gap = state.scalars[state.count] & FoldedScalar.gapMask
                }
                if state.wordStart > state.count { state.wordStart = state.count }
                try foldSegment(UnsafeBufferPointer(rebasing: utf8[base..<end]), at: base, &state)
                state.reserve(utf8.count - end + Self.slack)
                index = end
                base = end
                continue
            }
            let isEmpty = entry.kind == FoldEntry.Kind.sequence.rawValue && entry.poolCount == 0
            if !isEmpty {
                base = index
            } else if Self.belongsToLast(value), state.count > 0, Int(state.ends[state.count - 1]) == index {
                state.ends[state.count - 1] = UInt32(truncatingIfNeeded: index + length)
            }
            try emit(entry, value, source: value, index, index + length, &state)
            state.reserve(utf8.count - index + Self.slack)
            index += length
        }
    }

    private func endOfSegment(in utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < utf8.count {
            let (value, length) = scalar(in: utf8, at: end)
            guard table[value].needsContext else { break }
            end += length
        }
        return end
    }

    /// Folds a character with those that combine with it.
    private func foldSegment(
        _ segment: UnsafeBufferPointer<UInt8>, at start: Int, _ state: inout FoldState
    ) throws(ICUError) {
        var normalized: [UInt8] = []
        try Normalizer(.nfkcCasefold).normalize(segment, appendingTo: &normalized)
        state.reserve(normalized.count * 32 + segment.count + Self.slack)
        let first = segment.isEmpty ? 0 : scalar(in: segment, at: 0).value
        try normalized.span.withUnsafeBufferPointer { bytes throws(ICUError) in
            var index = 0
            while index < bytes.count {
                let (value, length) = scalar(in: bytes, at: index)
                try emit(table[value], value, source: first, start, start + segment.count, &state)
                index += length
            }
        }
    }

    @inline(__always)
    private func emit(
        _ entry: FoldEntry, _ value: UInt32, source: UInt32, _ start: Int, _ end: Int,
        _ state: inout FoldState
    ) throws(ICUError) {
        if entry.kind == FoldEntry.Kind.sequence.rawValue {
            for index in 0..<entry.poolCount {
                let member = table.pooled(entry.poolIndex + index)
                try emitScalar(member.scalar, member, source, start, end, &state)
            }
        } else {
            let result = entry.kind == FoldEntry.Kind.identity.rawValue ? value : entry.scalar
            try emitScalar(result, entry, source, start, end, &state)
        }
    }

    @inline(__always)
    private func emitScalar(
        _ value: UInt32, _ entry: FoldEntry, _ source: UInt32, _ start: Int, _ end: Int,
        _ state: inout FoldState
    ) throws(ICUError) {
        if entry.isDropped {
            try drop(value, source, start, end, &state)
            return
        }
        let isLetter = (0x61...0x7A).contains(value)
        if isLetter {
            if state.wordStart < 0 { state.wordStart = state.count }
            state.wordRules |= entry.ruleSets & wordSets
        } else if state.wordStart >= 0 {
            try finishWord(&state)
        }
        var bits = value | Self.kind(of: value, entry) << 21
        if isLetter, Self.isCapital(source) { bits |= FoldedScalar.capital }
        if Self.isKatakana(source) { bits |= FoldedScalar.katakana }
        if entry.ruleSets & runSets != 0 {
            bits |= FoldedScalar.inRun
            state.runRules |= entry.ruleSets & runSets
        }
        state.push(bits, start, end)
    }

    /// Takes note of a character that keys leave out.
    private func drop(
        _ value: UInt32, _ source: UInt32, _ start: Int, _ end: Int, _ state: inout FoldState
    ) throws(ICUError) {
        if value == 0x27, state.wordStart >= 0 {
            // Rules of words see it.
            state.push(value | FoldedScalar.dropped, start, end)
            state.wordRules = wordSets
            return
        }
        try finishWord(&state)
        try finishRun(&state)
        state.runStart = state.count
        var kind = FoldedScalar.Gap.soft
        switch value {
        case 0x20:
            switch source {
            case 0x0A, 0x85, 0x2028, 0x0C: state.lineEnds += 1
            case 0x2029: state.lineEnds = 2
            case 0x09: kind = FoldedScalar.Gap.hard
            default: break
            }
            if state.lineEnds > 1 { kind = FoldedScalar.Gap.barrier }
            state.gap |= FoldedScalar.space
        case 0x27: state.gap |= FoldedScalar.apostrophe
        case 0x2D, 0xB7: break
        default: kind = FoldedScalar.Gap.hard
        }
        state.gap = max(state.gap & 3 << 24, kind << 24) | state.gap & (FoldedScalar.apostrophe | FoldedScalar.space)
    }

    @inline(__always)
    private static func kind(of value: UInt32, _ entry: FoldEntry) -> UInt32 {
        let script = UInt32(entry.scripts.rawValue.trailingZeroBitCount)
        return script == 0 && (0x30...0x39).contains(value) ? FoldedScalar.Kind.digit : script
    }

    /// A character that keys leave out as if it were not there, and that is a part of what it follows: a prolonged
    /// sound mark, a variation selector.
    private static func belongsToLast(_ value: UInt32) -> Bool {
        isKatakana(value) || (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value)
    }

    @inline(__always)
    private static func isCapital(_ source: UInt32) -> Bool {
        (0x41...0x5A).contains(source) || (0xFF21...0xFF3A).contains(source)
    }

    @inline(__always)
    private static func isKatakana(_ source: UInt32) -> Bool {
        (0x30A1...0x30FF).contains(source) || (0x31F0...0x31FF).contains(source)
            || (0xFF66...0xFF9F).contains(source)
    }
}

@available(*, unavailable)
extension TextFolder: Sendable {}
