/// Characters at places of UTF-8 that is well formed.
extension UnsafeBufferPointer<UInt8> {
    /// The scalar that begins at a place.
    func scalar(at place: Int) -> Unicode.Scalar {
        let byte = self[place]
        if byte < 0x80 { return Unicode.Scalar(byte) }
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        var value = UInt32(byte) & (0x7F >> UInt32(length))
        for offset in 1..<length where place + offset < count {
            value = value << 6 | UInt32(self[place + offset] & 0x3F)
        }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// Whether a word stands at a place.
    func has(_ word: [UInt8], at place: Int) -> Bool {
        guard place + word.count <= count else { return false }
        for offset in word.indices where self[place + offset] != word[offset] { return false }
        return true
    }

    /// Where the scalar begins that ends before a place.
    func scalarStart(before end: Int) -> Int {
        var start = end - 1
        while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }
}
