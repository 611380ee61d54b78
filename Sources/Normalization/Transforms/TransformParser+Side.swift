import ICU

extension TransformParser {
    /// Elements that a quantifier after them repeats as one: a quoted text, or the value of a variable.
    private struct Unit {
        var range: Range<Int>?

        mutating func note(_ start: Int, _ end: Int) { range = start..<end }
    }

    /// Reads a side up to `;`, the sign of direction or the end.
    mutating func parse(_ side: inout RuleSide) throws(UnsupportedRule) {
        side.elements = try parseSection(&side, isGroup: false)
    }

    private mutating func parseSection(_ side: inout RuleSide, isGroup: Bool) throws(UnsupportedRule) -> [RuleElement] {
        var elements: [RuleElement] = []
        var unit = Unit()
        while let scalar = peek() {
            if Self.isPatternWhiteSpace(scalar) {
                position += 1
                continue
            }
            if Self.endsSide(scalar) {
                if isGroup { throw UnsupportedRule(feature: "an open group") }
                return elements
            }
            if resemblesSet() {
                elements.append(.set(try parseSet()))
                continue
            }
            position += 1
            switch scalar {
            case ascii("\\"):
                elements.append(.scalar(try parseEscape()))
            case ascii("'"):
                try parseQuoted(&elements, &unit)
            case ascii("("):
                side.groupCount += 1
                let number = side.groupCount
                elements.append(.group(number, try parseSection(&side, isGroup: true)))
            case ascii(")"):
                guard isGroup else { throw UnsupportedRule(feature: "a closed group") }
                return elements
            case ascii("$"):
                try parseReference(&side, &elements, &unit, isGroup: isGroup)
            case ascii("."):
                elements.append(.set(try number(ofSet: "[^[:Zp:][:Zl:]\\r\\n$]")))
            case ascii("*"), ascii("+"), ascii("?"):
                try quantify(&elements, unit, sign: scalar)
            case ascii("&"), 0x2206:
                throw UnsupportedRule(feature: "a function")
            case ascii("^"), ascii("{"), ascii("}"), ascii("|"), ascii("@"):
                guard !isGroup else { throw UnsupportedRule(feature: "a context within a group") }
                Self.mark(scalar, &side, at: elements.count)
            default:
                elements.append(.scalar(scalar))
            }
        }
        return elements
    }

    /// A mark that stands between elements.
    private static func mark(_ scalar: UInt32, _ side: inout RuleSide, at place: Int) {
        switch scalar {
        case ascii("^"): side.isAnchoredAtStart = true
        case ascii("{"): side.keyStart = place
        case ascii("}"): side.keyEnd = place
        case ascii("|"): side.cursor = place
        default: side.cursorOffset += place == 0 && side.cursor == 0 ? -1 : 1
        }
    }

    /// `'text'`, in which `''` is an apostrophe; `''` alone is one too.
    private mutating func parseQuoted(_ elements: inout [RuleElement], _ unit: inout Unit) throws(UnsupportedRule) {
        if peek() == ascii("'") {
            position += 1
            elements.append(.scalar(ascii("'")))
            return
        }
        let start = elements.count
        while let scalar = peek() {
            position += 1
            if scalar == ascii("'") {
                guard peek() == ascii("'") else {
                    unit.note(start, elements.count)
                    return
                }
                position += 1
            }
            elements.append(.scalar(scalar))
        }
        throw UnsupportedRule(feature: "an open quotation")
    }

    /// `$1`, `$name`, or `$` at the end, which anchors.
    private mutating func parseReference(
        _ side: inout RuleSide, _ elements: inout [RuleElement], _ unit: inout Unit, isGroup: Bool
    ) throws(UnsupportedRule) {
        if let digit = peek(), (0x31...0x39).contains(digit) {
            var number = 0
            while let digit = peek(), (0x30...0x39).contains(digit), number < 1000 {
                number = number * 10 + Int(digit - 0x30)
                position += 1
            }
            elements.append(.reference(number))
        } else if let name = parseName() {
            if let value = variables[name] {
                unit.note(elements.count, elements.count + value.count)
                elements += value
            } else {
                guard side.undefinedVariable == nil, !isGroup else {
                    throw UnsupportedRule(feature: "an undefined variable")
                }
                side.undefinedVariable = name
            }
        } else {
            guard !isGroup else { throw UnsupportedRule(feature: "an anchor within a group") }
            side.isAnchoredAtEnd = true
        }
    }

    private func quantify(
        _ elements: inout [RuleElement], _ unit: Unit, sign: UInt32
    ) throws(UnsupportedRule) {
        var start = elements.count - 1
        if let range = unit.range, range.upperBound == elements.count { start = range.lowerBound }
        guard start >= 0 else { throw UnsupportedRule(feature: "a quantifier of nothing") }
        // ICU would repeat the second half of a surrogate pair.
        if case .scalar(let value) = elements[start], value > 0xFFFF, start == elements.count - 1 {
            throw UnsupportedRule(feature: "a quantifier after a character beyond the basic plane")
        }
        let repeated = Array(elements[start...])
        elements.removeSubrange(start...)
        elements.append(
            .repeated(repeated, minimum: sign == ascii("+") ? 1 : 0, isBounded: sign == ascii("?")))
    }
}
