import Terminology

/// One pass over a text in search of the ends of its sentences.
struct SentenceScanner {
    /// A bracket that is open for longer was a slip or is a text of its own; in bytes.
    static let longestBracket = 2048
    /// Brackets within brackets; more are forgotten, the outermost first.
    static let deepestBracket = 32
    /// Bytes.
    static let longestAbbreviation = 24

    let bytes: UnsafeBufferPointer<UInt8>
    let rules: CompiledSentences
    /// The end of a sentence, and where the next one begins.
    var breaks: [(end: Int, next: Int)] = []
    var brackets: [SentenceBracket] = []
    /// The first break of the paragraph: those before it stay.
    private var paragraph = 0
    /// A stop that the bracket which comes next follows without a space.
    private var pending: SentenceStop?
    private var pendingBreak = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ rules: CompiledSentences) {
        (self.bytes, self.rules) = (bytes, rules)
        textStart = afterSpaces(0)
    }

    /// Where the first sentence begins.
    private var textStart = 0

    /// Where the present sentence begins, after white space.
    var sentenceStart: Int { breaks.last?.next ?? textStart }

    mutating func sentences() -> [TextSpan] {
        var index = 0
        while index < bytes.count {
            let first = bytes[index]
            if first < 0x80 {
                if rules.classes.isActive(ascii: first) {
                    index = act(at: index, rules.classes[UInt32(first)], UInt32(first), 1)
                } else {
                    index += 1
                }
                continue
            }
            // The first two bytes of three tell the block.
            if first &- 0xE0 < 0x10, bytes.count - index > 2,
                !rules.classes.isActive(block: Int(first & 0x0F) << 6 | Int(bytes[index + 1] & 0x3F))
            {
                index += 3
                continue
            }
            let (value, length) = scalar(in: bytes, at: index)
            if !rules.classes.isActive(block: Int(value >> 6)) {
                index += length
                continue
            }
            let kind = rules.classes[value]
            if kind.isActive { index = act(at: index, kind, value, length) } else { index += length }
        }
        return spans()
    }

    /// Does what an active character asks for, and returns where to go on.
    private mutating func act(at index: Int, _ kind: CharacterClass, _ value: UInt32, _ length: Int) -> Int {
        switch kind {
        case .separator:
            breaks.append((index, afterSpaces(index + length)))
            brackets.removeAll(keepingCapacity: true)
            paragraph = breaks.count
        case .open, .aside, .note, .title:
            open(at: index, value, kind)
        case .close:
            if let bracket = popBracket(value, at: index) { return closed(bracket, at: index + length) }
        case .quote:
            if isClosingQuote(at: index, value, length) {
                if let bracket = popBracket(value, at: index) { return closed(bracket, at: index + length) }
            } else {
                open(at: index, value, kind)
            }
        default:
            return stop(at: index)
        }
        return index + length
    }

    // MARK: - Stops

    private mutating func stop(at index: Int) -> Int {
        var stop = readStop(at: index)
        skipNote(after: &stop)
        let following = kind(at: stop.next)
        guard let following, following != .separator else { return max(stop.next, index + 1) }
        let isAttachable = following.isRemark && !stop.hasSpace
        let isInner = stop.closesTitle || stop.isInner && (stop.kind == .stop || stop.kind == .exclamation)
        let isBreak = !isInner && endsSentence(stop)
        if isBreak {
            breaks.append((stop.end, stop.next))
        } else if let count = stop.breakCount {
            dropBreaks(to: count)
        }
        if isAttachable { (pending, pendingBreak) = (stop, isBreak) }
        return stop.next
    }

    /// Reads stops, what closes after them, and spaces.
    private mutating func readStop(at index: Int) -> SentenceStop {
        var place = index
        var stop = SentenceStop(kind: .period, start: index, end: index, next: index)
        readRun(&place, &stop)
        while place < bytes.count {
            let (value, length) = scalar(in: bytes, at: place)
            let kind = rules.classes[value]
            switch kind {
            case .close, .quote, .apostrophe:
                if kind == .quote && !isClosingQuote(at: place, value, length) { return finished(stop, place) }
                if kind == .apostrophe, let next = self.kind(at: place + length), next.isWord {
                    return finished(stop, place)
                }
                if let bracket = popBracket(value, at: place) { close(bracket, in: &stop) }
                stop.isClosed = true
                place += length
            case .superscript, .extend:
                place += length
            case _ where kind.isStop && stop.isClosed:
                (stop.start, stop.isClosed, stop.isInner, stop.closesTitle) = (place, false, false, false)
                readRun(&place, &stop)
            case .space:
                let next = afterSpaces(place)
                // A closing character after a space closes if there is something to close.
                guard next > place, next < bytes.count, rules.classes[scalar(in: bytes, at: next).value] == .close,
                    brackets.last?.closing == scalar(in: bytes, at: next).value
                else { return finished(stop, place) }
                place = next
            default:
                return finished(stop, place)
            }
        }
        return finished(stop, place)
    }

    /// Reads a run of stops; the strongest counts, and several periods are an ellipsis.
    private func readRun(_ place: inout Int, _ stop: inout SentenceStop) {
        var kind = CharacterClass.ellipsis
        var periods = 0
        while place < bytes.count {
            let (value, length) = scalar(in: bytes, at: place)
            let next = rules.classes[value]
            guard next.isStop || next == .extend else { break }
            if next.isStop {
                if next == .period { periods += 1 } else { periods += 2 }
                let strength = next == .period && periods > 1 ? CharacterClass.ellipsis : next
                if kind.rawValue < strength.rawValue { kind = strength }
                if periods > 1 && kind == .period { kind = .ellipsis }
            }
            place += length
        }
        stop.kind = kind
    }

    private func finished(_ stop: SentenceStop, _ place: Int) -> SentenceStop {
        var stop = stop
        stop.end = place
        stop.next = afterSpaces(place)
        stop.hasSpace = stop.next > place
        return stop
    }

    private func close(_ bracket: SentenceBracket, in stop: inout SentenceStop) {
        if bracket.isWhole { stop.breakCount = bracket.breakCount }
        if bracket.kind.isRemark && bracket.isWithinSentence { stop.isInner = true }
        if bracket.kind == .title { stop.closesTitle = true }
    }

    // MARK: - Brackets

    private mutating func open(at index: Int, _ value: UInt32, _ kind: CharacterClass) {
        defer { pending = nil }
        let closing = kind == .quote ? value : rules.closings[value]
        guard let closing else { return }
        if brackets.count == Self.deepestBracket { brackets.removeFirst() }
        var bracket = SentenceBracket(
            closing: closing, start: index, breakCount: breaks.count, isWhole: rules.whole.contains(value),
            kind: kind, isWithinSentence: index > sentenceStart)
        if let pending, pending.next == index {
            bracket.stop = pending
            bracket.hasBreakBefore = pendingBreak
            bracket.isWithinSentence = false
        }
        brackets.append(bracket)
    }

    /// Removes the innermost open bracket of a closing character, and those within it that nobody closed.
    private mutating func popBracket(_ closing: UInt32, at index: Int) -> SentenceBracket? {
        guard let place = brackets.lastIndex(where: { $0.closing == closing }) else { return nil }
        let bracket = brackets[place]
        brackets.removeSubrange(place...)
        return index - bracket.start <= Self.longestBracket ? bracket : nil
    }

    /// A bracket closed whose text has no stop at its end.
    private mutating func closed(_ bracket: SentenceBracket, at end: Int) -> Int {
        if var stop = bracket.stop, isNote(bracket, end) {
            dropBreaks(to: bracket.breakCount - (bracket.hasBreakBefore ? 1 : 0))
            stop = finished(stop, end)
            (stop.isClosed, stop.breakCount) = (false, nil)
            if let following = kind(at: stop.next), following != .separator, endsSentence(stop) {
                breaks.append((stop.end, stop.next))
            }
            return stop.next
        }
        if bracket.isWhole, let following = kind(at: afterSpaces(end)), following != .separator {
            dropBreaks(to: bracket.breakCount)
        }
        return end
    }

    private mutating func dropBreaks(to count: Int) {
        let count = max(count, paragraph)
        if count < breaks.count { breaks.removeSubrange(count...) }
    }

    // MARK: - Spans

    private func spans() -> [TextSpan] {
        var spans: [TextSpan] = []
        spans.reserveCapacity(breaks.count + 1)
        var start = 0
        for (end, next) in breaks {
            if let span = trimmed(start, end) { spans.append(span) }
            start = next
        }
        if let span = trimmed(start, bytes.count) { spans.append(span) }
        return spans
    }

    /// The stretch without white space at its ends, or nil if there is nothing else.
    private func trimmed(_ start: Int, _ end: Int) -> TextSpan? {
        let start = min(afterSpaces(start), end)
        var end = end
        while end > start {
            let (value, length) = scalar(in: bytes, before: end)
            guard rules.classes[value] == .space else { break }
            if end - length > start, rules.classes[scalar(in: bytes, before: end - length).value] == .prepend { break }
            end -= length
        }
        return start < end ? TextSpan(start, end) : nil
    }
}
