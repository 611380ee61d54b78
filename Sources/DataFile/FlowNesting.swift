/// Measures how deep lists and mappings in brackets are nested, before anything recurses into them.
///
/// Within brackets YAML can be cut into tokens without knowing what came before; outside of them it cannot, for an
/// opening bracket may be part of a text. So each bracket that could begin a value is followed to its end: for those
/// that do, the depth is exact; for the others it is some number that is small in all but strange texts.
public struct FlowNesting {
    /// How often a byte is looked at, on average, before a text is refused: brackets in brackets are followed again
    /// from each of their levels, of which the format has three.
    private static let effortPerByte = 24
    private static let effortAtLeast = 1 << 16

    private let bytes: UnsafeBufferPointer<UInt8>
    private let limit: Int
    private var effort: Int
    /// The byte after the closing bracket that was found last.
    private var end: Int?

    /// The bracket that is nested deeper than `limit` levels, or that too much effort was spent on; nil if there is none.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    static func excess(in bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> Int? {
        var nesting = FlowNesting(
            bytes: bytes, limit: limit, effort: effortAtLeast + effortPerByte * bytes.count)
        var previous = UInt8(ascii: "\n")
        for (offset, byte) in bytes.enumerated() {
            let mayBegin = isBlank(previous) || previous == byteOrderMarkEnd
            if isOpening(byte), mayBegin, let excess = nesting.follow(from: offset) { return excess }
            previous = byte
        }
        return nil
    }

    /// The byte after the bracket that closes the one at `start`, which has to begin a value.
    public static func end(of start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var nesting = FlowNesting(bytes: bytes, limit: .max, effort: .max)
        return nesting.follow(from: start) == nil ? nesting.end : nil
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, limit: Int, effort: Int) {
        (self.bytes, self.limit, self.effort) = (bytes, limit, effort)
    }

    /// The last byte of U+FEFF in UTF-8.
    private static let byteOrderMarkEnd: UInt8 = 0xBF

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private static func isOpening(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") }
    private static func isClosing(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") }

    /// Cuts the text into tokens from an opening bracket to the closing one, as libyaml does.
    private mutating func follow(from start: Int) -> Int? {
        var (offset, depth) = (start, 0)
        while offset < bytes.count {
            let tokenStart = offset
            let byte = bytes[offset]
            offset += 1
            if Self.isOpening(byte) {
                depth += 1
                if depth > limit { return tokenStart }
            } else if Self.isClosing(byte) {
                depth -= 1
                if depth == 0 {
                    end = offset
                    return nil
                }
            } else {
                switch byte {
                case UInt8(ascii: "#"): skip(&offset) { $0 == 0x0A || $0 == 0x0D }
                case UInt8(ascii: "'"): skipSingleQuoted(&offset)
                case UInt8(ascii: "\""): skipDoubleQuoted(&offset)
                case UInt8(ascii: "&"), UInt8(ascii: "*"): skip(&offset) { !YAMLScan.isNameByte($0) }
                case UInt8(ascii: "!"): if !skipTag(&offset) { return nil }
                case UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: ":"): break
                case _ where Self.isBlank(byte): break
                default: skipPlain(&offset)
                }
            }
            effort -= offset - tokenStart
            if effort < 0 { return start }
        }
        return nil
    }

    private func skip(_ offset: inout Int, until isEnd: (UInt8) -> Bool) {
        while offset < bytes.count, !isEnd(bytes[offset]) { offset += 1 }
    }

    /// To the byte after the closing quote; a quote written twice does not close.
    private func skipSingleQuoted(_ offset: inout Int) {
        while true {
            skip(&offset) { $0 == UInt8(ascii: "'") }
            offset += 1
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: "'") else { return }
            offset += 1
        }
    }

    /// To the byte after the closing quote; a quote after a backslash does not close.
    private func skipDoubleQuoted(_ offset: inout Int) {
        while true {
            skip(&offset) { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\\") else { break }
            offset += 2
        }
        offset += 1
    }

    /// To the byte after a tag, or false where libyaml finds no proper tag and reads no further.
    private func skipTag(_ offset: inout Int) -> Bool {
        let isVerbatim = offset < bytes.count && bytes[offset] == UInt8(ascii: "<")
        if isVerbatim { offset += 1 }
        skip(&offset) { byte in
            !YAMLScan.isNameByte(byte) && !Self.tagSigns.contains(byte)
                && !(isVerbatim && Self.verbatimTagSigns.contains(byte))
        }
        if isVerbatim {
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: ">") else { return false }
            offset += 1
        }
        return offset == bytes.count || Self.isBlank(bytes[offset]) || bytes[offset] == UInt8(ascii: ",")
    }

    private static let tagSigns = Set(";/?:@&=+$.%!~*'()".utf8)
    private static let verbatimTagSigns = Set(",[]".utf8)

    /// To what ends a text without quotes: a bracket, a comma, a colon before a blank, or a comment.
    private func skipPlain(_ offset: inout Int) {
        while offset < bytes.count {
            let byte = bytes[offset]
            if Self.isOpening(byte) || Self.isClosing(byte) || byte == UInt8(ascii: ",") { return }
            if Self.isBlank(byte) {
                if continuesPlain(&offset) { continue }
                return
            }
            if byte == UInt8(ascii: ":"), offset + 1 == bytes.count || Self.isBlank(bytes[offset + 1]) { return }
            offset += 1
        }
    }

    /// Skips blanks within a text without quotes, and says whether the text goes on after them.
    private func continuesPlain(_ offset: inout Int) -> Bool {
        skip(&offset) { !Self.isBlank($0) }
        return offset < bytes.count && bytes[offset] != UInt8(ascii: "#")
    }
}
