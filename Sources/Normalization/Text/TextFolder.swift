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
    /// What ASCII becomes, as `FoldingTables` says.
    private let ascii: [UInt32]
    /// Where all letters of ASCII become themselves, in lower case.
    private let readsWholeWords: Bool
    let remembersWords: Bool
    private let plain: PlainFolding
    let words = WordCache()
    let runs = RunCache()
    /// Gives the mark of a word.
    let marking: ((_ word: [UInt8]) -> UInt32?)?

    /// - Parameter marking: gives a mark for a word of Latin letters, as it is folded, or nil for none. The mark stands in the
    ///   text wherever the word does (`FoldedText.marks`), and is asked for once as long as the word is remembered.
    public convenience init(_ tables: FoldingTables, marking: ((_ word: [UInt8]) -> UInt32?)? = nil) {
        self.init(tables, isPlain: false, marking: marking)
    }

    public convenience init(_ rules: CompiledRules, marking: ((_ word: [UInt8]) -> UInt32?)? = nil) {
        self.init(FoldingTables(rules), marking: marking)
    }

    /// - Parameter isPlain: reads words letter by letter and remembers none, as tests do who ask whether that makes a difference.
    package init(_ tables: FoldingTables, isPlain: Bool, marking: ((_ word: [UInt8]) -> UInt32?)? = nil) {
        self.marking = marking
        folder = KeyFolder(tables.rules)
        table = tables.rules.table
        (wordSets, runSets) = (tables.wordSets, tables.runSets)
        (ascii, plain) = (tables.ascii, tables.plain)
        remembersWords = !isPlain
        readsWholeWords = !isPlain && tables.hasPlainLetters
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
        let (ascii, cells, stages) = (ascii, plain.cells, plain.stages)
        try ascii.withUnsafeBufferPointer { ascii throws(ICUError) in
            try cells.withUnsafeBufferPointer { cells throws(ICUError) in
                try stages.withUnsafeBufferPointer { stages throws(ICUError) in
                    try fold(utf8, Tables(ascii: ascii, cells: cells, stages: stages), table, &state)
                }
            }
        }
        try finishWord(&state)
        try finishRun(&state)
    }

    /// The scalars that one character and the letters of `&` can become, and more.
    private static let slack = 64

    private struct Tables {
        var ascii: UnsafeBufferPointer<UInt32>
        var cells: UnsafeBufferPointer<UInt32>
        var stages: UnsafeBufferPointer<UInt16>

        /// The cell of a character of three bytes, 0 where it is none, or none that is known.
        @inline(__always)
        func cell(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int) -> (cell: UInt32, value: UInt32) {
            guard index + 2 < utf8.count else { return (0, 0) }
            if index + 3 < utf8.count, let base = utf8.baseAddress {
                let word = UInt32(
                    littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt32.self))
                let stage = (word & 0x0F) << 6 | word >> 8 & 0x3F
                guard word & 0xC0_C0F0 == 0x80_80E0, stage >= 0x20 else { return (0, 0) }
                let third = word >> 16 & 0x3F
                return (cells[Int(stages[Int(stage)]) << 6 | Int(third)], stage << 6 | third)
            }
            let (first, second, third) = (UInt32(utf8[index]), UInt32(utf8[index + 1]), UInt32(utf8[index + 2]))
            let stage = (first & 0x0F) << 6 | second & 0x3F
            let value = stage << 6 | third & 0x3F
            // Well formed, and not the long form of what has two bytes.
            guard first & 0xF0 == 0xE0, (second << 8 | third) & 0xC0C0 == 0x8080, value >= 0x800 else { return (0, 0) }
            return (cells[Int(stages[Int(stage)]) << 6 | Int(third & 0x3F)], value)
        }
    }

    private func fold(
        _ utf8: UnsafeBufferPointer<UInt8>, _ tables: Tables, _ table: FoldTable, _ state: inout FoldState
    ) throws(ICUError) {
        let ascii = tables.ascii
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
                        if state.wordStart < 0 {
                            if readsWholeWords, let word = LetterWord(utf8, at: index) {
                                try push(word, utf8, index, &state)
                                index += word.length
                                base = index - 1
                                guard utf8[index] == 0x20 else { continue }
                                if state.runRules != 0 { try finishRun(&state) }
                                base = index
                                state.gap |= FoldedScalar.Gap.soft << 24 | FoldedScalar.space
                                state.runStart = state.count
                                index += 1
                                continue
                            }
                            state.wordStart = state.count
                        }
                        state.wordRules = wordSets
                        state.push(folded, index, index + 1)
                        index += 1
                        let end = pushLetters(utf8, ascii, from: index, &state)
                        if end > index { base = end - 1 }
                        index = end
                    } else if folded == PlainFolding.isHardGap {
                        try finishWord(&state)
                        try finishRun(&state)
                        state.leave(FoldedScalar.Gap.hard)
                        index += 1
                    } else {
                        if state.wordStart >= 0 { try finishWord(&state) }
                        state.push(folded, index, index + 1)
                        index += 1
                    }
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
            if byte == 0x2D, state.wordStart >= 0, Self.isDivided(utf8, at: index) { state.wordRules = 0 }
            let (cell, plain) = tables.cell(utf8, index)
            if cell & PlainFolding.isKnown != 0 {
                if state.wordStart >= 0 { try finishWord(&state) }
                state.push(plain ^ cell & ~PlainFolding.isKnown, index, index + 3)
                base = index
                index = pushPlain(utf8, tables, from: index + 3, &base, &state)
                continue
            }
            if cell == PlainFolding.isHardGap {
                try finishWord(&state)
                try finishRun(&state)
                state.leave(FoldedScalar.Gap.hard)
                base = index
                index += 3
                continue
            }
            let (value, length) = scalar(in: utf8, at: index)
            let entry = table[value]
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

    /// Appends a whole word, and runs the rules of words over it.
    @inline(__always)
    private func push(
        _ word: LetterWord, _ utf8: UnsafeBufferPointer<UInt8>, _ index: Int, _ state: inout FoldState
    ) throws(ICUError) {
        let start = state.count
        word.write(at: index, to: state.scalars + start, state.starts + start, state.ends + start)
        state.scalars[start] |= state.gap
        state.gap = 0
        state.lineEnds = 0
        state.count = start + word.length
        if wordSets == 0 { return }
        let (outcome, mark) = words.outcome(word.first, word.second)
        if outcome & WordCache.Outcome.kind == WordCache.Outcome.unchanged {
            if outcome & WordCache.Outcome.isMarked != 0 { state.mark(start, mark) }
        } else if !Self.isDivided(utf8, at: index + word.length) {
            try finishWord(start, word.length, word.first, word.second, &state)
        }
    }

    /// Whether a word goes on in the next line: behind a hyphen, in small letters. What stands before the hyphen is no word, and
    /// its end no plural: Pros-/ecution.
    private static func isDivided(_ utf8: UnsafeBufferPointer<UInt8>, at hyphen: Int) -> Bool {
        guard hyphen < utf8.count, utf8[hyphen] == 0x2D else { return false }
        var index = hyphen + 1
        if index < utf8.count, utf8[index] == 0x0D { index += 1 }
        guard index < utf8.count, utf8[index] == 0x0A else { return false }
        index += 1
        while index < utf8.count, utf8[index] == 0x20 { index += 1 }
        return index < utf8.count && (0x61...0x7A).contains(utf8[index])
    }

    /// Appends letters of ASCII that follow one, and gives the place behind them.
    @inline(__always)
    private func pushLetters(
        _ utf8: UnsafeBufferPointer<UInt8>, _ ascii: UnsafeBufferPointer<UInt32>, from start: Int,
        _ state: inout FoldState
    ) -> Int {
        let (scalars, starts, ends) = (state.scalars, state.starts, state.ends)
        var (index, count) = (start, state.count)
        while index < utf8.count, utf8[index] < 0x80 {
            let folded = ascii[Int(utf8[index])]
            guard FoldedScalar.kind(folded) == FoldedScalar.Kind.latin else { break }
            scalars[count] = folded
            starts[count] = UInt32(truncatingIfNeeded: index)
            index += 1
            ends[count] = UInt32(truncatingIfNeeded: index)
            count += 1
        }
        state.count = count
        return index
    }

    /// Appends characters that follow one and of which the table says all, and gives the place behind them.
    @inline(__always)
    private func pushPlain(
        _ utf8: UnsafeBufferPointer<UInt8>, _ tables: Tables, from start: Int, _ base: inout Int,
        _ state: inout FoldState
    ) -> Int {
        let (scalars, starts, ends) = (state.scalars, state.starts, state.ends)
        var (index, count) = (start, state.count)
        while true {
            let (cell, value) = tables.cell(utf8, index)
            guard cell & PlainFolding.isKnown != 0 else { break }
            scalars[count] = value ^ cell & ~PlainFolding.isKnown
            starts[count] = UInt32(truncatingIfNeeded: index)
            base = index
            index += 3
            ends[count] = UInt32(truncatingIfNeeded: index)
            count += 1
        }
        state.count = count
        return index
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
        default: if Self.isHardGap(value) { kind = FoldedScalar.Gap.hard }
        }
        state.leave(kind)
    }

    /// Whether what keys leave out is no space, apostrophe, hyphen or middle dot.
    static func isHardGap(_ value: UInt32) -> Bool { value != 0x20 && value != 0x27 && value != 0x2D && value != 0xB7 }

    @inline(__always)
    static func kind(of value: UInt32, _ entry: FoldEntry) -> UInt32 {
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
    static func isKatakana(_ source: UInt32) -> Bool {
        (0x30A1...0x30FF).contains(source) || (0x31F0...0x31FF).contains(source)
            || (0xFF66...0xFF9F).contains(source)
    }
}

@available(*, unavailable)
extension TextFolder: Sendable {}
