internal import CICU

/// Finds the boundaries of characters, words, lines or sentences (UAX #29 and #14); one thread at a time may use it.
public final class BreakIterator {
    /// What lies between two boundaries.
    public enum Kind: Int32, CaseIterable, Hashable, Sendable {
        /// Grapheme clusters.
        case character = 0
        /// Words, and what stands between words.
        case word
        /// The pieces between places where a line may or must end.
        case line
        /// Sentences with the space after them.
        case sentence
    }

    /// The kind of the boundaries.
    public let kind: Kind
    private let handle: OpaquePointer

    /// Opens the rules of a locale, in ICU's notation, such as "ja" or "en@ss=standard"; "" is the root.
    ///
    /// An unknown locale has the root's rules.
    ///
    /// - Throws: `ICUError` if the locale's notation is bad.
    public init(_ kind: Kind, locale: String = "") throws(ICUError) {
        var result: OpaquePointer?
        let status = cicu_break_iterator_open(kind.rawValue, locale, &result)
        try ICUError.check(status, "BreakIterator::createInstance(\(locale))")
        self.kind = kind
        handle = try ICUError.opened(result, "BreakIterator::createInstance(\(locale))")
    }

    deinit {
        cicu_break_iterator_close(handle)
    }

    /// The boundaries as UTF-8 byte offsets, 0 and the end among them.
    ///
    /// - Throws: `ICUError` if the text is longer than 2³¹ − 1 bytes.
    /// - Complexity: O(*n*), where *n* is the length of the text.
    public func boundaries(in text: String) throws(ICUError) -> [Int] {
        try text.utf8Span.span.withUnsafeBufferPointer { source throws(ICUError) in try boundaries(in: source) }
    }

    /// The boundaries in UTF-8 text, 0 and the end among them; each ill-formed sequence counts as U+FFFD.
    ///
    /// - Throws: `ICUError` if the text is longer than 2³¹ − 1 bytes.
    /// - Complexity: O(*n*), where *n* is the length of the text.
    public func boundaries(in utf8: UnsafeBufferPointer<UInt8>) throws(ICUError) -> [Int] {
        var result = [0]
        try forEachBoundary(in: utf8) { result.append(Int($0.offset)) }
        return result
    }

    /// The pieces between the boundaries, each with what ICU's rules say of it.
    ///
    /// - Throws: `ICUError` if the text is longer than 2³¹ − 1 bytes.
    /// - Complexity: O(*n*), where *n* is the length of the text.
    public func segments(in text: String) throws(ICUError) -> [TextSegment] {
        try text.utf8Span.span.withUnsafeBufferPointer { source throws(ICUError) in
            var result: [TextSegment] = []
            var start = 0
            try forEachBoundary(in: source) { boundary in
                let end = Int(boundary.offset)
                result.append(TextSegment(range: start..<end, ruleStatus: boundary.status))
                start = end
            }
            return result
        }
    }

    /// The words of the text, without spaces and punctuation; only for the kind `word`, otherwise empty.
    ///
    /// - Throws: `ICUError` if the text is longer than 2³¹ − 1 bytes.
    /// - Complexity: O(*n*), where *n* is the length of the text.
    public func words(in text: String) throws(ICUError) -> [TextSegment] {
        guard kind == .word else { return [] }
        return try segments(in: text).filter { $0.wordKind != .none }
    }

    /// Boundaries asked for at a time: 2 KiB on the stack.
    private static let batch = 256

    private func forEachBoundary(
        in text: UnsafeBufferPointer<UInt8>, _ body: (cicu_boundary) -> Void
    ) throws(ICUError) {
        let status = cicu_break_iterator_start(handle, text.baseAddress, text.count)
        defer { cicu_break_iterator_reset(handle) }
        try ICUError.check(status, "BreakIterator::setText")
        withUnsafeTemporaryAllocation(of: cicu_boundary.self, capacity: Self.batch) { boundaries in
            guard let start = boundaries.baseAddress else { return }
            while true {
                let count = cicu_break_iterator_next(handle, start, boundaries.count)
                boundaries.prefix(count).forEach(body)
                if count < boundaries.count { return }
            }
        }
    }
}

@available(*, unavailable)
extension BreakIterator: Sendable {}
