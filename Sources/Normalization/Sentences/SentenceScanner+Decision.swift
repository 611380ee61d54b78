extension SentenceScanner {
    /// Whether the sentence ends with a stop that other text follows.
    func endsSentence(_ stop: SentenceStop) -> Bool {
        guard let following = kind(at: stop.next) else { return true }
        switch following {
        case .pause, .close, .superscript, .extend: return false
        case _ where following.isStop:
            // ".NET" and the like begin a word.
            guard stop.hasSpace, following == .period,
                let word = kind(at: stop.next + scalar(in: bytes, at: stop.next).length), word.isWord
            else { return false }
        default: break
        }
        if stop.isClosed && continues(stop) { return false }
        switch stop.kind {
        case .stop: return true
        case .exclamation: return stop.isClosed || stop.hasSpace || !continuesAfterMark(stop)
        case .mark: return markEnds(stop, following)
        case .ellipsis: return ellipsisEnds(stop)
        default: return periodEnds(stop, following)
        }
    }

    /// Whether what follows a quotation belongs to the sentence that it stands in: と, 라고.
    private func continues(_ stop: SentenceStop) -> Bool {
        let list = stop.hasSpace ? rules.afterSpace : rules.afterBracket
        let length = list.longestMatch(in: bytes, at: stop.next)
        return length > 0 && length >= rules.begin.longestMatch(in: bytes, at: stop.next)
    }

    private func continuesAfterMark(_ stop: SentenceStop) -> Bool {
        let length = rules.afterMark.longestMatch(in: bytes, at: stop.next)
        return length > 0 && length >= rules.begin.longestMatch(in: bytes, at: stop.next)
    }

    private func markEnds(_ stop: SentenceStop, _ following: CharacterClass) -> Bool {
        if stop.hasSpace {
            guard let word = wordStart(from: stop.next) else { return true }
            return !isSmall(at: word)
        }
        // Without a space it may be part of an address or a name.
        switch following {
        case .letter: return stop.isClosed || !continuesAfterMark(stop)
        case _ where following.isOpening:
            return kind(at: stop.next + scalar(in: bytes, at: stop.next).length) == .letter
        default: return false
        }
    }

    private func ellipsisEnds(_ stop: SentenceStop) -> Bool {
        guard stop.hasSpace, let word = wordStart(from: stop.next), let kind = kind(at: word) else { return false }
        switch kind {
        case .upper: return true
        case .lower: return !isSmall(at: word)
        case .letter: return rules.final.matches(in: bytes, before: stop.start)
        default: return false
        }
    }

    private func periodEnds(_ stop: SentenceStop, _ following: CharacterClass) -> Bool {
        guard stop.hasSpace else { return unspacedPeriodEnds(stop, following) }
        let word = wordStart(from: stop.next)
        if let word, isSmall(at: word) { return false }
        if stop.isClosed { return true }
        let previous = kind(before: stop.start)
        if isHead(stop) { return false }
        if previous == .digit
            && (rules.continuesAfterFigures && !isLatin(before: stop.start, after: stop.next) || isDateNext(stop.next)
                || isDate(before: stop.start))
        {
            return false
        }
        return abbreviation(before: stop.start).map { abbreviationEnds($0, next: stop.next, word: word) } ?? true
    }

    /// Whether a period without a space after it ends a sentence: `했다.그는`, `である．次に`, `law.12 The`.
    private func unspacedPeriodEnds(_ stop: SentenceStop, _ following: CharacterClass) -> Bool {
        if stop.isClosed { return following == .letter }
        switch following {
        case _ where following == .letter || following == .quote || following.isOpening:
            if rules.final.matches(in: bytes, before: stop.start) { return true }
            guard stop.start > 0, following == .letter || following == .open || following == .title
            else { return false }
            let (last, length) = scalar(in: bytes, before: stop.start)
            guard rules.unspaced.holds(last), stop.start > length else { return false }
            return kind(before: stop.start - length) == .letter && !isHead(stop)
        default: return false
        }
    }

    /// Moves the end of a stop behind the number of a note, as in `law.12 The`.
    func skipNote(after stop: inout SentenceStop) {
        guard !stop.hasSpace, stop.kind == .period || stop.kind == .mark, kind(at: stop.end) == .digit,
            stop.isClosed || kind(before: stop.start).map({ $0.isWord && $0 != .digit }) ?? false
        else { return }
        var place = stop.end
        while place < bytes.count, place - stop.end <= Self.noteDigits, kind(at: place) == .digit { place += 1 }
        let next = afterSpaces(place)
        guard place - stop.end <= Self.noteDigits, next > place, let following = kind(at: next),
            following == .upper || following.isOpening || following == .letter && kind(before: stop.start) == .letter,
            stop.isClosed || abbreviation(before: stop.start) == nil
        else { return }
        (stop.end, stop.next, stop.hasSpace) = (place, next, true)
    }

    /// The number of a note has at most so many digits.
    private static let noteDigits = 3

    /// Whether the sentence so far only numbers what comes: `1.`, `2.3.`, `가.`, `Article 5.`
    private func isHead(_ stop: SentenceStop) -> Bool {
        let start = sentenceStart
        guard start < stop.start, stop.start - start <= 2 * Self.longestAbbreviation else { return false }
        if numbersItem(start..<stop.start) { return true }
        var figures = stop.start
        // 第1章. has its counter behind.
        if kind(before: figures) == .letter, !rules.numberingFigures.holds(scalar(in: bytes, before: figures).value) {
            figures -= scalar(in: bytes, before: figures).length
        }
        let end = figures
        while figures > start {
            let (value, length) = scalar(in: bytes, before: figures)
            guard rules.numberingFigures.holds(value) || value == 0x2E else { break }
            figures -= length
        }
        guard figures < end else { return false }
        var label = figures
        while label > start, kind(before: label) == .space { label -= scalar(in: bytes, before: label).length }
        return rules.labels.contains(Array(bytes[start..<label]))
    }

    /// Whether one or two figures and a period follow, as in the date "2021. 11. 30."
    private func isDateNext(_ start: Int) -> Bool {
        var place = start
        while place < bytes.count, place - start < 3, kind(at: place) == .digit { place += 1 }
        return place > start && place - start < 3 && kind(at: place) == .period
    }

    /// Whether letters with case stand before the figures that end at a place, and a capital after it.
    private func isLatin(before end: Int, after next: Int) -> Bool {
        guard kind(at: next) == .upper else { return false }
        var place = end
        while place > 0, let kind = kind(before: place), [.digit, .space, .period, .pause].contains(kind) {
            if end - place > Self.longestAbbreviation { return false }
            place -= scalar(in: bytes, before: place).length
        }
        return kind(before: place) == .upper || kind(before: place) == .lower
    }

    /// Whether one or two figures stand before a place, and before them a figure, a period and a space.
    private func isDate(before end: Int) -> Bool {
        var place = end
        while place > 0, end - place < 3, kind(before: place) == .digit { place -= 1 }
        guard end - place < 3, kind(before: place) == .space else { return false }
        place -= scalar(in: bytes, before: place).length
        guard kind(before: place) == .period else { return false }
        return kind(before: place - scalar(in: bytes, before: place).length) == .digit
    }

    private enum Abbreviation { case title, number, reference, ending, initial }

    /// What the word is that a period ends, or nil if it is no abbreviation.
    private func abbreviation(before end: Int) -> Abbreviation? {
        var start = end
        while start > 0 {
            let (value, length) = scalar(in: bytes, before: start)
            let kind = rules.classes[value]
            guard [.upper, .lower, .digit].contains(kind) || value == 0x2E else { break }
            start -= length
            if end - start > Self.longestAbbreviation { return nil }
        }
        guard start < end, end < bytes.count else { return nil }
        switch rules.abbreviations[Array(bytes[start...end])] {
        case .title: return .title
        case .number: return .number
        case .reference: return .reference
        case .ending: return .ending
        default: break
        }
        let (first, length) = scalar(in: bytes, at: start)
        if end == start + length { return rules.classes[first] == .upper ? .initial : nil }
        // Letters with a period each: U.S.A.
        var place = start
        while place < end {
            let (value, length) = scalar(in: bytes, at: place)
            guard [.upper, .lower].contains(rules.classes[value]), place + length <= end, bytes[place + length] == 0x2E
            else { return nil }
            place += length + 1
        }
        return .ending
    }

    private func abbreviationEnds(_ abbreviation: Abbreviation, next: Int, word: Int?) -> Bool {
        switch abbreviation {
        case .title: return false
        case .number, .reference: return !isNumber(at: next, takesLetters: abbreviation == .reference)
        case .ending, .initial:
            guard let word else { return true }
            return rules.begin.longestMatch(in: bytes, at: word) > 0
        }
    }

    /// Figures, Roman numerals, or letters without case, whose numerals are letters as well; where asked, also one capital.
    private func isNumber(at start: Int, takesLetters: Bool) -> Bool {
        guard let first = kind(at: start) else { return false }
        if first == .digit || first == .letter { return true }
        let end = endOfLetters(from: start)
        let length = end - start
        if length == 0 { return false }
        if length == scalar(in: bytes, at: start).length { return takesLetters && first == .upper }
        return rules.begin.longestMatch(in: bytes, at: start) == 0 && numbersItem(start..<end)
    }
}
