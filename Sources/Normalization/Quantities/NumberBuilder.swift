/// Puts a number together from figures and words: `1億2,000万`, `三千五百`, `one hundred and twenty`, `二〇二一`.
struct NumberBuilder {
    private enum Last { case nothing, figures, digit, unit, tens, multiplier, scale }

    private let text: QuantityText
    private let start: Int
    private var end: Int
    /// What groups that ended with a scale come to.
    private var total = ExactDecimal.zero
    /// What multiplied digits of the group come to.
    private var group = ExactDecimal.zero
    /// Digits that nothing has multiplied yet.
    private var current: ExactDecimal?
    /// Powers of ten; multipliers of a group and scales fall.
    private var lastMultiplier = Int.max
    private var lastScale = Int.max
    private var last = Last.nothing
    /// Digits in a row, read by their places.
    private var places = 0
    private var words = 0
    private var hasFigures = false
    private var hasZero = false
    private var hasMultiplied = false
    private var beginsWithDigit = false
    private var beginsWithScale = false
    private var isOrdinal = false
    private var isTooLong = false

    /// No number of a text has more words; a longer one is two.
    private static let maximumWords = 60
    /// Nothing in a text is beyond a googol.
    private static let maximumExponent = 100

    init(_ text: QuantityText, start: Int) {
        (self.text, self.start, end) = (text, start, start)
    }

    mutating func read() -> ReadNumber? {
        while words < Self.maximumWords, !isOrdinal, !isTooLong, step() {}
        guard last != .nothing else { return nil }
        if last == .figures, words == 0 {
            var number = text.figures(at: start)
            number.words = 0
            return number
        }
        if last == .digit || last == .unit { readDecimals() }
        let value = isTooLong ? nil : group.adding(current ?? .zero).flatMap { total.adding($0) }
        guard let value else { return nil }
        var number = ReadNumber(value: value, end: end)
        number.words = hasFigures ? 0 : max(1, words)
        number.isOrdinal = isOrdinal
        number.isSingleDigit = words == 1 && last == .digit
        let isPlaces = !hasMultiplied && places > 1
        number.standsAlone =
            hasFigures
            || (isPlaces
                ? places >= 4 || (places >= 3 && hasZero)
                : beginsWithDigit || (!beginsWithScale && words > 1 && current != nil))
        return number
    }

    /// Reads one more piece.
    private mutating func step() -> Bool {
        if take(at: end, isSpaced: false) { return true }
        guard last != .nothing, end < text.bytes.count else { return false }
        let bytes = text.bytes
        if last == .figures || last == .scale, let space = spaceLength(at: end) {
            if last == .figures {
                guard text.lexicon.spacesScales, let word = text.nextNumeral(at: end + space),
                    word.role == .scale
                else { return false }
                return take(at: end + space, isSpaced: true)
            }
            if end + space < bytes.count, bytes[end + space].isASCIIDigit {
                return take(at: end + space, isSpaced: true)
            }
        }
        guard last != .figures else { return false }
        for joiner in text.lexicon.joiners where text.has(joiner, at: end) {
            let next = end + joiner.count
            guard next < bytes.count, !bytes[next].isASCIIDigit else { continue }
            if take(at: next, isSpaced: true) { return true }
        }
        return false
    }

    private mutating func take(at index: Int, isSpaced: Bool) -> Bool {
        guard index < text.bytes.count else { return false }
        if text.bytes[index].isASCIIDigit { return takeFigures(at: index, isSpaced: isSpaced) }
        guard let word = last == .nothing ? text.longestNumeral(at: index) : text.nextNumeral(at: index) else {
            return false
        }
        let isTaken =
            switch word.role {
            case .digit: takeDigit(word.value)
            case .unit, .tens: takeUnit(word.value, isTens: word.role == .tens)
            case .multiplier: takeMultiplier(ExactDecimal(word.value).exponent)
            case .scale: takeScale(ExactDecimal(word.value).exponent)
            case .ordinal: takeOrdinal(word.value)
            default: false
            }
        guard isTaken else { return false }
        end = word.end
        words += 1
        return true
    }

    private mutating func takeFigures(at index: Int, isSpaced: Bool) -> Bool {
        guard last == .nothing || ((last == .multiplier || last == .scale) && current == nil) else { return false }
        let figures = text.figures(at: index)
        guard let value = figures.value else {
            if last == .nothing {
                (last, end, isTooLong) = (.figures, figures.end, true)
                return true
            }
            return false
        }
        if last != .nothing {
            // 1억 2,000만, 3만 5000: what follows is smaller than the scale, and after a space it looks it.
            let limit = last == .multiplier ? lastMultiplier : lastScale
            guard let number = value.integer, String(number).utf8.count <= limit else { return false }
            if isSpaced {
                let next = text.nextNumeral(at: figures.end)
                guard next?.role == .scale || next?.role == .multiplier || String(number).utf8.count == limit else {
                    return false
                }
            }
        } else {
            beginsWithDigit = true
        }
        (current, last, end, hasFigures) = (value, .figures, figures.end, true)
        return true
    }

    private mutating func takeDigit(_ value: Int) -> Bool {
        let digit = ExactDecimal(value)
        switch (last, current) {
        case (.digit, let current?):
            if current.significand == 0, hasMultiplied {
                self.current = digit
            } else {
                guard places < ExactDecimal.maximumDigits, let next = current.scaled(byPowerOfTen: 1).adding(digit)
                else { return false }
                self.current = next
                places += 1
            }
        case (.tens, let current?):
            guard value > 0, let sum = current.adding(digit) else { return false }
            self.current = sum
        case (_, nil):
            current = digit
            places = 1
        default: return false
        }
        if last == .nothing { beginsWithDigit = true }
        if value == 0 { hasZero = true }
        last = .digit
        return true
    }

    private mutating func takeUnit(_ value: Int, isTens: Bool) -> Bool {
        if let current {
            guard last == .tens, !isTens, value < 10, let sum = current.adding(ExactDecimal(value)) else {
                return false
            }
            self.current = sum
        } else {
            guard lastMultiplier > 1 else { return false }
            current = ExactDecimal(value)
        }
        if last == .nothing { beginsWithDigit = true }
        last = isTens ? .tens : .unit
        return true
    }

    private mutating func takeMultiplier(_ power: Int) -> Bool {
        guard power < lastMultiplier, places < 2 || hasFigures, power < lastScale else { return false }
        guard let sum = group.adding((current ?? .one).scaled(byPowerOfTen: power)) else { return false }
        group = sum
        current = nil
        places = 0
        lastMultiplier = power
        hasMultiplied = true
        last = .multiplier
        return true
    }

    private mutating func takeScale(_ power: Int) -> Bool {
        if last == .scale {
            // 万亿, thousand million.
            guard total.exponent + power <= Self.maximumExponent, total.significand < 1_000_000 else { return false }
            total = total.scaled(byPowerOfTen: power)
            return true
        }
        guard power < lastScale, places < 2 || hasFigures else { return false }
        if last == .nothing { beginsWithScale = true }
        let isEmpty = current == nil && group == .zero
        guard let inner = isEmpty ? .one : group.adding(current ?? .zero),
            inner.exponent + power <= Self.maximumExponent,
            let sum = total.adding(inner.scaled(byPowerOfTen: power))
        else { return false }
        (total, group, current) = (sum, .zero, nil)
        (lastMultiplier, lastScale, places) = (.max, power, 0)
        hasMultiplied = true
        last = .scale
        return true
    }

    private mutating func takeOrdinal(_ value: Int) -> Bool {
        let ordinal = ExactDecimal(value)
        if let current {
            guard last == .tens, value < 10, let sum = current.adding(ordinal) else { return false }
            self.current = sum
        } else {
            guard last == .nothing || last == .multiplier || last == .scale else { return false }
            current = ordinal
        }
        isOrdinal = true
        if last == .nothing { beginsWithDigit = true }
        last = .unit
        return true
    }

    /// 三点一四, three point one four.
    private mutating func readDecimals() {
        for point in text.lexicon.points where text.has(point, at: end) {
            var index = end + point.count
            var decimals = ExactDecimal.zero
            var count = 0
            while count < ExactDecimal.maximumDigits, let word = text.nextNumeral(at: index) {
                guard word.role == .digit || word.role == .unit, word.value < 10 else {
                    // 三点五十: not decimals.
                    count = 0
                    break
                }
                guard let next = decimals.adding(ExactDecimal(significand: Int64(word.value), exponent: -count - 1))
                else { break }
                decimals = next
                count += 1
                index = word.end
                if index < text.bytes.count, text.bytes[index] == 0x20,
                    let following = text.nextNumeral(at: index + 1), following.role == .unit, following.value < 10
                {
                    index += 1
                }
            }
            guard count > 0, let sum = (current ?? .zero).adding(decimals) else { continue }
            current = sum
            end = index
            words += 1
            return
        }
    }

    private func spaceLength(at index: Int) -> Int? {
        guard index < text.bytes.count else { return nil }
        let (value, length) = scalar(in: text.bytes, at: index)
        return value == 0x20 || value == 0xA0 || value == 0x202F ? length : nil
    }
}
