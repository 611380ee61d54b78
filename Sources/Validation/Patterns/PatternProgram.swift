/// Patterns as steps for a small machine that tries alternatives in order and goes back where one fails.
///
/// All lie in one array, so that the machine follows numbers and counts no references.
struct PatternProgram: Sendable {
    enum Step: Sendable {
        case scalar(UInt32)
        /// The number of a set.
        case set(Int32)
        /// Goes on here first, and there if that fails.
        case split(Int32, Int32)
        /// As many characters of a set as there are, between two numbers of them: nothing that follows could take fewer.
        case run(Int32, least: Int32, most: Int32)
        case jump(Int32)
        case save(Int32)
        /// Steps of their own, from this place forwards or backwards.
        case look(Int32, isAhead: Bool, isNegative: Bool)
        case blockStart, blockEnd, wordEdge
        case done
    }

    /// A set of scalars: bits for ASCII, ranges for the others.
    struct ScalarSet: Sendable {
        var low: UInt64 = 0
        var high: UInt64 = 0
        /// Its ranges beyond ASCII, in those of all sets.
        var ranges = 0..<0

        /// Whether a character of ASCII belongs to it.
        @inline(__always)
        func hasASCII(_ scalar: UInt32) -> Bool { (scalar < 64 ? low : high) &>> UInt64(scalar & 63) & 1 != 0 }
    }

    private(set) var steps: [Step] = []
    private(set) var sets: [ScalarSet] = []
    private(set) var ranges: [ClosedRange<UInt32>] = []
    /// Where each pattern begins.
    private(set) var entries: [Int] = []
    /// Patterns within patterns whose steps are still to come.
    private var waiting: [(step: Int, part: PatternNode)] = []

    /// Steps of one attempt: more is taken for no match. What a match of ordinary patterns takes is below a hundred.
    static let patience = 5000
    static let mostGroups = 9

    init(_ nodes: [PatternNode]) {
        for node in nodes {
            entries.append(steps.count)
            add(node, before: nil)
            steps.append(.done)
            while let (step, part) = waiting.popLast() {
                guard case .look(_, let isAhead, let isNegative) = steps[step] else { continue }
                steps[step] = .look(Int32(steps.count), isAhead: isAhead, isNegative: isNegative)
                add(isAhead ? part : part.reversed, before: nil)
                steps.append(.done)
            }
        }
    }

    private mutating func add(_ set: ScalarRanges) {
        if let only = set.only { steps.append(.scalar(only)) } else { steps.append(.set(number(of: set))) }
    }

    private mutating func number(of set: ScalarRanges) -> Int32 {
        var entry = ScalarSet()
        let first = ranges.count
        for range in set.ranges {
            for scalar in range.lowerBound..<max(range.lowerBound, min(range.upperBound + 1, 0x80)) {
                if scalar < 64 { entry.low |= 1 << UInt64(scalar) } else { entry.high |= 1 << UInt64(scalar - 64) }
            }
            if range.upperBound >= 0x80 { ranges.append(range) }
        }
        entry.ranges = first..<ranges.count
        sets.append(entry)
        return Int32(sets.count - 1)
    }

    private var next: Int32 { Int32(steps.count) }

    /// - Parameter following: the characters of which one has to follow; nil where that is not known.
    private mutating func add(_ node: PatternNode, before following: ScalarRanges?) {
        switch node {
        case .set(let set): add(set)
        case .sequence(let parts):
            for (number, part) in parts.enumerated() {
                add(part, before: Self.beginning(of: parts[(number + 1)...], before: following))
            }
        case .choice(let parts):
            var jumps: [Int] = []
            for (number, part) in parts.enumerated() {
                if number == parts.count - 1 {
                    add(part, before: following)
                } else {
                    let split = steps.count
                    steps.append(.split(next + 1, 0))
                    add(part, before: following)
                    jumps.append(steps.count)
                    steps.append(.jump(0))
                    steps[split] = .split(Int32(split) + 1, next)
                }
            }
            for jump in jumps { steps[jump] = .jump(next) }
        case .repeated(.set(let set), let least, let most) where following?.meets(set) == false:
            steps.append(.run(number(of: set), least: Int32(least), most: Int32(most)))
        case .repeated(let part, let least, let most):
            // Another of it may follow, or what follows all.
            let following = most > 1 ? nil : following
            for _ in 0..<least { add(part, before: following) }
            var splits: [Int] = []
            for _ in least..<most {
                splits.append(steps.count)
                steps.append(.split(0, 0))
                add(part, before: following)
            }
            for split in splits { steps[split] = .split(Int32(split) + 1, next) }
        case .group(let number, let part):
            guard number <= Self.mostGroups else { return add(part, before: following) }
            steps.append(.save(Int32(number * 2)))
            add(part, before: following)
            steps.append(.save(Int32(number * 2 + 1)))
        case .look(let part, let isAhead, let isNegative):
            waiting.append((steps.count, part))
            steps.append(.look(0, isAhead: isAhead, isNegative: isNegative))
        case .blockStart: steps.append(.blockStart)
        case .blockEnd: steps.append(.blockEnd)
        case .wordEdge: steps.append(.wordEdge)
        }
    }

    /// The characters that parts of a pattern, one after the other, and what follows them can begin with; nil where that is not
    /// known.
    private static func beginning(of parts: ArraySlice<PatternNode>, before following: ScalarRanges?) -> ScalarRanges? {
        var result = ScalarRanges([])
        for part in parts {
            result = result.union(part.first)
            if !part.isNullable { return result }
        }
        return following.map(result.union)
    }

    /// Lends its arrays to a machine.
    func withCode<Result>(_ body: (PatternCode) -> Result) -> Result {
        steps.withUnsafeBufferPointer { steps in
            sets.withUnsafeBufferPointer { sets in
                ranges.withUnsafeBufferPointer { body(PatternCode(steps: steps, sets: sets, ranges: $0)) }
            }
        }
    }
}

/// A program while a machine runs it.
struct PatternCode {
    let steps: UnsafeBufferPointer<PatternProgram.Step>
    let sets: UnsafeBufferPointer<PatternProgram.ScalarSet>
    let ranges: UnsafeBufferPointer<ClosedRange<UInt32>>

    @inline(__always)
    func contains(_ scalar: UInt32, _ number: Int32) -> Bool {
        let set = sets[Int(number)]
        return scalar < 128 ? set.hasASCII(scalar) : has(scalar, set)
    }

    /// How many characters of a set stand from a place on, or before it.
    @inline(__always)
    func count(
        _ number: Int32, in scalars: UnsafeBufferPointer<UInt32>, from place: Int, isForward: Bool, most: Int
    ) -> Int {
        let set = sets[Int(number)]
        let (first, step) = isForward ? (place, 1) : (place - 1, -1)
        var count = 0
        while count < most {
            let scalar = scalars[first &+ count &* step]
            guard scalar < 128 ? set.hasASCII(scalar) : has(scalar, set) else { break }
            count &+= 1
        }
        return count
    }

    private func has(_ scalar: UInt32, _ set: PatternProgram.ScalarSet) -> Bool {
        var (low, high) = (set.ranges.lowerBound, set.ranges.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
        }
        return low < set.ranges.upperBound && ranges[low].lowerBound <= scalar
    }
}
