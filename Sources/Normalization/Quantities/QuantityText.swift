/// A text and the words that it is read with.
struct QuantityText {
    let bytes: UnsafeBufferPointer<UInt8>
    let lexicon: QuantityLexicon

    /// Whether some bytes stand at a place.
    @inline(__always)
    func has(_ text: [UInt8], at index: Int) -> Bool {
        guard index + text.count <= bytes.count else { return false }
        for offset in text.indices where bytes[index + offset] != text[offset] { return false }
        return true
    }

    /// Reads figures with separators of thousands and decimals at `start`.
    func figures(at start: Int) -> ReadNumber {
        var index = start
        while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
        var number = ReadNumber(value: nil, end: index, figures: index - start)
        if index - start <= 3, bytes[start] != UInt8(ascii: "0") {
            while let next = group(at: index) {
                index = next
                number.figures = 0
            }
        }
        let whole = index
        if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "."), bytes[index + 1].isASCIIDigit {
            index += 1
            while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
            // 1.2.3 is no decimal number.
            if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "."), bytes[index + 1].isASCIIDigit {
                index = whole
            } else {
                number.figures = 0
            }
        }
        number.end = index
        number.value = decimal(start, index, whole: whole)
        return number
    }

    /// The end of three figures after a separator of thousands: a comma, or a space that does not break.
    private func group(at index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        let (mark, length) = scalar(in: bytes, at: index)
        guard mark == 0x2C || mark == 0xA0 || mark == 0x2009 || mark == 0x202F else { return nil }
        let end = index + length + 3
        guard end <= bytes.count, bytes[index + length].isASCIIDigit, bytes[end - 2].isASCIIDigit,
            bytes[end - 1].isASCIIDigit, end == bytes.count || !bytes[end].isASCIIDigit
        else { return nil }
        return end
    }

    func decimal(_ start: Int, _ end: Int, whole: Int) -> ExactDecimal? {
        var (significand, digits, exponent) = (Int64(0), 0, 0)
        for index in start..<end where bytes[index].isASCIIDigit {
            if digits > 0 || bytes[index] != UInt8(ascii: "0") { digits += 1 }
            guard digits <= ExactDecimal.maximumDigits else { return nil }
            significand = significand * 10 + Int64(bytes[index] - UInt8(ascii: "0"))
            if index >= whole { exponent -= 1 }
        }
        return ExactDecimal(significand: significand, exponent: exponent)
    }

    /// The longest word at a place of the roles asked for.
    ///
    /// - Complexity: O(m) in the bytes of the longest word.
    func wordEntry(at start: Int, _ roles: WordRoles) -> (role: QuantityWord.Role, value: Int, end: Int)? {
        var node = QuantityTrie.root
        var index = start
        var longest: (role: QuantityWord.Role, value: Int, end: Int)?
        while index < bytes.count {
            let byte = bytes[index]
            var next = lexicon.wordTrie.target(of: node, byte)
            if next == 0, byte.isASCIIUppercase { next = lexicon.wordTrie.target(of: node, byte | 0x20) }
            guard next != 0 else { break }
            node = next
            index += 1
            for payload in lexicon.wordTrie.payloads(of: node) {
                let word = lexicon.words[Int(payload)]
                guard roles.rawValue & word.role.bit != 0 else { continue }
                if byte.isASCIILetter, index < bytes.count, bytes[index].isASCIILetter { continue }
                longest = (word.role, word.value, index)
            }
        }
        return longest
    }

    /// The longest word of a number, unless a longer word that is none begins there.
    func longestNumeral(at start: Int) -> (role: QuantityWord.Role, value: Int, end: Int)? {
        guard let word = wordEntry(at: start, .numerals), word.role != .none else { return nil }
        return word
    }
}

/// Sets of roles that are looked for together.
struct WordRoles {
    var rawValue: UInt16

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init(_ roles: [QuantityWord.Role]) { rawValue = roles.reduce(0) { $0 | $1.bit } }

    static let numerals = WordRoles([.digit, .unit, .tens, .multiplier, .scale, .ordinal, .none])
    static let digits = WordRoles([.digit, .unit])
    static let symbolOrNone = WordRoles([.symbol, .none])
}
