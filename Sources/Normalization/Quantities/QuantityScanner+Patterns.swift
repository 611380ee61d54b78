import Terminology

/// A number or word that stands at a slot of a pattern.
struct QuantityCapture {
    var start: Int
    var end: Int
    var number: ReadNumber?
    /// Of a word.
    var value = 0
}

/// The best that patterns make of a place.
struct QuantityMatch {
    var quantity: FoundQuantity
    /// The second of two days of a month.
    var following: FoundQuantity?
    var end: Int
    var rank: UInt8
}

extension QuantityScanner {
    /// Tries the patterns at a place and adds what fits best: the longest, of those the first meaning.
    ///
    /// - Returns: the end of it, or nil.
    mutating func attempt(at start: Int) -> Int? {
        attemptStart = start
        startRoles = text.roles(at: start)
        if text.isInsideHangulWord(start) { startRoles &= ~WordRoles.properNumerals.rawValue }
        let byte = bytes[start]
        guard
            startRoles != 0 || byte.isASCIIDigit || lexicon.patternTrie.target(of: QuantityTrie.root, byte) != 0
                || (byte.isASCIIUppercase && lexicon.patternTrie.target(of: QuantityTrie.root, byte | 0x20) != 0)
        else { return nil }
        best = nil
        captures.removeAll(keepingCapacity: true)
        walk(QuantityTrie.root, start)
        guard let best else { return nil }
        emit(best.quantity)
        if let following = best.following { emit(following) }
        return best.end
    }

    private mutating func walk(_ start: Int, _ from: Int) {
        let trie = lexicon.patternTrie
        var (node, index) = (start, from)
        while true {
            if node != QuantityTrie.root, trie.hasPayloads(node) { accept(node, index) }
            guard index < bytes.count, trie.mayGoOn(node, bytes[index]) else { return }
            let byte = bytes[index]
            let next = trie.target(of: node, byte)
            let lower = byte.isASCIIUppercase ? trie.target(of: node, byte | 0x20) : 0
            // Most nodes have nothing but bytes behind them.
            if lower == 0, !trie.hasSlots(node) {
                if next == 0 { return }
                (node, index) = (next, index + 1)
                continue
            }
            if next != 0 { walk(next, index + 1) }
            if lower != 0 { walk(lower, index + 1) }
            readSlots(of: node, index)
            return
        }
    }

    /// Follows the edges of a node that are no bytes.
    private mutating func readSlots(of node: Int, _ index: Int) {
        let trie = lexicon.patternTrie
        let byte = bytes[index]
        let isRoot = node == QuantityTrie.root
        if isRoot, startRoles == 0, !byte.isASCIIDigit { return }
        for edge in trie.edges(of: node).reversed() {
            let (symbol, target) = trie.edge(edge)
            guard symbol >= QuantityTrie.space else { break }
            if isRoot, !Self.canBegin(symbol, byte, startRoles) { continue }
            switch symbol {
            case QuantityTrie.space:
                var after = index
                step(to: target, after)
                for _ in 0..<2 {
                    guard after < bytes.count, let length = text.spaceLength(at: after) else { break }
                    after += length
                    step(to: target, after)
                }
            case QuantityTrie.number:
                if let number = number(from: index), !number.isOrdinal, number.value != nil {
                    follow(target, QuantityCapture(start: index, end: number.end, number: number))
                    // 제29조 is an article, though 29조 would be 29 trillion; 3분의 1만 is only a third.
                    if index > attemptStart, captures.count <= 1, let plain = plainNumber(from: index),
                        plain.end < number.end
                    {
                        follow(target, QuantityCapture(start: index, end: plain.end, number: plain))
                    }
                }
            case QuantityTrie.plain:
                if let number = plainNumber(from: index) {
                    follow(target, QuantityCapture(start: index, end: number.end, number: number))
                }
            case QuantityTrie.ordinal:
                if let number = number(from: index), number.isOrdinal {
                    follow(target, QuantityCapture(start: index, end: number.end, number: number))
                }
            default:
                let bit = UInt16(1) << (symbol - QuantityTrie.firstWord)
                if let word = text.wordEntry(at: index, WordRoles(rawValue: bit)) {
                    follow(target, QuantityCapture(start: index, end: word.end, value: word.value))
                }
            }
        }
    }

    /// Goes on behind a node, where something ends there or may go on: mostly nothing does.
    @inline(__always)
    private mutating func step(to node: Int, _ index: Int) {
        let trie = lexicon.patternTrie
        if trie.hasPayloads(node) || index < bytes.count && trie.mayGoOn(node, bytes[index]) { walk(node, index) }
    }

    /// Whether what an edge from the root reads can be there, by the words that begin at the place.
    private static func canBegin(_ symbol: UInt16, _ byte: UInt8, _ startRoles: UInt16) -> Bool {
        switch symbol {
        case QuantityTrie.number, QuantityTrie.plain:
            byte.isASCIIDigit || startRoles & WordRoles.properNumerals.rawValue != 0
        case QuantityTrie.ordinal: startRoles & WordRoles.properNumerals.rawValue != 0
        case QuantityTrie.firstWord...: startRoles & 1 << (symbol - QuantityTrie.firstWord) != 0
        default: true
        }
    }

    private mutating func follow(_ target: Int, _ capture: QuantityCapture) {
        captures.append(capture)
        step(to: target, capture.end)
        captures.removeLast()
    }

    /// Takes what ends at a node, where something does.
    private mutating func accept(_ node: Int, _ end: Int) {
        let payloads = lexicon.patternTrie.payloads(of: node)
        if isCut(at: end) { return }
        var match: QuantityMatch?
        for payload in payloads {
            let meaning = lexicon.meanings[Int(payload)]
            // 의제 3건 has no ordinal.
            if text.isInsideHangulWord(attemptStart), [.ordinal, .weakOrdinal].contains(meaning.meaning) { continue }
            guard let (quantity, following) = quantity(meaning, end) else { continue }
            let rank = meaning.meaning.rawValue
            guard let first = match else {
                match = QuantityMatch(quantity: quantity, following: following, end: end, rank: rank)
                continue
            }
            // 3/4/2021 is two days, so it is none.
            if first.rank == rank, quantity.kind == .date, first.quantity.first != quantity.first { return }
        }
        guard let match else { return }
        if let best, best.end > end || (best.end == end && best.rank <= match.rank) { return }
        best = match
    }

    /// Whether a quantity that ended here would cut a word, a figure or a longer row of figures.
    private func isCut(at end: Int) -> Bool {
        guard end > 0, end < bytes.count else { return false }
        let (last, next) = (bytes[end - 1], bytes[end])
        if last.isASCIILetter { return next.isASCIIAlphanumeric }
        guard last.isASCIIDigit else { return false }
        if next.isASCIIAlphanumeric { return true }
        guard let capture = captures.last, capture.end == end else { return false }
        // No. 10-2021-0123456, 第1.2.3节.
        if captures.count == 1, text.token(at: capture.start) != nil { return true }
        guard capture.start > attemptStart else { return false }
        // 2021-11-30-5; but 2021/11/30-2021/12/1.
        return next == bytes[capture.start - 1] && next < 0x80 && next != 0x20 && end + 1 < bytes.count
            && bytes[end + 1].isASCIIDigit
    }

    // MARK: - What a pattern says

    private func quantity(
        _ meaning: QuantityLexicon.Meaning, _ end: Int
    ) -> (FoundQuantity, FoundQuantity?)? {
        switch meaning.meaning {
        case .number, .counter, .negative, .ordinal, .weakOrdinal, .percent, .tenths:
            return decimal(meaning, end).map { ($0, nil) }
        case .decade: return decade(end).map { ($0, nil) }
        case .fraction: return fraction(meaning, end).map { ($0, nil) }
        case .date, .weakDate:
            guard let reading = DateReading(captures, meaning.slots, eras: lexicon.eras),
                var quantity = reading.quantity(attemptStart, end)
            else { return nil }
            if meaning.meaning == .weakDate { quantity.isWeak = true }
            guard let day = reading.lastDay, let capture = reading.lastDayCapture else { return (quantity, nil) }
            quantity.end = reading.dayEnd
            return (quantity, FoundQuantity(number: ExactDecimal(day), capture.start, end))
        case .time, .weakTime: return time(meaning, end).map { ($0, nil) }
        case .weekday, .weakWeekday:
            guard let day = captures.first?.value else { return nil }
            let isWeak = meaning.meaning == .weakWeekday
            return (
                FoundQuantity(start: attemptStart, end: end, kind: .weekday, isWeak: isWeak, first: Int64(day)), nil
            )
        }
    }

    private func decimal(_ meaning: QuantityLexicon.Meaning, _ end: Int) -> FoundQuantity? {
        guard captures.count == 1, let number = captures[0].number, var value = number.value else { return nil }
        if number.isSingleDigit, !lexicon.countsSingleDigits { return nil }
        var kind = QuantityKind.number
        var isWeak = isSmall(number)
        switch meaning.meaning {
        case .ordinal, .weakOrdinal:
            guard let integer = value.integer else { return nil }
            kind = .ordinal
            isWeak = number.isSpelled && integer <= lexicon.weakOrdinals
        case .percent: (kind, isWeak) = (.percent, false)
        case .tenths:
            (kind, isWeak) = (.percent, false)
            value = value.scaled(byPowerOfTen: 1)
        case .negative: value = value.negated
        case .number: isWeak = false
        default: break
        }
        return FoundQuantity(number: value, attemptStart, end, kind: kind, isWeak: isWeak)
    }

    /// The first of two numbers is a century; a decade without one is the one nearest to our time.
    private func decade(_ end: Int) -> FoundQuantity? {
        let numbers = captures.compactMap { $0.number?.value?.integer }
        guard numbers.count == captures.count, let years = numbers.last, years % 10 == 0 else { return nil }
        let (lastOfNineteen, century) = (30, 100)
        let year: Int
        if numbers.count > 1 {
            guard years < century, (1...century).contains(numbers[0]) else { return nil }
            year = (numbers[0] - 1) * century + years
        } else {
            guard years < century || (1000..<10_000).contains(years) else { return nil }
            // 八九十年代 are two decades.
            if attemptStart > 2, text.longestNumeral(at: attemptStart - 3) != nil { return nil }
            year = years >= century ? years : years + (years < lastOfNineteen ? 2000 : 1900)
        }
        // 上世纪20年代 are not those of this century.
        let isWeak = numbers.count == 1 && years < lastOfNineteen
        return FoundQuantity(number: ExactDecimal(year), attemptStart, end, isWeak: isWeak)
    }

    private func fraction(_ meaning: QuantityLexicon.Meaning, _ end: Int) -> FoundQuantity? {
        if attemptStart > 1, bytes[attemptStart - 1] == UInt8(ascii: "/"), bytes[attemptStart - 2].isASCIIDigit {
            return nil
        }
        var (top, bottom) = (1, 0)
        for (capture, slot) in zip(captures, meaning.slots) {
            guard let value = slot == .part ? capture.value : capture.number?.value?.integer else { return nil }
            if slot == .numerator { top = value } else { bottom = value }
        }
        // Only a third: 3분의 1만 is not ten thousand thirds.
        let last = captures.last?.number
        if meaning.slots.last == .numerator, last?.figures == 0, last?.isSpelled == false, top > bottom { return nil }
        // Years and page numbers with a stroke between are no fractions.
        let largest = 100_000_000
        guard bottom > 1, (0...largest).contains(top), bottom <= largest else { return nil }
        var (left, right) = (top, bottom)
        while right != 0 { (left, right) = (right, left % right) }
        return FoundQuantity(
            start: attemptStart, end: end, kind: .fraction, isWeak: false, first: Int64(top / left),
            second: Int64(bottom / left))
    }

    private func time(_ meaning: QuantityLexicon.Meaning, _ end: Int) -> FoundQuantity? {
        var isWeak = meaning.meaning == .weakTime
        var (hour, minute, second, half) = (-1, 0, 0, -1)
        for (capture, slot) in zip(captures, meaning.slots) {
            if slot == .dayPart {
                half = capture.value
                continue
            }
            if slot == .minuteWord {
                minute = capture.value
                continue
            }
            guard let number = capture.number, number.figures <= 2, let value = number.value?.integer else {
                return nil
            }
            let needsTwo = capture.start > 0 && bytes[capture.start - 1] == UInt8(ascii: ":")
            if needsTwo, number.figures != 2 { return nil }
            if number.isSingleDigit, !lexicon.countsSingleDigits { return nil }
            if number.isSpelled { isWeak = true }
            switch slot {
            case .hour: hour = value
            case .minute: minute = value
            default: second = value
            }
        }
        guard (0...24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
            hour < 24 || minute + second == 0
        else { return nil }
        if half == 12, hour < 12 { hour += 12 }
        if half == 0, hour == 12 { hour = 0 }
        let seconds = hour * 3600 + minute * 60 + second
        return FoundQuantity(start: attemptStart, end: end, kind: .time, isWeak: isWeak, first: Int64(seconds))
    }
}
