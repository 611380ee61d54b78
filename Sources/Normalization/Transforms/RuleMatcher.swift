/// Where a rule has matched; offsets in the array of the text, and of the program.
struct RuleMatch {
    let rule: Int
    /// Where what stands before the key begins, left of the gap.
    let matchStart: Int
    let keyEnd: Int
    let matchEnd: Int
    /// The output up to the cursor, and the output that the rules look at again.
    let done: Range<Int>
    let toDo: Range<Int>
}

/// Matches rules at the cursor: left of it the text that is done, right of it what is still to do.
struct RuleMatcher {
    let text: UnsafeMutablePointer<UInt8>
    let end: Int
    let program: Program
    let sets: Int
    let groups: UnsafeMutableBufferPointer<Int>

    private static let failure = -1

    /// The first rule of a list that matches.
    @inline(__always)
    func firstMatch(in list: Int, _ step: TransformStepHeader, before gapStart: Int, at gapEnd: Int) -> RuleMatch? {
        let entry = step.lists + TransformFormat.listSize * list
        let word = word(at: gapEnd)
        guard program.uint64(entry + 4) & 1 << UInt64(word >> 8 & 63) != 0 else { return nil }
        var place = step.candidates + TransformFormat.candidateSize * program.uint32(entry)
        let last = min(
            step.candidates + TransformFormat.candidateSize * program.uint32(entry + TransformFormat.listSize),
            program.count)
        while place < last {
            if word & program.word(place) == program.word(place + 4),
                let match = match(step.rules + program.uint32(place + 8), gapStart, gapEnd)
            {
                return match
            }
            place += TransformFormat.candidateSize
        }
        return nil
    }

    /// Four bytes of text, 0 after its end.
    @inline(__always)
    private func word(at place: Int) -> UInt32 {
        if place + 4 <= end {
            return UInt32(littleEndian: UnsafeRawPointer(text + place).loadUnaligned(as: UInt32.self))
        }
        var word: UInt32 = 0
        for offset in 0..<(end - place) { word |= UInt32(text[place + offset]) << UInt32(8 * offset) }
        return word
    }

    private func match(_ rule: Int, _ gapStart: Int, _ gapEnd: Int) -> RuleMatch? {
        let flags = program.byte(rule)
        for index in 0..<min(2 * Int(program.byte(rule + 1)), groups.count) { groups[index] = Self.failure }
        let before = program.block(rule + TransformFormat.ruleHeaderSize, within: program.count)
        var matchStart = gapStart
        if !before.isEmpty {
            matchStart = backward(before, gapStart, 0)
            if matchStart < 0 { return nil }
        }
        if flags & TransformFormat.Flag.anchoredAtStart != 0, matchStart != 0 { return nil }
        let key = program.block(before.upperBound, within: program.count)
        let keyEnd = forward(key, gapEnd, 0)
        if keyEnd < 0 { return nil }
        let after = program.block(key.upperBound, within: program.count)
        var matchEnd = keyEnd
        if !after.isEmpty {
            matchEnd = forward(after, keyEnd, 0)
            if matchEnd < 0 { return nil }
        }
        if flags & TransformFormat.Flag.anchoredAtEnd != 0, matchEnd != end { return nil }
        let done = program.block(after.upperBound, within: program.count)
        let toDo = program.block(done.upperBound, within: program.count)
        return RuleMatch(
            rule: rule, matchStart: matchStart, keyEnd: keyEnd, matchEnd: matchEnd, done: done, toDo: toDo)
    }

    /// The end of what the elements match from a place on, or less than 0.
    private func forward(_ block: Range<Int>, _ start: Int, _ depth: Int) -> Int {
        var position = start
        var place = block.lowerBound
        while place < block.upperBound {
            switch program.byte(place) {
            case TransformFormat.Element.literal:
                let count = Int(program.byte(place + 1))
                if position + count > end { return Self.failure }
                for offset in 0..<count where text[position + offset] != program.byte(place + 2 + offset) {
                    return Self.failure
                }
                position += count
                place += 2 + count
            case TransformFormat.Element.set:
                let set = sets + program.uint32(place + 1)
                if position == end {
                    if !program.isEther(set) { return Self.failure }
                } else {
                    let (scalar, length) = scalar(in: UnsafeBufferPointer(start: text, count: end), at: position)
                    if !program.contains(scalar, inSetAt: set) { return Self.failure }
                    position += length
                }
                place += 5
            case TransformFormat.Element.group:
                let inner = program.block(place + 2, within: block.upperBound)
                let groupEnd = depth < TransformFormat.maximumDepth ? forward(inner, position, depth + 1) : Self.failure
                if groupEnd < 0 { return Self.failure }
                record(program.byte(place + 1), position..<groupEnd)
                position = groupEnd
                place = inner.upperBound
            case TransformFormat.Element.repeated:
                let inner = program.block(place + 3, within: block.upperBound)
                let maximum = program.byte(place + 2) == 1 ? 1 : Int.max
                var count = 0
                while count < maximum, depth < TransformFormat.maximumDepth {
                    let next = forward(inner, position, depth + 1)
                    if next < 0 { break }
                    count += 1
                    if next == position { break }
                    position = next
                }
                if count < Int(program.byte(place + 1)) { return Self.failure }
                place = inner.upperBound
            default: return Self.failure
            }
        }
        return position
    }

    /// The start of what the elements match up to a place, or less than 0; the last element comes first.
    private func backward(_ block: Range<Int>, _ start: Int, _ depth: Int) -> Int {
        var position = start
        var place = block.lowerBound
        while place < block.upperBound {
            switch program.byte(place) {
            case TransformFormat.Element.literal:
                let count = Int(program.byte(place + 1))
                if count > position { return Self.failure }
                for offset in 0..<count where text[position - count + offset] != program.byte(place + 2 + offset) {
                    return Self.failure
                }
                position -= count
                place += 2 + count
            case TransformFormat.Element.set:
                let set = sets + program.uint32(place + 1)
                if position == 0 {
                    if !program.isEther(set) { return Self.failure }
                } else {
                    let (scalar, length) = scalar(in: UnsafeBufferPointer(start: text, count: end), before: position)
                    if !program.contains(scalar, inSetAt: set) { return Self.failure }
                    position -= length
                }
                place += 5
            case TransformFormat.Element.group:
                let inner = program.block(place + 2, within: block.upperBound)
                let groupStart =
                    depth < TransformFormat.maximumDepth ? backward(inner, position, depth + 1) : Self.failure
                if groupStart < 0 { return Self.failure }
                recordFirst(program.byte(place + 1), groupStart..<position)
                position = groupStart
                place = inner.upperBound
            case TransformFormat.Element.repeated:
                let inner = program.block(place + 3, within: block.upperBound)
                let maximum = program.byte(place + 2) == 1 ? 1 : Int.max
                var count = 0
                while count < maximum, depth < TransformFormat.maximumDepth {
                    let next = backward(inner, position, depth + 1)
                    if next < 0 { break }
                    count += 1
                    if next == position { break }
                    position = next
                }
                if count < Int(program.byte(place + 1)) { return Self.failure }
                place = inner.upperBound
            default: return Self.failure
            }
        }
        return position
    }

    private func record(_ number: UInt8, _ range: Range<Int>) {
        let index = 2 * (Int(number) - 1)
        guard index >= 0, index + 1 < groups.count else { return }
        (groups[index], groups[index + 1]) = (range.lowerBound, range.upperBound)
    }

    /// Of several matches before the key the rightmost counts, which is the first that is found.
    private func recordFirst(_ number: UInt8, _ range: Range<Int>) {
        let index = 2 * (Int(number) - 1)
        guard index >= 0, index + 1 < groups.count, groups[index] < 0 else { return }
        (groups[index], groups[index + 1]) = (range.lowerBound, range.upperBound)
    }
}
