extension SentenceScanner {
    /// The class of the character at a place, or nil at the end.
    func kind(at index: Int) -> CharacterClass? {
        index < bytes.count ? rules.classes[scalar(in: bytes, at: index).value] : nil
    }

    /// The class of the character that ends before a place, or nil at the beginning.
    func kind(before index: Int) -> CharacterClass? {
        index > 0 ? rules.classes[scalar(in: bytes, before: index).value] : nil
    }

    /// Where white space from a place on ends; a space that carries a combining mark is none.
    func afterSpaces(_ start: Int) -> Int {
        var place = start
        while place < bytes.count {
            let (value, length) = scalar(in: bytes, at: place)
            guard rules.classes[value] == .space else { break }
            if place + length < bytes.count, rules.classes[scalar(in: bytes, at: place + length).value] == .extend {
                break
            }
            place += length
        }
        return place
    }

    /// Whether a quote that opens and closes alike closes here: by its neighbours, or else by what is open.
    func isClosingQuote(at index: Int, _ value: UInt32, _ length: Int) -> Bool {
        let next = kind(at: index + length) ?? .space
        let previous = kind(before: index) ?? .space
        let endsHere = [.space, .separator, .pause, .close].contains(next) || next.isStop
        let beginsHere = [.space, .separator].contains(previous) || previous.isOpening
        if endsHere != beginsHere { return endsHere }
        return brackets.contains { $0.closing == value }
    }

    /// Whether the text from a bracket to behind its closing one numbers an item: `（一）`, `(3)`.
    func isItemNumber(_ start: Int, _ end: Int) -> Bool {
        guard end - start <= Self.longestAbbreviation, rules.classes[scalar(in: bytes, at: start).value] == .aside
        else { return false }
        return numbersItem(start + scalar(in: bytes, at: start).length..<end - scalar(in: bytes, before: end).length)
    }

    /// Whether a remark that follows a stop belongs to it: a note by its number, `[3]`, or any `（完）` that numbers no item.
    func isNote(_ bracket: SentenceBracket, _ end: Int) -> Bool {
        guard bracket.kind == .note else { return !(bracket.hasBreakBefore && isItemNumber(bracket.start, end)) }
        let inner = end - scalar(in: bytes, before: end).length
        return kind(before: inner) == .digit
            || numbersItem(bracket.start + scalar(in: bytes, at: bracket.start).length..<inner)
    }

    /// Figures, or one letter.
    func numbersItem(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty, range.count <= Self.longestAbbreviation else { return false }
        var place = range.lowerBound
        var (isFirst, areFigures) = (true, true)
        while place < range.upperBound {
            let (value, length) = scalar(in: bytes, at: place)
            if isFirst && length == range.count && rules.numberingLetters.holds(value) { return true }
            if !rules.numberingFigures.holds(value) && (isFirst || rules.classes[value] != .period) {
                areFigures = false
            }
            isFirst = false
            place += length
        }
        return areFigures
    }

    /// Where the first letter or figure stands from a place on, past quotes, brackets and signs; nil if there is none near.
    func wordStart(from start: Int) -> Int? {
        var place = start
        for _ in 0..<Self.signsBeforeWord {
            guard let kind = kind(at: place) else { return nil }
            if kind.isWord { return place }
            if kind.isStop || kind == .separator { return nil }
            place += scalar(in: bytes, at: place).length
        }
        return nil
    }

    /// Signs that may stand between a stop and the next word, such as `– “`.
    private static let signsBeforeWord = 8

    /// Whether the text at a place begins a word as the beginning of a sentence does not: with a small letter, but not as
    /// in "iPhone" or in the number of an item, "b)" or "ii.".
    func isSmall(at place: Int) -> Bool {
        guard kind(at: place) == .lower else { return false }
        if kind(at: place + scalar(in: bytes, at: place).length) == .upper { return false }
        let end = endOfLetters(from: place)
        guard let following = kind(at: end), following == .close || following == .period else { return true }
        // "e. g." is no number.
        if following == .period, end - place == 1 { return true }
        let isFollowed = kind(at: end + scalar(in: bytes, at: end).length) == .space
        return !(isFollowed && numbersItem(place..<end))
    }

    /// Where letters with case end, as far as the number of an item can be long.
    func endOfLetters(from start: Int) -> Int {
        var place = start
        while place - start <= Self.longestAbbreviation, let kind = kind(at: place), kind == .upper || kind == .lower {
            place += scalar(in: bytes, at: place).length
        }
        return place
    }
}
