/// Texts that stand as they are, each line indented under a `name: |`: the rules of a rule file.
enum LiteralBlocks {
    /// The text with the lines of literal blocks crossed out, every byte at its place.
    ///
    /// For files that hold rules with brackets of their own; what is left of them is scanned like any other.
    static func crossedOut(_ text: String) -> String {
        var bytes = Array(text.utf8)
        var start = 0
        var blockIndent: Int?
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let indent = bytes[start..<end].prefix { $0 == 0x20 }.count
            let isBlank = start + indent == end
            if let within = blockIndent, isBlank || indent > within {
                for index in start + indent..<end { bytes[index] = UInt8(ascii: "x") }
            } else {
                blockIndent = opensBlock(bytes[start..<end]) ? indent : nil
            }
            start = end + 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a line is a plain name, a colon and `|`.
    private static func opensBlock(_ line: ArraySlice<UInt8>) -> Bool {
        var rest = line.drop { $0 == 0x20 }
        if rest.starts(with: [UInt8(ascii: "-"), 0x20]) { rest = rest.dropFirst(2) }
        let name = rest.prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
        guard !name.isEmpty else { return false }
        return rest.dropFirst(name.count).elementsEqual(Array(": |".utf8))
    }
}
