/// The number of a character of ASCII.
@inline(__always)
func ascii(_ character: Unicode.Scalar) -> UInt32 { character.value }

extension TransformParser {
    func peek(_ offset: Int = 0) -> UInt32? {
        position + offset < text.count ? text[position + offset] : nil
    }

    func stands(_ word: String) -> Bool {
        text[position...].starts(with: word.unicodeScalars.lazy.map(\.value))
    }

    mutating func skipWhiteSpace() {
        while let scalar = peek(), Self.isPatternWhiteSpace(scalar) { position += 1 }
    }

    /// Pattern_White_Space of UAX #31.
    static func isPatternWhiteSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09...0x0D, 0x20, 0x85, 0x200E, 0x200F, 0x2028, 0x2029: true
        default: false
        }
    }

    static func endsSide(_ scalar: UInt32) -> Bool {
        switch scalar {
        case ascii("="), ascii(">"), ascii("<"), ascii(";"), 0x2190, 0x2192, 0x2194: true
        default: false
        }
    }

    /// The name of a variable, after its `$`.
    mutating func parseName() -> String? {
        var name = String.UnicodeScalarView()
        while let scalar = peek().flatMap(Unicode.Scalar.init),
            name.isEmpty ? scalar.properties.isIDStart : scalar.properties.isIDContinue
        {
            name.append(scalar)
            position += 1
        }
        return name.isEmpty ? nil : String(name)
    }

    /// What stands after a backslash, as ICU's `u_unescapeAt` reads it.
    mutating func parseEscape() throws(UnsupportedRule) -> UInt32 {
        guard let scalar = peek() else { throw UnsupportedRule(feature: "a backslash at the end") }
        position += 1
        switch scalar {
        case ascii("u"): return try parseHex(count: 4)
        case ascii("U"): return try parseHex(count: 8)
        case ascii("x"):
            guard peek() == ascii("{") else { throw UnsupportedRule(feature: "the escape \\x without braces") }
            position += 1
            let value = try parseHex(upTo: 8)
            guard peek() == ascii("}") else { throw UnsupportedRule(feature: "an open escape") }
            position += 1
            return value
        case ascii("a"): return 0x07
        case ascii("b"): return 0x08
        case ascii("e"): return 0x1B
        case ascii("f"): return 0x0C
        case ascii("n"): return 0x0A
        case ascii("r"): return 0x0D
        case ascii("t"): return 0x09
        case ascii("v"): return 0x0B
        case ascii("c"), ascii("0")...ascii("9"), ascii("p"), ascii("P"), ascii("N"):
            throw UnsupportedRule(feature: "an octal, control or named escape")
        default: return scalar
        }
    }

    private mutating func parseHex(count: Int) throws(UnsupportedRule) -> UInt32 {
        let start = position
        let value = try parseHex(upTo: count)
        guard position - start == count else { throw UnsupportedRule(feature: "a short escape") }
        return value
    }

    private mutating func parseHex(upTo count: Int) throws(UnsupportedRule) -> UInt32 {
        var value: UInt32 = 0
        var digits = 0
        while digits < count, let digit = peek().flatMap(Unicode.Scalar.init).flatMap({ Character($0).hexDigitValue }),
            peek().map({ $0 < 0x80 }) == true
        {
            guard value < 0x1000_0000 else { break }
            value = value << 4 | UInt32(digit)
            digits += 1
            position += 1
        }
        guard digits > 0, Unicode.Scalar(value) != nil else { throw UnsupportedRule(feature: "half a surrogate pair") }
        return value
    }

    // MARK: Sets

    /// Whether a set begins here: `[`, `\p`, `\P` or `\N`.
    func resemblesSet() -> Bool {
        if peek() == ascii("[") { return true }
        guard peek() == ascii("\\"), let next = peek(1) else { return false }
        return next == ascii("p") || next == ascii("P") || next == ascii("N")
    }

    /// The text of the set that begins here, with the values of variables in their places.
    mutating func setPattern() throws(UnsupportedRule) -> String {
        var pattern = String.UnicodeScalarView()
        var depth = 0
        let isProperty = peek() == ascii("\\")
        while let value = peek(), let scalar = Unicode.Scalar(value) {
            position += 1
            switch scalar {
            case "\\":
                pattern.append(scalar)
                guard let next = peek().flatMap(Unicode.Scalar.init) else { break }
                position += 1
                pattern.append(next)
                continue
            case "$":
                if let name = parseName() {
                    pattern.append(contentsOf: try patternInSet(ofVariable: name).unicodeScalars)
                    continue
                }
            case "{" where !isProperty && !Self.endsInProperty(pattern):
                throw UnsupportedRule(feature: "a set with strings")
            case "[": depth += 1
            case "]": depth -= 1
            default: break
            }
            pattern.append(scalar)
            if depth == 0, !isProperty || scalar == "}" { return String(pattern) }
        }
        throw UnsupportedRule(feature: "an open set")
    }

    /// Whether the pattern ends with `\p`, `\P`, `\N` or `\x`, after which braces hold a name or number.
    private static func endsInProperty(_ pattern: String.UnicodeScalarView) -> Bool {
        guard let last = pattern.last, pattern.dropLast().last == "\\" else { return false }
        return last == "p" || last == "P" || last == "N" || last == "x"
    }
}
