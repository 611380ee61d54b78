import ICU

/// Reads rules in the syntax of ICU's transliterators.
///
/// ICU itself has taken the rules before, so this asks for no more than it needs to tell them apart, and gives up
/// (`UnsupportedRule`) at what the engine has not. The grammar: Unicode Technical Standard #35, part 2, "Transforms".
struct TransformParser {
    private(set) var steps: [TransformStep] = []
    private(set) var sets: [CharacterSet] = []

    let text: [UInt32]
    var position = 0
    var variables: [String: [RuleElement]] = [:]
    private var setPatterns: [String] = []
    private var setNumbers: [String: Int] = [:]
    private var rules: [TransformRule] = []

    init(_ text: String) { self.text = text.unicodeScalars.map(\.value) }

    /// Reads all rules.
    mutating func parse() throws(UnsupportedRule) {
        while let scalar = peek() {
            if Self.isPatternWhiteSpace(scalar) || scalar == ascii(";") {
                position += 1
            } else if scalar == ascii("#") {
                while let next = peek(), next != 0x0A { position += 1 }
            } else if scalar == ascii(":"), peek(1) == ascii(":") {
                position += 2
                try parseTransform()
            } else if stands("use ") {
                throw UnsupportedRule(feature: "a pragma")
            } else {
                try parseRule()
            }
        }
        endStep()
    }

    private mutating func endStep() {
        if !rules.isEmpty { steps.append(.rules(rules)) }
        rules = []
    }

    /// What stands after `::`.
    private mutating func parseTransform() throws(UnsupportedRule) {
        skipWhiteSpace()
        guard !resemblesSet() else { throw UnsupportedRule(feature: "a filter") }
        var name = ""
        while let scalar = peek(), scalar != ascii(";") {
            if !Self.isPatternWhiteSpace(scalar) { name.unicodeScalars.append(Unicode.Scalar(scalar) ?? "?") }
            position += 1
        }
        position += 1
        endStep()
        // What stands in parentheses is for the other direction.
        let forward = name.prefix { $0 != "(" }.lowercased()
        switch forward.hasPrefix("any-") ? String(forward.dropFirst(4)) : forward {
        case "null", "": break
        case "nfc": steps.append(.normalization(.nfc))
        case "nfd": steps.append(.normalization(.nfd))
        case "nfkc": steps.append(.normalization(.nfkc))
        case "nfkd": steps.append(.normalization(.nfkd))
        default: throw UnsupportedRule(feature: "the transform \(name)")
        }
    }

    private mutating func parseRule() throws(UnsupportedRule) {
        var left = RuleSide()
        try parse(&left)
        guard var direction = peek() else { throw UnsupportedRule(feature: "a rule without direction") }
        position += 1
        if direction == ascii("<"), peek() == ascii(">") {
            position += 1
            direction = 0x2194
        }
        var right = RuleSide()
        try parse(&right)
        if peek() == ascii(";") { position += 1 }
        switch direction {
        case ascii("="):
            guard let name = left.undefinedVariable, left.elements.isEmpty, right.undefinedVariable == nil else {
                throw UnsupportedRule(feature: "a variable that is defined twice")
            }
            guard right.groupCount == 0 else { throw UnsupportedRule(feature: "a group in a variable") }
            variables[name] = right.elements
            return
        case ascii("<"), 0x2190: return
        case ascii(">"), 0x2192: break
        case 0x2194:
            right.elements = Array(right.elements[(right.keyStart ?? 0)..<(right.keyEnd ?? right.elements.count)])
            left.cursor = nil
            left.cursorOffset = 0
        default: throw UnsupportedRule(feature: "a rule without direction")
        }
        guard left.undefinedVariable == nil, right.undefinedVariable == nil else {
            throw UnsupportedRule(feature: "an undefined variable")
        }
        rules.append(try Self.rule(left, right))
    }

    private static func rule(_ left: RuleSide, _ right: RuleSide) throws(UnsupportedRule) -> TransformRule {
        var rule = TransformRule()
        let keyStart = left.keyStart ?? 0
        let keyEnd = left.keyEnd ?? left.elements.count
        guard keyStart <= keyEnd, keyEnd <= left.elements.count else {
            throw UnsupportedRule(feature: "crossed contexts")
        }
        rule.before = Array(left.elements[..<keyStart])
        rule.key = Array(left.elements[keyStart..<keyEnd])
        rule.after = Array(left.elements[keyEnd...])
        rule.output = right.elements
        rule.isAnchoredAtStart = left.isAnchoredAtStart
        rule.isAnchoredAtEnd = left.isAnchoredAtEnd
        rule.groupCount = left.groupCount
        rule.cursor = right.cursor ?? right.elements.count
        rule.cursorShift = right.cursorOffset
        // ICU counts `ab@|c` from within the output.
        guard rule.cursor <= right.elements.count, right.cursorOffset <= 0 || rule.cursor == right.elements.count else {
            throw UnsupportedRule(feature: "a cursor offset within the output")
        }
        return rule
    }

    /// The number of the set that begins here.
    mutating func parseSet() throws(UnsupportedRule) -> Int {
        try number(ofSet: try setPattern())
    }

    mutating func number(ofSet pattern: String) throws(UnsupportedRule) -> Int {
        if let number = setNumbers[pattern] { return number }
        guard let set = try? CharacterSet(pattern: pattern) else {
            throw UnsupportedRule(feature: "the set \(pattern)")
        }
        guard !set.hasStrings else { throw UnsupportedRule(feature: "a set with strings") }
        setNumbers[pattern] = sets.count
        sets.append(set)
        setPatterns.append(pattern)
        return sets.count - 1
    }

    /// What to write in a set for a variable.
    func patternInSet(ofVariable name: String) throws(UnsupportedRule) -> String {
        guard let elements = variables[name] else { throw UnsupportedRule(feature: "an undefined variable") }
        var pattern = ""
        for element in elements {
            switch element {
            case .set(let number): pattern += setPatterns[number]
            case .scalar(let value) where Unicode.Scalar(value)?.properties.isIDContinue == true:
                pattern += "\\x{\(String(value, radix: 16))}"
            default: throw UnsupportedRule(feature: "a variable in a set")
            }
        }
        return pattern
    }
}

/// One side of a rule, as it is read.
struct RuleSide {
    var elements: [RuleElement] = []
    var keyStart: Int?
    var keyEnd: Int?
    var cursor: Int?
    var cursorOffset = 0
    var isAnchoredAtStart = false
    var isAnchoredAtEnd = false
    var groupCount = 0
    /// The first name that has no value yet: what `=` defines.
    var undefinedVariable: String?
}
