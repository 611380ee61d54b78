/// Words that sentences are searched for: by their bytes, which nearly always tell, else by characters.
struct WordSearch: Sendable {
    private let texts: [String]
    private let words: [[UInt8]]
    /// Whether their capitals do not matter.
    private let isLatin: Bool
    /// Whether no letter may stand beside them.
    private let isWhole: Bool
    /// For each byte whether a word begins with it, and whether it may belong to a character that is also written otherwise.
    private let marks: [UInt8]

    private static let beginning: UInt8 = 1
    private static let doubtful: UInt8 = 2

    init(_ texts: [String], isLatin: Bool, isWhole: Bool) {
        (self.texts, self.isLatin, self.isWhole) = (texts, isLatin, isWhole)
        words = texts.map { Array($0.utf8) }
        var marks = [UInt8](repeating: 0, count: 256)
        for word in words {
            guard let first = word.first else { continue }
            marks[Int(first)] |= Self.beginning
            if isLatin { marks[Int(first & ~0x20)] |= Self.beginning }
        }
        // Combining marks, conjoining Jamo, kana with their marks apart, compatibility ideographs, selectors; K and İ.
        for byte in [0xC4, 0xCC, 0xCD, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF3] {
            marks[byte] |= Self.doubtful
        }
        self.marks = marks
    }

    /// - Complexity: O(n) in the bytes of the sentence.
    func areIn(_ sentence: Substring) -> Bool {
        (sentence.utf8.withContiguousStorageIfAvailable(found) ?? nil) ?? areRead(in: sentence)
    }

    /// What the bytes tell; nil where characters may be written in several ways or stand in doubt beside a word.
    private func found(in bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        marks.withUnsafeBufferPointer { marks in
            var isFound = false
            for place in bytes.indices {
                let mark = marks[Int(bytes[place])]
                if mark == 0 { continue }
                if mark & Self.doubtful != 0, Self.isDoubtful(bytes, place) { return nil }
                guard mark & Self.beginning != 0, !isFound else { continue }
                for word in words where stands(word, bytes, place) {
                    guard let isWord = isApart(bytes, place, place + word.count) else { return nil }
                    isFound = isFound || isWord
                }
            }
            return isFound
        }
    }

    private func stands(_ word: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        guard place + word.count <= bytes.count else { return false }
        for offset in word.indices {
            let byte = bytes[place + offset]
            if byte != word[offset], !isLatin || byte &- 0x41 >= 26 || byte | 0x20 != word[offset] {
                return false
            }
        }
        return true
    }

    /// Whether nothing beside a word belongs to it; nil where that takes more than a byte to tell.
    private func isApart(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool? {
        func isSign(_ place: Int) -> Bool {
            bytes[place] == 0xE2 && bytes[place + 1] == 0x80 && bytes[place + 2] >= 0x90
        }
        let (before, after) = (
            start > 0 ? bytes[start - 1] : 0x20, end < bytes.count ? bytes[end] : 0x20
        )
        guard isWhole else {
            return after < 0x80 || (0xE3...0xEF).contains(after) || isSign(end) ? true : nil
        }
        if before >= 0x80, start < 3 || !isSign(start - 3) { return nil }
        if after >= 0x80, !isSign(end) { return nil }
        return !Self.isLetter(before) && !Self.isLetter(after)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    private static func isDoubtful(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        let next = bytes[place + 1]
        switch bytes[place] {
        case 0xC4: return next == 0xB0
        case 0xE2: return next == 0x84
        case 0xE3:
            let third = bytes[place + 2]
            return next == 0x82 && (0x99...0x9A).contains(third) || next == 0x80 && (0xAA...0xAF).contains(third)
        case 0xEF: return (0xA4...0xAB).contains(next) || next == 0xB8 || next == 0xBE
        default: return true
        }
    }

    /// The same by characters: what the bytes are held to.
    func areRead(in sentence: Substring) -> Bool {
        let sentence = isLatin ? sentence.lowercased() : String(sentence)
        return texts.contains { word in
            guard isWhole else { return sentence.contains(word) }
            return sentence.ranges(of: word).contains { range in
                let before = sentence[..<range.lowerBound].last
                let after = sentence[range.upperBound...].first
                return before?.isLetter != true && after?.isLetter != true
            }
        }
    }
}
