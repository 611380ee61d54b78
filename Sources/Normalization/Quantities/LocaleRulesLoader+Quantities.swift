import Terminology

extension LocaleRulesLoader {
    /// Reads the `quantities:` of a file.
    ///
    /// - Throws: a `Diagnostic` with file, line and column.
    func quantities(_ node: RuleNode) throws(Diagnostic) -> QuantityRules {
        let tables: [QuantityWord.Role] = [
            .digit, .unit, .tens, .multiplier, .scale, .ordinal, .symbol, .month, .weekday, .dayPart, .minute,
            .part, .firstYear,
        ]
        try node.expect(
            tables.map(\.name) + [
                "notNumbers", "eras", "joiners", "points", "spacesScales", "wordsAlone", "countsSingleDigits",
                "weakNumbers", "weakOrdinals", "patterns",
            ])
        var rules = QuantityRules()
        for role in tables {
            for (text, value) in try node.optional(role.name)?.pairs() ?? [] {
                let number = try value.natural()
                guard !text.isEmpty, role.allows(number) else {
                    throw value.problem(
                        "locale.bad-quantity", "\(number) cannot stand among the \(role.name)",
                        ["value": "\(number)", "name": role.name], help: "use \(role.range)")
                }
                rules.words.append(QuantityWord(text: text, role: role, value: number))
            }
        }
        for item in try node.optional("notNumbers")?.list() ?? [] {
            rules.words.append(QuantityWord(text: try item.text(), role: .none, value: 0))
        }
        for item in try node.optional("eras")?.list() ?? [] { try era(item, into: &rules) }
        for item in try node.optional("joiners")?.list() ?? [] { rules.joiners.append(try item.text()) }
        for item in try node.optional("points")?.list() ?? [] { rules.points.append(try item.text()) }
        rules.spacesScales = try node.optional("spacesScales")?.flag()
        rules.countsSingleDigits = try node.optional("countsSingleDigits")?.flag()
        rules.wordsAlone = try node.optional("wordsAlone")?.natural()
        rules.weakNumbers = try node.optional("weakNumbers")?.natural()
        rules.weakOrdinals = try node.optional("weakOrdinals")?.natural()
        if let patterns = try node.optional("patterns") { try self.patterns(patterns, into: &rules) }
        return rules
    }

    private func patterns(_ node: RuleNode, into rules: inout QuantityRules) throws(Diagnostic) {
        try node.expect(QuantityPattern.Meaning.allCases.map(\.name))
        for meaning in QuantityPattern.Meaning.allCases {
            for item in try node.optional(meaning.name)?.list() ?? [] {
                let text = try item.text()
                do {
                    rules.patterns += try QuantityPattern.expanding(text, meaning)
                } catch {
                    throw item.problem(
                        "locale.bad-pattern", "\"\(text)\" is no pattern: \(error.reason)",
                        ["text": text, "reason": error.reason],
                        help: "write text with {n}, {y}, {m} and the like, (a|b) for alternatives, \\( for a bracket")
                }
                guard rules.patterns.count <= QuantityPattern.maximumCount else {
                    throw item.problem(
                        "locale.bad-pattern", "the patterns stand for more than \(QuantityPattern.maximumCount)",
                        ["text": text, "reason": "too many"], help: "use fewer alternatives")
                }
            }
        }
    }

    private func era(_ node: RuleNode, into rules: inout QuantityRules) throws(Diagnostic) {
        try node.expect(["names", "from", "to"])
        let first = try node.required("from").day()
        let last = try node.optional("to")?.day()
        for name in try node.required("names").list() {
            rules.words.append(QuantityWord(text: try name.text(), role: .era, value: rules.eras.count))
        }
        rules.eras.append(QuantityEra(first: first.ordinal, last: last?.ordinal))
    }
}

extension QuantityWord.Role {
    /// Whether a word of this role can have a value.
    fileprivate func allows(_ value: Int) -> Bool {
        switch self {
        case .digit: value < 10
        case .unit, .tens: value < 100
        case .multiplier, .scale: value >= 10 && ExactDecimal(value).significand == 1
        case .month: (1...12).contains(value)
        case .weekday: (1...7).contains(value)
        case .dayPart: value == 0 || value == 12
        case .minute: value < 60
        case .part: (2..<100).contains(value)
        case .firstYear: value == 1
        case .ordinal, .symbol, .era, .none: value < 1000
        }
    }

    /// What `allows` allows, for a reader.
    fileprivate var range: String {
        switch self {
        case .digit: "0 to 9"
        case .unit, .tens: "0 to 99"
        case .multiplier, .scale: "a power of ten: 10, 100, 1000, ..."
        case .month: "1 to 12"
        case .weekday: "1 (Monday) to 7"
        case .dayPart: "0 or 12"
        case .minute: "0 to 59"
        case .part: "2 to 99"
        case .firstYear: "1"
        case .ordinal, .symbol, .era, .none: "a number below 1000"
        }
    }
}

extension RuleNode {
    fileprivate func natural() throws(Diagnostic) -> Int {
        let text = try text()
        guard let number = Int(text), number >= 0 else {
            throw problem(
                "locale.bad-quantity", "\"\(text)\" is no number", ["value": text, "name": "numbers"],
                help: "write a whole number without separators")
        }
        return number
    }

    fileprivate func flag() throws(Diagnostic) -> Bool {
        switch try text() {
        case "true": return true
        case "false": return false
        default:
            throw problem(
                "locale.bad-quantity", "true or false is expected here",
                ["value": (try? text()) ?? "", "name": "true, false"],
                help: "write true or false")
        }
    }

    fileprivate func day() throws(Diagnostic) -> CalendarDate {
        let text = try text()
        guard let date = PartialDate(iso: text), date.day != nil else {
            throw problem(
                "locale.bad-quantity", "\"\(text)\" is no day", ["value": text, "name": "eras"],
                help: "write a day of the Gregorian calendar: 2019-05-01")
        }
        return date.earliest
    }
}
