/// Reads a pattern: the part of regular expressions that can be matched in bounded time.
///
/// Literals; `[a-z]`, `[^a]`; `\d` ASCII digits, `\w` Latin letters and digits, `\s` spaces, `\h` Han, `\k` kana, `\K`
/// Hangul; `{name}` a set that the caller knows; `.`; `(...)`, `(?:...)`, `|`; `?`, `*`, `+`, `{2,5}` (`*` and `+` go no
/// further than `longestRepeat`); `(?=...)`, `(?!...)`, `(?<=...)`, `(?<!...)`; `^`, `$` of a block, `\b`; `\u{3001}`.
struct PatternParser {
    /// What is wrong with a pattern.
    struct Problem: Error {
        var message: String
        /// Scalars before the place.
        var offset: Int
    }

    /// How often `*` and `+` repeat at most.
    static let longestRepeat = 64
    private static let deepest = 16
    /// Characters of a pattern with its repetitions written out: each is a step or two of its program.
    static let largest = 4096

    private let scalars: [Unicode.Scalar]
    private let sets: [String: ScalarRanges]
    private var index = 0
    private var groups = 0
    private var depth = 0

    private init(_ pattern: String, sets: [String: ScalarRanges]) {
        (scalars, self.sets) = (Array(pattern.unicodeScalars), sets)
    }

    /// - Parameter sets: what `{name}` may stand for.
    static func parse(_ pattern: String, sets: [String: ScalarRanges] = [:]) throws(Problem) -> PatternNode {
        var parser = PatternParser(pattern, sets: sets)
        let node = try parser.choice()
        guard parser.index == parser.scalars.count else { throw parser.problem("a bracket that nothing opens") }
        guard node.size <= largest else { throw parser.problem("a pattern that is too large") }
        return node
    }

    private func problem(_ message: String) -> Problem { Problem(message: message, offset: index) }
    private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func take(_ text: String) -> Bool {
        var place = index
        for scalar in text.unicodeScalars {
            guard place < scalars.count, scalars[place] == scalar else { return false }
            place += 1
        }
        index = place
        return true
    }

    private mutating func choice() throws(Problem) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw problem("brackets nested too deeply") }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(Problem) -> PatternNode {
        var parts: [PatternNode] = []
        while let scalar = next, scalar != "|", scalar != ")" { parts.append(try repeated(try atom())) }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func repeated(_ node: PatternNode) throws(Problem) -> PatternNode {
        let bounds: (Int, Int)
        if take("?") {
            bounds = (0, 1)
        } else if take("*") {
            bounds = (0, Self.longestRepeat)
        } else if take("+") {
            bounds = (1, Self.longestRepeat)
        } else if next == "{", index + 1 < scalars.count, ("0"..."9").contains(scalars[index + 1]) {
            index += 1
            guard let least = number() else { throw problem("a number is missing") }
            var most = least
            if take(",") { most = number() ?? Self.longestRepeat }
            guard take("}"), least <= most, most <= Self.longestRepeat else { throw problem("no such repetition") }
            bounds = (least, most)
        } else {
            return node
        }
        guard !node.isNullable else { throw problem("a repetition of nothing") }
        // Repetitions in each other multiply.
        guard bounds.1 <= 1 || !Self.repeats(node) else { throw problem("a repetition within a repetition") }
        guard node.size * bounds.1 <= Self.largest else { throw problem("a repetition of too much") }
        return .repeated(node, least: bounds.0, most: bounds.1)
    }

    private static func repeats(_ node: PatternNode) -> Bool {
        switch node {
        case .repeated(let part, let least, let most): least != most || repeats(part)
        case .sequence(let parts), .choice(let parts): parts.contains(where: repeats)
        case .group(_, let part): repeats(part)
        case .set, .look, .blockStart, .blockEnd, .wordEdge: false
        }
    }

    private mutating func number() -> Int? {
        var digits = ""
        while let scalar = next, ("0"..."9").contains(scalar), digits.utf8.count < 3 {
            digits.unicodeScalars.append(scalar)
            index += 1
        }
        return Int(digits)
    }

    private mutating func atom() throws(Problem) -> PatternNode {
        if take("(?:") { return try closed(try choice()) }
        if take("(?=") { return .look(try closed(try choice()), isAhead: true, isNegative: false) }
        if take("(?!") { return .look(try closed(try choice()), isAhead: true, isNegative: true) }
        if take("(?<=") { return .look(try closed(try choice()), isAhead: false, isNegative: false) }
        if take("(?<!") { return .look(try closed(try choice()), isAhead: false, isNegative: true) }
        if take("(") {
            groups += 1
            let number = groups
            return .group(number, try closed(try choice()))
        }
        if take("[") { return .set(try characterClass()) }
        if take("{") { return .set(try named()) }
        if take("^") { return .blockStart }
        if take("$") { return .blockEnd }
        if take("\\b") { return .wordEdge }
        if take(".") { return .set(.all) }
        if take("\\") { return .set(try escaped()) }
        guard let scalar = next, !"?*+]}".unicodeScalars.contains(scalar) else {
            throw problem("a sign that needs a backslash here")
        }
        index += 1
        return .set(ScalarRanges([scalar.value...scalar.value]))
    }

    private mutating func closed(_ node: PatternNode) throws(Problem) -> PatternNode {
        guard take(")") else { throw problem("a bracket that nothing closes") }
        return node
    }

    private mutating func named() throws(Problem) -> ScalarRanges {
        var name = ""
        while let scalar = next, scalar != "}" {
            name.unicodeScalars.append(scalar)
            index += 1
        }
        guard take("}"), let set = sets[name] else { throw problem("no set is called {\(name)}") }
        return set
    }

    private mutating func characterClass() throws(Problem) -> ScalarRanges {
        let isNegative = take("^")
        var result = ScalarRanges([])
        var isFirst = true
        while isFirst || next != "]" {
            isFirst = false
            guard let scalar = next else { throw problem("a [ that nothing closes") }
            index += 1
            let set: ScalarRanges
            switch scalar {
            case "\\": set = try escaped()
            case "{": set = try named()
            default: set = ScalarRanges([scalar.value...scalar.value])
            }
            guard let low = set.only, next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
                result = result.union(set)
                continue
            }
            index += 1
            guard let end = next else { throw problem("a [ that nothing closes") }
            index += 1
            let last = end == "\\" ? try escaped().only : end.value
            guard let last, low <= last else { throw problem("a range that runs backwards") }
            result = result.union(ScalarRanges([low...last]))
        }
        index += 1
        return isNegative ? result.inverted : result
    }

    /// What stands after a backslash.
    private mutating func escaped() throws(Problem) -> ScalarRanges {
        guard let scalar = next else { throw problem("a backslash at the end") }
        index += 1
        switch scalar {
        case "d": return .digits
        case "w": return .word
        case "s": return ScalarRanges([0x20...0x20, 0x09...0x09, 0xA0...0xA0, 0x3000...0x3000])
        case "h": return .han
        case "k": return .kana
        case "K": return .hangul
        case "u":
            guard take("{") else { throw problem("write \\u{3001}") }
            var digits = ""
            while let scalar = next, scalar != "}" {
                digits.unicodeScalars.append(scalar)
                index += 1
            }
            guard take("}"), let value = UInt32(digits, radix: 16), value <= 0x10_FFFF else {
                throw problem("no such code point")
            }
            return ScalarRanges([value...value])
        default:
            guard !("a"..."z").contains(scalar), !("A"..."Z").contains(scalar), !("0"..."9").contains(scalar) else {
                throw problem("\\\(scalar) means nothing here")
            }
            return ScalarRanges([scalar.value...scalar.value])
        }
    }
}

extension ScalarRanges {
    static let digits = ScalarRanges([0x30...0x39])
    static let word = ScalarRanges([0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F])
    /// The unified ideographs in use, and 々〇.
    static let han = ScalarRanges([0x3005...0x3005, 0x3007...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF])
    /// Hiragana and katakana with the mark of length, without the middle dot.
    static let kana = ScalarRanges([0x3041...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF])
    static let hangul = ScalarRanges([0xAC00...0xD7A3])
}
