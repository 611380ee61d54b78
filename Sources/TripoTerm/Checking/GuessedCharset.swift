import Interchange
import Terminology

/// Tells text in a charset that was only found by likelihood from bytes that are no text: some charset fits nearly all bytes.
enum GuessedCharset {
    /// - Throws: `document.undecodable` with the place of the first byte that speaks against it.
    /// - Complexity: O(n) in the bytes.
    static func check(_ document: TextDocument, _ bytes: [UInt8], in language: LanguageTag) throws(Diagnostic) {
        // These tell themselves.
        guard !document.encoding.hasPrefix("UTF-"), !document.encoding.hasPrefix("US-ASCII") else { return }
        let guess = LanguageGuess(document.blocks).language
        let isReadable = guess.map { ($0 == .english) == (language == .english) } ?? false
        let isWestern = document.encoding == "windows-1252"
        try check(bytes, document.path) { isReadable && (!isWestern || isPlausible(bytes, $0)) }
    }

    private static func check(
        _ bytes: [UInt8], _ path: String, _ isText: (Int) -> Bool
    ) throws(Diagnostic) {
        var (line, start) = (1, 0)
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A { (line, start) = (line + 1, index + 1) }
            guard byte >= 0x80, !isText(index) else { continue }
            let code = String(byte, radix: 16, uppercase: true)
            throw Diagnostic(
                "document.undecodable", "the file is not UTF-8 here (byte \(code))",
                arguments: ["encoding": "UTF-8", "byte": code],
                at: SourceLocation(file: path, line: line, column: index - start + 1),
                help: "name its true encoding with --encoding, or save it as UTF-8")
        }
    }

    /// Signs stand anywhere; letters with accents stand in words of ASCII letters: café, Müller.
    private static func isPlausible(_ bytes: [UInt8], _ index: Int) -> Bool {
        switch bytes[index] {
        case 0x81, 0x8D, 0x8F, 0x90, 0x9D: return false
        // Ð, Þ, ð, þ and ÿ are rarer than damage.
        case 0xD0, 0xDE, 0xF0, 0xFE, 0xFF: return false
        case 0xC0...:
            let before = index > 0 && isLetter(bytes[index - 1])
            return before || index + 1 < bytes.count && isLetter(bytes[index + 1])
        default: return true
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 }
}
