/// UTF-8 that waits to be written.
struct ByteBuffer {
    var bytes: [UInt8] = []
    /// Characters that could not be written as they are, since the beginning.
    var charactersReplaced = 0

    /// Appends text that is written as it is.
    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func append(_ number: Int) {
        if (0..<10).contains(number) {
            bytes.append(UInt8(ascii: "0") + UInt8(number))
        } else {
            append(String(number))
        }
    }

    /// Appends U+FFFD in the place of a character that the format cannot hold.
    mutating func appendReplacement() {
        charactersReplaced += 1
        append("\u{FFFD}")
    }
}
