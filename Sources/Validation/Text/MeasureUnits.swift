import Normalization
import Terminology

/// Words for units of measure and money, of all languages, by what they mean.
struct MeasureUnits: Sendable {
    /// By their first byte, the longest first; UTF-8 in small letters. What only begins like a unit, 分野, means nothing.
    private let words: [[(word: [UInt8], meaning: String)]]
    /// What stands before a number and says more of its unit: 时速, 摄氏.
    private let before: [(word: [UInt8], meaning: String)]
    /// All that a number may stand with.
    private let known: Set<String>
    private let longest: Int
    private static let percent = "%"
    static let decade = "decade"
    /// What a meaning begins with that belongs to a word before a number.
    private static let mark = "before "

    init(_ words: [String: String]) {
        let pairs = words.map { (Array($0.key.lowercased().utf8), $0.value) }
        before = pairs.filter { $0.1.hasPrefix(Self.mark) }.map { ($0.0, String($0.1.dropFirst(Self.mark.count))) }
        known = Set(words.values)
        var sorted = [[(word: [UInt8], meaning: String)]](repeating: [], count: 256)
        for pair in pairs where !pair.1.hasPrefix(Self.mark) {
            if let first = pair.0.first { sorted[Int(first)].append(pair) }
        }
        self.words = sorted.map { $0.sorted { $0.word.count > $1.word.count } }
        longest = pairs.lazy.map(\.0.count).max() ?? 0
    }

    /// The unit that a number stands with, and where both stand; nil for none.
    ///
    /// - Complexity: O(m·w) in the bytes of the longest word and the words that begin with one byte.
    func unit(of quantity: Quantity, in block: CheckedBlock) -> (meaning: String, span: TextSpan)? {
        if quantity.kind == .percent { return (Self.percent, quantity.span) }
        if quantity.kind == .number, Self.isDecade(block.text(quantity.span), quantity) {
            return (Self.decade, quantity.span)
        }
        let own = ownUnit(of: quantity, in: block)
        guard quantity.kind == .number, let more = more(before: quantity.span.start, in: block) else { return own }
        // 时速100公里 is a speed, 每小时30分钟 no unit of its own.
        let meaning = own.map { $0.meaning + " " + more.meaning } ?? more.meaning
        guard known.contains(meaning) else { return own }
        return (meaning, TextSpan(more.start, own?.span.end ?? quantity.span.end))
    }

    /// Of the first year that may have an s: 1990s, but 10s are seconds.
    private static let firstYear = 1000

    /// 1990s: only years have an s.
    private static func isDecade(_ text: Substring, _ quantity: Quantity) -> Bool {
        text.utf8.last == UInt8(ascii: "s") && text.dropLast().last?.isNumber == true
            && quantity.integer.map { $0 >= firstYear && $0 % 10 == 0 } == true
    }

    private func more(before place: Int, in block: CheckedBlock) -> (meaning: String, start: Int)? {
        block.withBytes { bytes in
            let end = place > 0 && bytes[place - 1] == 0x20 ? place - 1 : place
            return before.lazy.compactMap { word, meaning in
                let start = end - word.count
                guard start >= 0, bytes[start..<end].elementsEqual(word) else { return nil }
                return (meaning, start)
            }.first
        }
    }

    private func ownUnit(of quantity: Quantity, in block: CheckedBlock) -> (meaning: String, span: TextSpan)? {
        guard quantity.kind == .number, longest > 0 else { return nil }
        return block.withBytes { bytes in
            let (start, end) = (quantity.span.start, quantity.span.end)
            // A pattern of numbers may have taken the unit, or a part of it: 5日 of 5日元.
            let hasJoint = end < bytes.count && (bytes[end] == 0x20 || bytes[end] == UInt8(ascii: "-"))
            for place in max(start, end - longest)...(hasJoint ? end + 1 : end) {
                if let word = word(at: place, in: bytes), word.end >= end {
                    return (word.meaning, TextSpan(start, word.end))
                }
            }
            if let word = word(at: start, in: bytes) { return (word.meaning, quantity.span) }
            let before = start > 0 && bytes[start - 1] == 0x20 ? start - 1 : start
            for place in max(0, before - longest)..<before {
                if let word = word(at: place, in: bytes), word.end == before, bytes[place] < 0x80 {
                    return (word.meaning, TextSpan(place, end))
                }
            }
            return nil
        }
    }

    /// The longest word at a place; one without a meaning is none.
    private func word(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (end: Int, meaning: String)? {
        guard place < bytes.count, bytes[place] & 0xC0 != 0x80 else { return nil }
        if place > 0, bytes[place].isLatin, bytes[place - 1].isLatin { return nil }
        for (word, meaning) in words[Int(bytes[place].small)] {
            let end = place + word.count
            guard end <= bytes.count, zip(place..<end, word).allSatisfy({ bytes[$0].small == $1 }),
                ends(at: end, in: bytes)
            else { continue }
            return meaning.isEmpty ? nil : (end, meaning)
        }
        return nil
    }

    /// What may follow a unit in Hangul: the first syllables of particles and endings.
    private static let particles: Set<Unicode.Scalar> = [
        "은", "는", "이", "가", "을", "를", "의", "에", "과", "와", "로", "도", "만", "간", "동", "씩", "짜", "내", "부", "까", "보", "으",
        "라", "였", "인",
    ]

    private func ends(at end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard end < bytes.count else { return true }
        if bytes[end - 1].isLatin { return !bytes[end].isLatin }
        let next = bytes.scalar(at: end)
        let isHangul = { (scalar: Unicode.Scalar) in (0xAC00...0xD7A3).contains(scalar.value) }
        guard isHangul(next), isHangul(bytes.scalar(at: bytes.scalarStart(before: end))) else { return true }
        return Self.particles.contains(next)
    }
}

extension UInt8 {
    fileprivate var isLatin: Bool { (self | 0x20) &- 0x61 < 26 }
    fileprivate var small: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
