/// One step on its way through a text.
///
/// The text lies in one array with a gap where the cursor is: what is done already before it, what is still to do after
/// it. So a replacement moves nothing but itself.
struct TransformRun {
    private let step: TransformStepHeader
    private let loopLimit: Int
    /// Rules that would make the text longer are stopped.
    private let maximumLength: Int
    private var loops = 0
    /// Text before the cursor ends here, and text after it begins at `gapEnd`.
    private(set) var gapStart = 0
    private(set) var gapEnd = 0
    /// The end of the array.
    private var end: Int

    init(_ step: TransformStepHeader, length: Int, loopLimit: Int, maximumLength: Int) {
        self.step = step
        self.loopLimit = loopLimit
        self.maximumLength = maximumLength
        end = length
    }

    /// Takes note that the gap has become wider.
    mutating func widen(by extra: Int) {
        gapEnd += extra
        end += extra
    }

    /// Goes on until the end of the text, or until the gap is too narrow.
    ///
    /// - Returns: how many bytes the gap lacks; 0 at the end.
    mutating func advance<Origins: OriginTracking>(
        _ text: UnsafeMutablePointer<UInt8>, _ program: Program, _ groups: UnsafeMutableBufferPointer<Int>,
        _ origins: inout Origins
    ) -> Int {
        groups.initialize(repeating: -1)
        while gapEnd < end, loops <= loopLimit {
            var length = 1
            let list: Int
            let first = text[gapEnd]
            if first < 0x80 {
                list = program.uint16(step.ascii + 2 * Int(first))
            } else {
                let (scalar, count) = scalar(in: UnsafeBufferPointer(start: text, count: end), at: gapEnd)
                length = count
                list = program.list(for: scalar, step)
            }
            if list != 0 {
                let matcher = RuleMatcher(
                    text: text, end: end, program: program, sets: step.sets, groups: groups)
                if let match = matcher.firstMatch(in: list, step, before: gapStart, at: gapEnd) {
                    let missing = replace(match, text, program, groups, &origins)
                    if missing != 0 { return missing }
                    loops += 1
                    continue
                }
            }
            moveForward(length, text, &origins)
            loops += 1
        }
        return 0
    }

    @inline(__always)
    private mutating func moveForward<Origins: OriginTracking>(
        _ count: Int, _ text: UnsafeMutablePointer<UInt8>, _ origins: inout Origins
    ) {
        if gapStart != gapEnd {
            for offset in 0..<count { text[gapStart + offset] = text[gapEnd + offset] }
            origins.move(from: gapEnd, to: gapStart, count: count)
        }
        gapStart += count
        gapEnd += count
    }

    private mutating func moveBackward<Origins: OriginTracking>(
        _ count: Int, _ text: UnsafeMutablePointer<UInt8>, _ origins: inout Origins
    ) {
        gapStart -= count
        gapEnd -= count
        if gapStart == gapEnd { return }
        (text + gapEnd).update(from: text + gapStart, count: count)
        origins.move(from: gapStart, to: gapEnd, count: count)
    }

    /// Puts the output of a rule in the place of the key.
    private mutating func replace<Origins: OriginTracking>(
        _ match: RuleMatch, _ text: UnsafeMutablePointer<UInt8>, _ program: Program,
        _ groups: UnsafeMutableBufferPointer<Int>, _ origins: inout Origins
    ) -> Int {
        let flags = program.byte(match.rule)
        let output = RuleOutput(program: program, groups: groups)
        let doneLength = output.length(of: match.done)
        let length = doneLength + output.length(of: match.toDo)
        let keyLength = match.keyEnd - gapEnd
        if end - (gapEnd - gapStart) + length - keyLength > maximumLength {
            loops = loopLimit + 1
            return 0
        }
        // The key is still needed while it is copied from.
        let keepsKey = Origins.isTracking || flags & TransformFormat.Flag.hasReferences != 0
        let room = gapEnd - gapStart + (keepsKey ? 0 : keyLength)
        if room < length { return length - room }

        output.write(match.done, from: text, to: text + gapStart)
        let toDo = length - doneLength
        if toDo > 0 { output.write(match.toDo, from: text, to: text + gapStart + doneLength) }
        origins.replace(text, key: gapEnd..<match.keyEnd, with: gapStart..<gapStart + length, end: end)
        gapEnd = match.keyEnd
        gapStart += doneLength
        if toDo > 0 {
            gapEnd -= toDo
            (text + gapEnd).update(from: text + gapStart, count: toDo)
            origins.move(from: gapStart, to: gapEnd, count: toDo)
        }
        let shift = Int(Int8(bitPattern: program.byte(match.rule + 2)))
        if shift != 0 { moveCursor(shift, match, text, &origins) }
        return 0
    }

    /// Moves the cursor by characters, but not out of what the rule has matched.
    private mutating func moveCursor<Origins: OriginTracking>(
        _ shift: Int, _ match: RuleMatch, _ text: UnsafeMutablePointer<UInt8>, _ origins: inout Origins
    ) {
        let bytes = UnsafeBufferPointer(start: text, count: end)
        for _ in 0..<max(0, shift) where gapEnd < match.matchEnd {
            moveForward(scalar(in: bytes, at: gapEnd).length, text, &origins)
        }
        for _ in 0..<max(0, -shift) where gapStart > match.matchStart {
            moveBackward(scalar(in: bytes, before: gapStart).length, text, &origins)
        }
    }
}

/// What a rule puts in the place of the key.
struct RuleOutput {
    let program: Program
    let groups: UnsafeMutableBufferPointer<Int>

    /// The bytes that elements make.
    func length(of block: Range<Int>) -> Int {
        var length = 0
        var place = block.lowerBound
        while place < block.upperBound {
            if program.byte(place) == TransformFormat.Element.literal {
                let count = min(Int(program.byte(place + 1)), block.upperBound - place - 2)
                length += max(0, count)
                place += 2 + count
            } else {
                length += group(program.byte(place + 1)).count
                place += 2
            }
            if place < block.lowerBound { break }
        }
        return length
    }

    /// Writes what elements make, as many bytes as `length(of:)` says.
    func write(_ block: Range<Int>, from text: UnsafeMutablePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>) {
        var target = target
        var place = block.lowerBound
        while place < block.upperBound {
            if program.byte(place) == TransformFormat.Element.literal {
                let count = max(0, min(Int(program.byte(place + 1)), block.upperBound - place - 2))
                for offset in 0..<count { target[offset] = program.byte(place + 2 + offset) }
                target += count
                place += 2 + count
            } else {
                let source = group(program.byte(place + 1))
                target.update(from: text + source.lowerBound, count: source.count)
                target += source.count
                place += 2
            }
        }
    }

    private func group(_ number: UInt8) -> Range<Int> {
        let index = 2 * (Int(number) - 1)
        guard index >= 0, index + 1 < groups.count, groups[index] >= 0 else { return 0..<0 }
        return groups[index]..<groups[index + 1]
    }
}
