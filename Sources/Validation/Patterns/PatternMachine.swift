/// Runs programs of patterns; one for each thread.
final class PatternMachine {
    private struct Alternative {
        var step: Int32
        var undone: Int32
        var place: Int
    }

    private struct Change {
        var slot: Int
        var value: Int
    }

    /// No step makes more than one of each, so that there is room for those of all steps of an attempt.
    private let pending: UnsafeMutablePointer<Alternative>
    private let undo: UnsafeMutablePointer<Change>
    private let saved: UnsafeMutablePointer<Int>
    private var pendingCount = 0
    private var undoCount = 0
    /// Whether groups of the last match are there.
    private var hasGroups = false
    /// By pattern, where its last match in the text ends that is looked at, and the patterns that have one.
    @exclusivity(unchecked)
    private var ends: [Int] = []
    @exclusivity(unchecked)
    private var matched: [Int] = []
    private static let slots = (PatternProgram.mostGroups + 1) * 2

    init() {
        pending = .allocate(capacity: PatternProgram.patience)
        undo = .allocate(capacity: PatternProgram.patience)
        saved = .allocate(capacity: Self.slots)
        saved.initialize(repeating: -1, count: Self.slots)
    }

    deinit {
        pending.deallocate()
        undo.deallocate()
        saved.deallocate()
    }

    /// Makes ready for another text.
    ///
    /// - Parameter count: how many patterns there are.
    func begin(_ count: Int) {
        if ends.count < count { ends += [Int](repeating: 0, count: count - ends.count) }
        for pattern in matched { ends[pattern] = 0 }
        matched.removeAll(keepingCapacity: true)
    }

    /// Whether a match has text, and begins behind the last one of its pattern that was taken.
    func mayTake(_ match: PatternTable.Match) -> Bool {
        match.end > match.start && match.start >= ends[match.pattern]
    }

    func take(_ match: PatternTable.Match) {
        if ends[match.pattern] == 0 { matched.append(match.pattern) }
        ends[match.pattern] = match.end
    }

    /// Starts and ends of the groups of the last match, by twice their number; -1 for none.
    var groups: [Int] { Array(UnsafeBufferPointer(start: saved, count: Self.slots)) }

    /// Where a match that begins at `start` ends, or nil.
    ///
    /// - Parameter entry: the first step of the pattern.
    /// - Complexity: O(1): no more than `PatternProgram.patience` steps.
    func end(_ code: PatternCode, _ entry: Int, in scalars: UnsafeBufferPointer<UInt32>, at start: Int) -> Int? {
        // What failed has taken back what it saved.
        if hasGroups { for slot in 0..<Self.slots { saved[slot] = -1 } }
        (pendingCount, undoCount) = (0, 0)
        var budget = PatternProgram.patience
        defer { hasGroups = undoCount > 0 }
        return forward(code, entry, scalars, start, &budget)
    }

    // The same steps for each direction, so that none has to ask for it.

    private func forward(
        _ code: PatternCode, _ entry: Int, _ scalars: UnsafeBufferPointer<UInt32>, _ start: Int, _ budget: inout Int
    ) -> Int? {
        run(code, entry, scalars, start, isForward: true, &budget)
    }

    private func backward(
        _ code: PatternCode, _ entry: Int, _ scalars: UnsafeBufferPointer<UInt32>, _ start: Int, _ budget: inout Int
    ) -> Int? {
        run(code, entry, scalars, start, isForward: false, &budget)
    }

    @inline(__always)
    private func run(
        _ code: PatternCode, _ entry: Int, _ scalars: UnsafeBufferPointer<UInt32>, _ start: Int, isForward: Bool,
        _ budget: inout Int
    ) -> Int? {
        let floor = pendingCount
        let undoFloor = undoCount
        defer { pendingCount = floor }
        var (step, place) = (entry, start)
        while true {
            budget &-= 1
            if budget < 0 {
                takeBack(to: undoFloor)
                return nil
            }
            var isFine = false
            switch code.steps[step] {
            case .scalar(let wanted):
                let index = isForward ? place : place &- 1
                if Self.isIn(index, scalars), scalars[index] == wanted {
                    place &+= isForward ? 1 : -1
                    isFine = true
                }
            case .set(let number):
                let index = isForward ? place : place &- 1
                if Self.isIn(index, scalars), code.contains(scalars[index], number) {
                    place &+= isForward ? 1 : -1
                    isFine = true
                }
            case .run(let number, let least, let most):
                let room = min(isForward ? scalars.count - place : place, Int(most))
                let count = code.count(number, in: scalars, from: place, isForward: isForward, most: room)
                isFine = count >= Int(least)
                place += isForward ? count : -count
            case .split(let first, let second):
                // Most alternatives fail with their first character: nothing need be taken back.
                if !Self.mayBegin(code, Int(first), scalars, isForward ? place : place &- 1) {
                    step = Int(second)
                    continue
                }
                pending[pendingCount] = Alternative(step: second, undone: Int32(undoCount), place: place)
                pendingCount += 1
                step = Int(first)
                continue
            case .jump(let target):
                step = Int(target)
                continue
            case .save(let slot):
                undo[undoCount] = Change(slot: Int(slot), value: saved[Int(slot)])
                undoCount += 1
                saved[Int(slot)] = place
                isFine = true
            case .look(let target, let isAhead, let isNegative):
                let undone = undoCount
                let found =
                    Self.mayBegin(code, Int(target), scalars, isAhead ? place : place &- 1)
                    && (isAhead
                        ? forward(code, Int(target), scalars, place, &budget)
                        : backward(code, Int(target), scalars, place, &budget)) != nil
                isFine = found != isNegative
                // What a look must not find leaves no groups behind.
                if found, isNegative { takeBack(to: undone) }
            case .blockStart: isFine = place == 0
            case .blockEnd: isFine = place == scalars.count
            case .wordEdge:
                let before = place > 0 && Self.isWord(scalars[place - 1])
                let after = place < scalars.count && Self.isWord(scalars[place])
                isFine = before != after
            case .done: return place
            }
            if isFine {
                step &+= 1
                continue
            }
            guard pendingCount > floor else {
                takeBack(to: undoFloor)
                return nil
            }
            pendingCount -= 1
            let next = pending[pendingCount]
            (step, place) = (Int(next.step), next.place)
            takeBack(to: max(Int(next.undone), undoFloor))
        }
    }

    /// Gives groups what they had when so many changes had been made.
    @inline(__always)
    private func takeBack(to count: Int) {
        while undoCount > count {
            undoCount -= 1
            saved[undo[undoCount].slot] = undo[undoCount].value
        }
    }

    /// Whether there is a character at a place.
    @inline(__always)
    private static func isIn(_ place: Int, _ scalars: UnsafeBufferPointer<UInt32>) -> Bool {
        UInt(bitPattern: place) < UInt(bitPattern: scalars.count)
    }

    /// Whether a step may succeed at a place: most conditions fail with their first character.
    @inline(__always)
    private static func mayBegin(
        _ code: PatternCode, _ step: Int, _ scalars: UnsafeBufferPointer<UInt32>, _ index: Int
    ) -> Bool {
        switch code.steps[step] {
        case .scalar(let wanted): isIn(index, scalars) && scalars[index] == wanted
        case .set(let number): isIn(index, scalars) && code.contains(scalars[index], number)
        default: true
        }
    }

    /// Whether a scalar is of a word in Latin letters, for `\b`.
    @inline(__always)
    static func isWord(_ scalar: UInt32) -> Bool {
        scalar < 0x80
            ? (scalar | 0x20) &- 0x61 < 26 || scalar &- 0x30 < 10 : scalar < 0x250 && ScalarRanges.word.contains(scalar)
    }
}

@available(*, unavailable)
extension PatternMachine: Sendable {}
