/// Words that sentences are searched for: by their bytes, which nearly always tell, else by characters.
///
/// A class, so that handing it on costs one count of references and not one for each array.
final class WordSearch: Sendable {
    private let texts: [String]
    /// The bytes of all words, and where each stands in them, by their first bytes.
    private let letters: [UInt8]
    private let words: [Range<Int>]
    /// By byte the first word that begins with it or a later one.
    private let firstWords: [Int]
    /// Whether their capitals do not matter.
    private let isLatin: Bool
    /// Whether no letter may stand beside them.
    private let isWhole: Bool
    /// For each byte whether a word begins with it, and whether it may belong to a character that is also written otherwise.
    private let marks: [UInt8]
    /// For each byte what may stand behind it where a word begins with it.
    private let following: [Following]

    /// Marks of the bytes that may be second and third of a word: nearly all places where none stands show here.
    private struct Following: Sendable {
        var second: UInt64 = 0
        var third: UInt64 = 0

        /// One of 64 marks, the same for a capital and its small letter.
        @inline(__always)
        static func mark(_ byte: UInt8) -> UInt64 { 1 << UInt64(byte & (0x1F | byte >> 2 & 0x20)) }
    }

    private static let beginning: UInt8 = 1
    private static let doubtful: UInt8 = 2

    init(_ texts: [String], isLatin: Bool, isWhole: Bool) {
        (self.texts, self.isLatin, self.isWhole) = (texts, isLatin, isWhole)
        let sorted = texts.map { Array($0.utf8) }.filter { !$0.isEmpty }.sorted { $0[0] < $1[0] }
        var (letters, words): ([UInt8], [Range<Int>]) = ([], [])
        var firstWords = [Int](repeating: 0, count: 257)
        for word in sorted {
            words.append(letters.count..<letters.count + word.count)
            letters += word
            for byte in (Int(word[0]) + 1)...256 { firstWords[byte] += 1 }
        }
        (self.letters, self.words, self.firstWords) = (letters, words, firstWords)
        var marks = [UInt8](repeating: 0, count: 256)
        var following = [Following](repeating: Following(), count: 256)
        for word in sorted {
            for first in Set([word[0], isLatin ? word[0] & ~0x20 : word[0]]) {
                marks[Int(first)] |= Self.beginning
                following[Int(first)].second |= word.count > 1 ? Following.mark(word[1]) : .max
                following[Int(first)].third |= word.count > 2 ? Following.mark(word[2]) : .max
            }
        }
        self.following = following
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

    /// Whether a word may be in a part of a text: what stands beside it is for `areIn` to look at.
    ///
    /// - Complexity: O(n) in the bytes of the text.
    func mayBeIn(_ text: String) -> Bool {
        text.utf8Span.span.withUnsafeBufferPointer { bytes in
            marks.withUnsafeBufferPointer { marks in
                for place in bytes.indices {
                    let mark = marks[Int(bytes[place])]
                    if mark == 0 { continue }
                    if mark & Self.doubtful != 0, Self.isDoubtful(bytes, place) { return true }
                    if mark & Self.beginning == 0 || !mayStand(bytes, place) || isWithinWord(bytes, place) { continue }
                    if firstWord(at: place, in: bytes) != nil { return true }
                }
                return false
            }
        }
    }

    /// What the bytes tell; nil where characters may be written in several ways or stand in doubt beside a word.
    private func found(in bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        marks.withUnsafeBufferPointer { marks in
            var isFound = false
            for place in bytes.indices {
                let mark = marks[Int(bytes[place])]
                if mark == 0 { continue }
                if mark & Self.doubtful != 0, Self.isDoubtful(bytes, place) { return nil }
                guard mark & Self.beginning != 0, !isFound, mayStand(bytes, place), !isWithinWord(bytes, place)
                else { continue }
                var next = firstWord(at: place, in: bytes)
                while let word = next {
                    guard let isWord = isApart(bytes, place, place + words[word].count) else { return nil }
                    isFound = isFound || isWord
                    next = firstWord(at: place, in: bytes, after: word)
                }
            }
            return isFound
        }
    }

    /// Whether a place is within a Latin word, where no word begins that stands apart.
    private func isWithinWord(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        isWhole && place > 0 && Self.isLetter(bytes[place - 1])
    }

    /// Whether the bytes behind a place may be those of a word.
    @inline(__always)
    private func mayStand(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        let may = following[Int(bytes[place])]
        if place + 1 < bytes.count, may.second & Following.mark(bytes[place + 1]) == 0 { return false }
        return place + 2 >= bytes.count || may.third & Following.mark(bytes[place + 2]) != 0
    }

    /// The number of the first word that stands at a place, behind another if one is given.
    private func firstWord(at place: Int, in bytes: UnsafeBufferPointer<UInt8>, after last: Int? = nil) -> Int? {
        let first = bytes[place]
        let small = Int(isLatin && first &- 0x41 < 26 ? first | 0x20 : first)
        let end = firstWords[small + 1]
        var word = last.map { $0 + 1 } ?? firstWords[small]
        while word < end {
            if stands(words[word], bytes, place) { return word }
            word += 1
        }
        return nil
    }

    private func stands(_ word: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        guard place + word.count <= bytes.count else { return false }
        return letters.withUnsafeBufferPointer { letters in
            func isSame(_ offset: Int) -> Bool {
                let (byte, letter) = (bytes[place + offset], letters[word.lowerBound + offset])
                return byte == letter || isLatin && byte &- 0x41 < 26 && byte | 0x20 == letter
            }
            // Words that begin alike seldom end so.
            return isSame(word.count - 1) && (0..<word.count).allSatisfy(isSame)
        }
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
