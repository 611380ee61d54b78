/// A pattern as steps for a small machine that tries alternatives in order and goes back where one fails.
struct PatternProgram: Sendable {
    enum Step: Sendable {
        case scalar(UInt32)
        case set(Int)
        /// Goes on here first, and there if that fails.
        case split(Int, Int)
        case jump(Int)
        case save(Int)
        /// A program of its own, from this place forwards or backwards.
        case look(Int, isAhead: Bool, isNegative: Bool)
        case blockStart, blockEnd, wordEdge
        case done
    }

    private(set) var steps: [Step] = []
    private(set) var sets: [ScalarRanges] = []
    private(set) var inner: [PatternProgram] = []

    /// Steps of one attempt: more is taken for no match. What a match of ordinary patterns takes is below a hundred.
    static let patience = 5000
    static let mostGroups = 9

    init(_ node: PatternNode) {
        add(node)
        steps.append(.done)
    }

    private mutating func add(_ node: PatternNode) {
        switch node {
        case .set(let set):
            if let only = set.only {
                steps.append(.scalar(only))
            } else {
                steps.append(.set(sets.count))
                sets.append(set)
            }
        case .sequence(let parts): for part in parts { add(part) }
        case .choice(let parts):
            var jumps: [Int] = []
            for (number, part) in parts.enumerated() {
                if number == parts.count - 1 {
                    add(part)
                } else {
                    let split = steps.count
                    steps.append(.split(split + 1, 0))
                    add(part)
                    jumps.append(steps.count)
                    steps.append(.jump(0))
                    steps[split] = .split(split + 1, steps.count)
                }
            }
            for jump in jumps { steps[jump] = .jump(steps.count) }
        case .repeated(let part, let least, let most):
            for _ in 0..<least { add(part) }
            var splits: [Int] = []
            for _ in least..<most {
                splits.append(steps.count)
                steps.append(.split(0, 0))
                add(part)
            }
            for split in splits { steps[split] = .split(split + 1, steps.count) }
        case .group(let number, let part):
            guard number <= Self.mostGroups else { return add(part) }
            steps.append(.save(number * 2))
            add(part)
            steps.append(.save(number * 2 + 1))
        case .look(let part, let isAhead, let isNegative):
            steps.append(.look(inner.count, isAhead: isAhead, isNegative: isNegative))
            inner.append(PatternProgram(isAhead ? part : part.reversed))
        case .blockStart: steps.append(.blockStart)
        case .blockEnd: steps.append(.blockEnd)
        case .wordEdge: steps.append(.wordEdge)
        }
    }
}

/// The state of matching that is kept from one attempt to the next.
struct PatternMachine {
    private var pending: [(step: Int, place: Int, saved: Int)] = []
    private var undo: [(slot: Int, value: Int)] = []
    /// Starts and ends of groups, by twice their number; -1 for none.
    private(set) var groups = [Int](repeating: -1, count: (PatternProgram.mostGroups + 1) * 2)

    /// Where a match that begins at `start` ends, or nil.
    ///
    /// - Complexity: O(1): no more than `PatternProgram.patience` steps.
    mutating func end(
        _ program: PatternProgram, in scalars: UnsafeBufferPointer<UInt32>, at start: Int
    ) -> Int? {
        for slot in groups.indices { groups[slot] = -1 }
        var budget = PatternProgram.patience
        return run(program, scalars, start, isForward: true, &budget)
    }

    private mutating func run(
        _ program: PatternProgram, _ scalars: UnsafeBufferPointer<UInt32>, _ start: Int, isForward: Bool,
        _ budget: inout Int
    ) -> Int? {
        let floor = pending.count
        let undoFloor = undo.count
        var (step, place) = (0, start)
        defer {
            pending.removeLast(pending.count - floor)
            undo.removeLast(undo.count - undoFloor)
        }
        while true {
            budget -= 1
            if budget < 0 { return nil }
            var isFine = false
            switch program.steps[step] {
            case .scalar(let wanted):
                let index = isForward ? place : place - 1
                if index >= 0, index < scalars.count, scalars[index] == wanted {
                    place += isForward ? 1 : -1
                    isFine = true
                }
            case .set(let number):
                let index = isForward ? place : place - 1
                if index >= 0, index < scalars.count, program.sets[number].contains(scalars[index]) {
                    place += isForward ? 1 : -1
                    isFine = true
                }
            case .split(let first, let second):
                pending.append((second, place, undo.count))
                step = first
                continue
            case .jump(let target):
                step = target
                continue
            case .save(let slot):
                undo.append((slot, groups[slot]))
                groups[slot] = place
                isFine = true
            case .look(let number, let isAhead, let isNegative):
                let found = run(program.inner[number], scalars, place, isForward: isAhead, &budget) != nil
                isFine = found != isNegative
            case .blockStart: isFine = place == 0
            case .blockEnd: isFine = place == scalars.count
            case .wordEdge:
                let before = place > 0 && Self.isWord(scalars[place - 1])
                let after = place < scalars.count && Self.isWord(scalars[place])
                isFine = before != after
            case .done: return place
            }
            if isFine {
                step += 1
                continue
            }
            guard pending.count > floor, let next = pending.popLast() else { return nil }
            (step, place) = (next.step, next.place)
            while undo.count > max(next.saved, undoFloor), let old = undo.popLast() { groups[old.slot] = old.value }
        }
    }

    @inline(__always)
    private static func isWord(_ scalar: UInt32) -> Bool {
        scalar < 0x80
            ? (scalar | 0x20) &- 0x61 < 26 || scalar &- 0x30 < 10 : scalar < 0x250 && ScalarRanges.word.contains(scalar)
    }
}
