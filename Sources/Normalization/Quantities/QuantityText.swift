/// A text and the words that it is read with.
struct QuantityText {
    let bytes: UnsafeBufferPointer<UInt8>
    let lexicon: QuantityLexicon

    /// Whether something begins with a character and those at a place.
    @inline(__always)
    func canStart(_ value: UInt32, _ next: Int) -> Bool {
        guard lexicon.canStart(value) else { return false }
        if lexicon.isStarter(value) { return true }
        guard next < bytes.count else { return false }
        let (second, length) = scalar(in: bytes, at: next)
        return lexicon.canStart(value, second) {
            next + length < bytes.count ? scalar(in: bytes, at: next + length).value : 0
        }
    }

    /// The bytes of the space at a place, or nil.
    func spaceLength(at index: Int) -> Int? {
        let (value, length) = scalar(in: bytes, at: index)
        switch value {
        case 0x20, 0x09, 0xA0, 0x2009, 0x202F, 0x3000: return length
        default: return nil
        }
    }

    /// Whether a word of Hangul goes on at a place.
    func isInsideHangulWord(_ index: Int) -> Bool {
        guard index > 0, index < bytes.count, (0xEA...0xED).contains(bytes[index]) else { return false }
        return (0xAC00...0xD7A3).contains(scalar(in: bytes, before: index).value)
    }

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
    func wordEntry(at start: Int, _ roles: WordRoles) -> WordEntry? {
        var longest: WordEntry?
        extend(QuantityTrie.root, start, roles, &longest)
        return longest
    }

    private func extend(_ start: Int, _ from: Int, _ roles: WordRoles, _ longest: inout WordEntry?) {
        var (node, index) = (start, from)
        while index < bytes.count {
            let byte = bytes[index]
            var next = lexicon.wordTrie.target(of: node, byte)
            if byte.isASCIIUppercase {
                // A capital stands for itself and for the small letter.
                let small = lexicon.wordTrie.target(of: node, byte | 0x20)
                if next == 0 {
                    next = small
                } else if small != 0 {
                    note(small, index, roles, &longest)
                    extend(small, index + 1, roles, &longest)
                }
            }
            guard next != 0 else { return }
            note(next, index, roles, &longest)
            node = next
            index += 1
        }
    }

    /// The roles of all words that begin at a place, as bits.
    func roles(at start: Int) -> UInt16 { roles(QuantityTrie.root, start) }

    private func roles(_ start: Int, _ from: Int) -> UInt16 {
        var (node, index) = (start, from)
        var found: UInt16 = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            var next = lexicon.wordTrie.target(of: node, byte)
            if byte.isASCIIUppercase {
                let small = lexicon.wordTrie.target(of: node, byte | 0x20)
                if next == 0 {
                    next = small
                } else if small != 0 {
                    found |= roles(ofWordsAt: small) | roles(small, index)
                }
            }
            guard next != 0 else { break }
            node = next
            found |= roles(ofWordsAt: node)
        }
        return found
    }

    @inline(__always)
    private func roles(ofWordsAt node: Int) -> UInt16 {
        lexicon.wordTrie.payloads(of: node).reduce(0) { $0 | lexicon.words[Int($1)].role.bit }
    }

    /// Takes the words that end with the byte at `index`.
    @inline(__always)
    private func note(_ node: Int, _ index: Int, _ roles: WordRoles, _ longest: inout WordEntry?) {
        let end = index + 1
        for payload in lexicon.wordTrie.payloads(of: node) {
            let word = lexicon.words[Int(payload)]
            guard roles.rawValue & word.role.bit != 0, end > longest?.end ?? 0 else { continue }
            if bytes[index].isASCIILetter, end < bytes.count, bytes[end].isASCIILetter { continue }
            longest = WordEntry(role: word.role, value: word.value, end: end)
        }
    }

    /// The longest word of a number at its beginning, unless a longer word that is none begins there (一般).
    func longestNumeral(at start: Int) -> WordEntry? {
        guard let word = wordEntry(at: start, .numerals), word.role != .none else { return nil }
        return word
    }

    /// The longest word of a number within it: 万博 ends it, but in 二十一時 there is no 一時.
    func nextNumeral(at start: Int) -> WordEntry? {
        guard let word = wordEntry(at: start, .properNumerals) else { return nil }
        if word.role == .multiplier || word.role == .scale { return longestNumeral(at: start) }
        return word
    }
}

/// A word as it was found.
struct WordEntry {
    var role: QuantityWord.Role
    var value: Int
    var end: Int
}

/// Sets of roles that are looked for together.
struct WordRoles {
    typealias Role = QuantityWord.Role

    var rawValue: UInt16

    /// Of what a number consists of; `none` ends it.
    static var properNumerals: WordRoles {
        WordRoles(
            rawValue: Role.digit.bit | Role.unit.bit | Role.tens.bit | Role.multiplier.bit | Role.scale.bit
                | Role.ordinal.bit)
    }
    static var numerals: WordRoles { WordRoles(rawValue: properNumerals.rawValue | Role.none.bit) }
    static var symbolOrNone: WordRoles { WordRoles(rawValue: Role.symbol.bit | Role.none.bit) }
}
