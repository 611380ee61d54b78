/// Finds the quantities of a text in one pass over its UTF-8.
///
/// It reads text in which figures and Latin letters are half-width and characters composed, as nearly all text is; where it
/// meets others it stops and says so (`needsFolding`), and `ComposedText` prepares the text.
struct QuantityScanner {
    let text: QuantityText
    /// Whether the text has been through `ComposedText`, so that what is still unusual has to be taken as it is.
    let isFolded: Bool
    var found: [FoundQuantity] = []
    var captures: [QuantityCapture] = []
    /// Where the current attempt began; a word of Hangul is no number in the middle of another.
    var attemptStart = 0
    /// The roles of the words that begin there, as bits.
    var startRoles: UInt16 = 0
    var best: QuantityMatch?
    /// The last number that was read, since many patterns ask for the same.
    var lastNumber: (start: Int, number: ReadNumber?) = (-1, nil)

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: QuantityLexicon, isFolded: Bool = false) {
        (text, self.isFolded) = (QuantityText(bytes: bytes, lexicon: lexicon), isFolded)
    }

    var bytes: UnsafeBufferPointer<UInt8> { text.bytes }
    var lexicon: QuantityLexicon { text.lexicon }

    /// Finds all quantities.
    ///
    /// - Returns: false where the text has to be folded first.
    /// - Complexity: O(n) in the bytes; the tries bound what is looked at from one place.
    mutating func scan() -> Bool {
        var index = 0
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            if byte < 0x80 {
                if byte.isASCIIDigit {
                    index = number(at: index)
                } else if byte.isASCIILetter {
                    index = word(at: index)
                } else {
                    index =
                        byte != 0x20 && text.canStart(UInt32(byte), index + 1) ? start(at: index, length: 1) : index + 1
                }
                continue
            }
            // Most of Chinese, Japanese and Korean: Han characters and Hangul with which nothing begins, and which are composed.
            if byte &- 0xE4 < 10, count - index > 2 {
                let (second, third) = (bytes[index + 1] ^ 0x80, bytes[index + 2] ^ 0x80)
                let value = UInt32(byte & 0x0F) << 12 | UInt32(second) << 6 | UInt32(third)
                if second | third < 0x40, value &- 0x4E00 < 0x5200 || value &- 0xAC00 < 0x2BA4, !lexicon.canStart(value)
                {
                    index += 3
                    continue
                }
            }
            let (value, length) = scalar(in: bytes, at: index)
            if !isFolded, ComposedText.needsFolding(value) { return false }
            index = text.canStart(value, index + length) ? start(at: index, length: length) : index + length
        }
        return true
    }

    /// A place with a figure.
    private mutating func number(at index: Int) -> Int {
        if let end = attempt(at: index) { return end }
        if let token = text.token(at: index) {
            if let hash = token.hash { emit(FoundQuantity(identifier: index, token.end, hash)) }
            return token.end
        }
        guard let number = number(from: index) else { return index + 1 }
        if let value = number.value {
            emit(FoundQuantity(number: value, index, number.end))
        } else {
            emit(FoundQuantity(identifier: index, number.end, text.hash(index, number.end)))
        }
        return number.end
    }

    /// A place with a Latin letter, at the beginning of a word.
    private mutating func word(at index: Int) -> Int {
        if text.canStart(UInt32(bytes[index]), index + 1) {
            if let end = attempt(at: index) { return end }
            if let end = spelledNumber(at: index) { return end }
        }
        // Most words are letters with nothing behind them that would join them to others.
        var end = index + 1
        while end < bytes.count, bytes[end] &- 0x61 < 26 { end += 1 }
        if end == bytes.count || !bytes[end].isASCIIAlphanumeric && !QuantityText.mayGoOn(bytes[end]) { return end }
        guard let token = text.token(at: index) else { return text.piece(at: index).end }
        if let hash = token.hash { emit(FoundQuantity(identifier: index, token.end, hash)) }
        return token.end
    }

    /// A place with any other character that something begins with.
    private mutating func start(at index: Int, length: Int) -> Int {
        attempt(at: index) ?? spelledNumber(at: index) ?? index + length
    }

    /// A number in words without a counter.
    ///
    /// - Returns: where to go on, after a word that is no number too; nil where none begins.
    private mutating func spelledNumber(at index: Int) -> Int? {
        let roles = WordRoles.properNumerals.rawValue | WordRoles.symbolOrNone.rawValue
        guard startRoles & roles != 0 else { return nil }
        if let word = text.wordEntry(at: index, .symbolOrNone) {
            if word.role == .symbol {
                // ① may only count the points of a list; a symbol of several characters says a number.
                let isSingle = word.end == index + scalar(in: bytes, at: index).length
                emit(FoundQuantity(number: ExactDecimal(word.value), index, word.end, isWeak: isSingle))
                return word.end
            }
            if text.longestNumeral(at: index).map({ $0.end <= word.end }) ?? true { return word.end }
        }
        guard let number = number(from: index) else { return nil }
        if let value = number.value, !number.isOrdinal, lexicon.wordsAlone > 0, number.words >= lexicon.wordsAlone,
            number.standsAlone
        {
            emit(FoundQuantity(number: value, index, number.end, isWeak: isSmall(number)))
        }
        return number.end
    }

    /// Whether a number in words is so small that the words often mean something else.
    func isSmall(_ number: ReadNumber) -> Bool {
        guard number.isSpelled else { return false }
        guard number.standsAlone, let value = number.value?.integer else { return number.value?.integer != nil }
        return value <= lexicon.weakNumbers
    }

    /// Adds a quantity, with the sign before it.
    mutating func emit(_ quantity: FoundQuantity) {
        var quantity = quantity
        if quantity.kind == .number || quantity.kind == .percent, bytes[quantity.start].isASCIIDigit,
            let sign = sign(before: quantity.start), sign >= (found.last?.end ?? 0)
        {
            quantity.start = sign
            quantity.first = -quantity.first
        }
        found.append(quantity)
    }

    /// Where the minus sign begins that makes the figure at `index` negative, or nil.
    ///
    /// A hyphen between two figures or after a letter is none: 2010-2015, COVID-19.
    private func sign(before index: Int) -> Int? {
        guard index > 0 else { return nil }
        let (mark, length) = scalar(in: bytes, before: index)
        guard mark == 0x2D || mark == 0x2212 || mark == 0xFF0D else { return nil }
        let start = index - length
        guard start > 0 else { return start }
        let (before, _) = scalar(in: bytes, before: start)
        switch before {
        case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x22, 0x27, 0x28, 0x2A, 0x2B, 0x2C, 0x2F, 0x3A, 0x3B, 0x3C, 0x3D, 0x3E, 0x5B,
            0x7B, 0x7C, 0x2018, 0x201C, 0x3000...0x301B, 0xFF08, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1D:
            return start
        default: return nil
        }
    }
}

extension UInt8 {
    @inline(__always) var isASCIIDigit: Bool { self &- 0x30 < 10 }
    @inline(__always) var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
    @inline(__always) var isASCIIUppercase: Bool { self &- 0x41 < 26 }
    @inline(__always) var isASCIIAlphanumeric: Bool { isASCIIDigit || isASCIILetter }
}

extension FoundQuantity {
    init(number: ExactDecimal, _ start: Int, _ end: Int, kind: QuantityKind = .number, isWeak: Bool = false) {
        self.init(
            start: start, end: end, kind: kind, isWeak: isWeak, first: number.significand,
            second: Int64(number.exponent))
    }

    init(identifier start: Int, _ end: Int, _ hash: UInt64) {
        self.init(start: start, end: end, kind: .identifier, isWeak: false, first: Int64(bitPattern: hash))
    }
}
