import Terminology

/// Refuses what is no text.
struct BinaryCheck {
    let path: String

    /// - Throws: `document.binary` for a NUL, and for more controls than one character of a hundred.
    /// - Complexity: O(*n*).
    func check(_ utf8: [UInt8]) throws(Diagnostic) {
        // Nearly no text has any: a look at all bytes together tells.
        guard Self.hasControl(utf8) else { return }
        if utf8.contains(0) { throw found(utf8) }
        let controls = utf8.count(where: Self.isControl)
        guard controls * Self.share <= utf8.count + Self.allowance else { throw found(utf8) }
    }

    /// Whether a byte is a control that ends no line and is no tab.
    @inline(__always)
    private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte &- 0x09 > 4 }

    private static func hasControl(_ utf8: [UInt8]) -> Bool {
        utf8.withUnsafeBytes { bytes in
            let ones: UInt64 = 0x0101_0101_0101_0101
            let high = ones &* 0x80
            var index = 0
            while bytes.count - index >= 8 {
                let piece = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                // Bytes below 0x20 have their highest bit here; ends of lines are among them.
                let marks = ~((piece & ~high) &+ ones &* (0x80 - 0x20) | piece) & high
                if marks != 0, bytes[index..<index + 8].contains(where: isControl) { return true }
                index += 8
            }
            return bytes[index...].contains(where: isControl)
        }
    }

    /// The problem, at the first control.
    func found(_ bytes: [UInt8]) -> Diagnostic {
        let offset = bytes.firstIndex(of: 0) ?? bytes.firstIndex { $0 < 0x20 && !(0x09...0x0D).contains($0) } ?? 0
        let line = bytes[..<offset].count { $0 == 0x0A } + 1
        let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return Diagnostic(
            "document.binary", "the file is no text: it holds a control character here",
            at: SourceLocation(file: path, line: line, column: bytes[start..<offset].count { $0 & 0xC0 != 0x80 } + 1),
            help: "give a text, or name its encoding with --encoding")
    }

    private static let share = 100
    /// A short text may hold one.
    private static let allowance = 100
}
