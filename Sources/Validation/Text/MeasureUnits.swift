import Normalization
import Terminology

/// Words for units of measure and money, of all languages, by what they mean.
struct MeasureUnits: Sendable {
    /// UTF-8 in small letters; what only begins like a unit, 分野, means nothing.
    private let meanings: [[UInt8]: String]
    private let longest: Int
    private static let percent = "%"

    init(_ words: [String: String]) {
        meanings = Dictionary(words.map { (Array($0.key.lowercased().utf8), $0.value) }) { first, _ in first }
        longest = meanings.keys.lazy.map(\.count).max() ?? 0
    }

    /// The unit that a number stands with, and where both stand; nil for none.
    ///
    /// - Complexity: O(m²) in the bytes of the longest word.
    func unit(of quantity: Quantity, in block: CheckedBlock) -> (meaning: String, span: TextSpan)? {
        if quantity.kind == .percent { return (Self.percent, quantity.span) }
        guard quantity.kind == .number, !meanings.isEmpty else { return nil }
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
        var word: [UInt8] = []
        var found: (end: Int, meaning: String)?
        for index in place..<min(bytes.count, place + longest) {
            word.append(bytes[index] &- 0x41 < 26 ? bytes[index] | 0x20 : bytes[index])
            guard let meaning = meanings[word], ends(at: index + 1, in: bytes) else { continue }
            found = (index + 1, meaning)
        }
        return found.flatMap { $0.meaning.isEmpty ? nil : $0 }
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
}
