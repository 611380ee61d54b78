import ICU

extension TextFolder {
    /// Runs the rules of words over the word that has ended.
    @inline(__always)
    func finishWord(_ state: inout FoldState) throws(ICUError) {
        if state.wordStart < 0 { return }
        let (start, rules) = (state.wordStart, state.wordRules)
        (state.wordStart, state.wordRules) = (-1, 0)
        if rules == 0 { return }
        let count = state.count - start
        guard remembersWords, count <= WordCache.longestWord else {
            let letters = try rewritten(start, count, state) ?? []
            if !letters.isEmpty { replace(start, by: letters, &state) }
            return
        }
        let first = Self.packed(state.scalars + start, count)
        let second = count > 8 ? Self.packed(state.scalars + start + 8, count - 8) : 0
        try finishWord(start, count, first, second, &state)
    }

    /// Runs the rules of words over a word of which the letters are known.
    func finishWord(
        _ start: Int, _ count: Int, _ first: UInt64, _ second: UInt64, _ state: inout FoldState
    ) throws(ICUError) {
        var (outcome, mark) = words.outcome(first, second)
        if outcome == WordCache.Outcome.unchanged { return }
        if outcome == WordCache.Outcome.unknown {
            outcome = try workOut(start, count, state)
            if let found = marking?(folded(start, count, state, outcome)) {
                outcome |= WordCache.Outcome.isMarked
                mark = found
            }
            words.remember(first, second, outcome, mark: mark)
        }
        defer { if outcome & WordCache.Outcome.isMarked != 0 { state.mark(start, mark) } }
        switch outcome & WordCache.Outcome.kind {
        case WordCache.Outcome.shortened:
            let (left, covered) = (Int(outcome >> 8 & 0xFF), Int(outcome >> 16 & 0xFF))
            state.ends[start + left - 1] = state.ends[start + covered - 1]
            state.count = start + left
            if covered > left, state.scalars[start + covered - 1] & FoldedScalar.capital != 0 {
                state.scalars[start + left - 1] |= FoldedScalar.lacksCapital
            }
            if state.scalars[start + count - 1] & FoldedScalar.dropped != 0,
                state.scalars[start + count - 1] & 0xFF == 0x27
            {
                state.gap |= FoldedScalar.Gap.soft << 24 | FoldedScalar.apostrophe
            }
        case WordCache.Outcome.rewritten:
            replace(start, by: words.rewritten[Int(outcome >> 8)], &state)
        default: break
        }
    }

    /// Up to eight letters as one number. There is always room for eight behind the last one.
    @inline(__always)
    private static func packed(_ scalars: UnsafeMutablePointer<UInt32>, _ count: Int) -> UInt64 {
        let letters = UnsafeRawPointer(scalars).loadUnaligned(as: SIMD8<UInt32>.self)
        let pairs = unsafeBitCast(letters, to: SIMD16<UInt16>.self).evenHalf
        let bytes = unsafeBitCast(unsafeBitCast(pairs, to: SIMD16<UInt8>.self).evenHalf, to: UInt64.self)
        return count >= 8 ? bytes : bytes & (1 << UInt64(count * 8) - 1)
    }

    private func workOut(_ start: Int, _ count: Int, _ state: FoldState) throws(ICUError) -> UInt32 {
        guard let letters = try rewritten(start, count, state) else { return WordCache.Outcome.unchanged }
        let isBeginning = letters.enumerated().allSatisfy { place, letter in
            Int(letter.start) == place && UInt32(letter.value) == FoldedScalar.value(state.scalars[start + place])
        }
        let isTight = letters.dropLast().allSatisfy { $0.end == $0.start + 1 }
        if isBeginning, isTight, let last = letters.last {
            return UInt32(letters.count) << 8 | UInt32(last.end) << 16 | WordCache.Outcome.shortened
        }
        return words.add(letters)
    }

    /// The letters of a word that has an outcome.
    private func folded(_ start: Int, _ count: Int, _ state: FoldState, _ outcome: UInt32) -> [UInt8] {
        switch outcome & WordCache.Outcome.kind {
        case WordCache.Outcome.rewritten: return words.rewritten[Int(outcome >> 8)].map(\.value)
        case WordCache.Outcome.shortened:
            return (0..<Int(outcome >> 8 & 0xFF)).map { UInt8(truncatingIfNeeded: state.scalars[start + $0]) }
        default: return (0..<count).map { UInt8(truncatingIfNeeded: state.scalars[start + $0]) }
        }
    }

    /// What the rules make of a word, its apostrophes left out; nil where it stays as it is.
    private func rewritten(_ start: Int, _ count: Int, _ state: FoldState) throws(ICUError) -> [WordCache.Letter]? {
        var bytes = (0..<count).map { UInt8(truncatingIfNeeded: state.scalars[start + $0]) }
        let word = bytes
        var offsets = OffsetMap()
        for index in 0..<count { offsets.record(1, from: index, to: index + 1) }
        for rule in folder.rules.foldingRules(wordSets) { try folder.rewrite(&bytes, offsets: &offsets, by: rule) }
        let apostrophe = UInt8(ascii: "'")
        if bytes == word, !word.contains(apostrophe) { return nil }
        var letters: [WordCache.Letter] = []
        for (index, byte) in bytes.enumerated() where byte != apostrophe {
            let start = Int(offsets.starts[index])
            var end = max(start + 1, Int(offsets.ends[index]))
            // A possessive is no part of the name.
            if let stop = word[start..<min(end, count)].dropFirst().firstIndex(of: apostrophe) { end = stop }
            letters.append(
                WordCache.Letter(
                    value: byte, start: UInt8(clamping: start), end: UInt8(clamping: min(end, count))))
        }
        // Longer than offsets of a byte can say: it stays as it is.
        return count > 255 || letters.isEmpty ? nil : letters
    }

    private func replace(_ start: Int, by letters: [WordCache.Letter], _ state: inout FoldState) {
        let old = state.count - start
        var bits: [UInt32] = []
        var places: [(UInt32, UInt32)] = []
        for index in 0..<old {
            bits.append(state.scalars[start + index])
            places.append((state.starts[start + index], state.ends[start + index]))
        }
        state.reserve(letters.count + 1)
        var previous = -1
        for (index, letter) in letters.enumerated() {
            let (from, to) = (min(Int(letter.start), old - 1), min(Int(letter.end), old) - 1)
            var flags = bits[from] & ~0x1F_FFFF & ~FoldedScalar.dropped & ~(7 << 21)
            if from == previous { flags &= ~FoldedScalar.gapMask }
            // An apostrophe that was left out before it.
            if from > 0, bits[from - 1] & FoldedScalar.dropped != 0 {
                flags |= FoldedScalar.Gap.soft << 24 | FoldedScalar.apostrophe
            }
            if to > from, bits[to] & FoldedScalar.capital != 0 { flags |= FoldedScalar.lacksCapital }
            state.scalars[start + index] = UInt32(letter.value) | FoldedScalar.Kind.latin << 21 | flags
            state.starts[start + index] = places[from].0
            state.ends[start + index] = places[max(from, to)].1
            previous = from
        }
        state.count = start + letters.count
        if let last = bits.last, last & FoldedScalar.dropped != 0 {
            state.gap |= FoldedScalar.Gap.soft << 24 | FoldedScalar.apostrophe
        }
    }

    /// Runs the other rules over what has stood together, where they change something.
    @inline(__always)
    func finishRun(_ state: inout FoldState) throws(ICUError) {
        if state.runRules == 0 { return }
        let rules = state.runRules
        state.runRules = 0
        try rewriteRun(rules, &state)
    }

    private func rewriteRun(_ sets: UInt32, _ state: inout FoldState) throws(ICUError) {
        var isChanged = false
        for index in state.runStart..<state.count where state.scalars[index] & FoldedScalar.inRun != 0 {
            let before = index > state.runStart ? FoldedScalar.value(state.scalars[index - 1]) : 0
            let after = index + 1 < state.count ? FoldedScalar.value(state.scalars[index + 1]) : 0
            let key = RunCache.key(before, FoldedScalar.value(state.scalars[index]), after)
            if let known = runs.isChanged(key) {
                isChanged = isChanged || known
            } else {
                let found = try isChangedByRules(before, FoldedScalar.value(state.scalars[index]), after)
                runs.remember(key, isChanged: found)
                isChanged = isChanged || found
            }
            if isChanged { break }
        }
        if isChanged { try rewriteWholeRun(sets, &state) }
    }

    private func isChangedByRules(_ before: UInt32, _ scalar: UInt32, _ after: UInt32) throws(ICUError) -> Bool {
        var bytes: [UInt8] = []
        for value in [before, scalar, after] where value != 0 { append(scalar: value, to: &bytes) }
        let old = bytes
        for rule in folder.rules.foldingRules(runSets) { try folder.rewrite(&bytes, by: rule, named: "folding") }
        return bytes != old
    }

    private func rewriteWholeRun(_ sets: UInt32, _ state: inout FoldState) throws(ICUError) {
        var bytes: [UInt8] = []
        // For each byte the scalar that it came from.
        var offsets = OffsetMap()
        let start = state.runStart
        for index in start..<state.count {
            let before = bytes.count
            append(scalar: FoldedScalar.value(state.scalars[index]), to: &bytes)
            offsets.record(bytes.count - before, from: index - start, to: index - start + 1)
        }
        for rule in folder.rules.foldingRules(sets) { try folder.rewrite(&bytes, offsets: &offsets, by: rule) }
        let bits = (start..<state.count).map { state.scalars[$0] }
        let places = (start..<state.count).map { (state.starts[$0], state.ends[$0]) }
        guard !bits.isEmpty else { return }
        state.count = start
        state.reserve(bytes.count + 1)
        var previous = -1
        bytes.span.withUnsafeBufferPointer { utf8 in
            var index = 0
            while index < utf8.count {
                let (value, length) = scalar(in: utf8, at: index)
                let from = min(Int(offsets.starts[index]), bits.count - 1)
                let to = min(max(from, Int(offsets.ends[index + length - 1]) - 1), bits.count - 1)
                let entry = table[value]
                var flags = bits[from] & ~0x1F_FFFF & ~(7 << 21) & ~FoldedScalar.inRun
                // A mark belongs to the place and the letters that were there.
                if FoldedScalar.kind(bits[from]) == FoldedScalar.Kind.latin { flags &= ~FoldedScalar.isMarked }
                if from == previous { flags &= ~FoldedScalar.gapMask }
                let script = UInt32(entry.scripts.rawValue.trailingZeroBitCount)
                let kind = value == FoldedScalar.value(bits[from]) ? FoldedScalar.kind(bits[from]) : script
                state.scalars[state.count] = value | kind << 21 | flags
                state.starts[state.count] = places[from].0
                state.ends[state.count] = places[to].1
                state.count += 1
                previous = from
                index += length
            }
        }
    }
}
