/// Words that a text is asked whether it goes on with.
struct WordPrefixes: Sendable {
    /// By the first byte.
    private var words: [UInt8: [[UInt8]]] = [:]

    init(_ texts: [String]) {
        for text in texts {
            let bytes = Array(text.utf8)
            if let first = bytes.first { words[first, default: []].append(bytes) }
        }
    }

    /// The length in bytes of the longest word that stands at a place, or 0; one of Latin letters must end there.
    ///
    /// - Complexity: O(*n*) in the words that begin with the same byte.
    func longestMatch(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        guard start < bytes.count, let candidates = words[bytes[start]] else { return 0 }
        var longest = 0
        for word in candidates where word.count > longest && word.count <= bytes.count - start {
            let end = start + word.count
            guard word.indices.allSatisfy({ bytes[start + $0] == word[$0] }) else { continue }
            if Self.isLatin(bytes[end - 1]) && end < bytes.count && Self.isLatin(bytes[end]) { continue }
            longest = word.count
        }
        return longest
    }

    /// Whether one of the words ends at a place.
    func matches(in bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
        words.values.contains { group in
            group.contains { word in
                word.count <= end && word.indices.allSatisfy { bytes[end - word.count + $0] == word[$0] }
            }
        }
    }

    private static func isLatin(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
}
