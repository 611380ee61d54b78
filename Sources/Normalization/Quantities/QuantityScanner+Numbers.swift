/// A number as it was read.
struct ReadNumber {
    /// Nil where it has more digits than are kept.
    var value: ExactDecimal?
    var end: Int
    /// Figures, where it is nothing but figures.
    var figures = 0
    /// Words or characters of the number; 0 where figures stand in it.
    var words = 0
    var isOrdinal = false
    /// Whether it cannot be but a number: no 万 by itself, no 三四.
    var standsAlone = true
    /// Whether it is one digit in a character.
    var isSingleDigit = false

    var isSpelled: Bool { words > 0 }
}

extension QuantityScanner {
    /// Reads a number in figures, in words or in both.
    ///
    /// - Complexity: O(m) in the bytes of the number.
    mutating func number(from start: Int) -> ReadNumber? {
        if lastNumber.start == start { return lastNumber.number }
        var builder = NumberBuilder(text, start: start)
        // Within a word of Hangul 두 and 세 are no numbers.
        let number = start == attemptStart && text.isInsideHangulWord(start) ? nil : builder.read()
        lastNumber = (start, number)
        return number
    }

    /// Reads figures without separators, or a whole number in words.
    mutating func plainNumber(from start: Int) -> ReadNumber? {
        guard start < bytes.count, bytes[start].isASCIIDigit else {
            guard let number = number(from: start), number.isSpelled, !number.isOrdinal, number.value?.integer != nil
            else { return nil }
            return number
        }
        var end = start
        while end < bytes.count, bytes[end].isASCIIDigit { end += 1 }
        // No date has more.
        guard end - start <= 4 else { return nil }
        return ReadNumber(value: text.decimal(start, end, whole: end), end: end, figures: end - start)
    }
}
