/// Divides long texts where no name can be cut in two.
enum TextStretch {
    /// Bytes after which any place will do.
    private static let longest = 1 << 20

    /// The end of the stretch that begins at `start` and has about so many bytes.
    static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, length: Int) -> Int {
        if bytes.count - start <= length { return bytes.count }
        var place = start + length
        let last = min(bytes.count, start + longest)
        // A line end after another or after punctuation that ends a sentence.
        while place < last {
            if bytes[place] == UInt8(ascii: "\n"), endsSentence(bytes, before: place, from: start) { return place + 1 }
            place += 1
        }
        if last == bytes.count { return last }
        place = last
        // Then a space, then between two characters.
        while place > last - length / 2, bytes[place] != UInt8(ascii: " ") { place -= 1 }
        if bytes[place] != UInt8(ascii: " ") { place = last }
        while place > start + 1, bytes[place] & 0xC0 == 0x80 { place -= 1 }
        return place
    }

    private static func endsSentence(_ bytes: UnsafeBufferPointer<UInt8>, before place: Int, from start: Int) -> Bool {
        var index = place - 1
        while index > start, bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\r") { index -= 1 }
        switch bytes[index] {
        case UInt8(ascii: "\n"), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"),
            UInt8(ascii: ";"):
            return true
        case 0x82:
            // 。 is E3 80 82.
            return index >= start + 2 && bytes[index - 1] == 0x80 && bytes[index - 2] == 0xE3
        default: return false
        }
    }
}
