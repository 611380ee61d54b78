/// Looks at the bytes of a YAML text for what must not reach the composer.
///
/// This is no parser: it does not know what is within quotes. So each rule asks for something that a dangerous text
/// cannot do without, and that no glossary has reason to hold.
struct YAMLScan {
    /// Columns that the signs of nested lists may take at the beginning of a line. A level without brackets begins in
    /// a column of its own, or shares it with one other.
    private static let indentation = 64

    struct Problem {
        enum Kind {
            case controlCharacter(Unicode.Scalar)
            /// A name that stands somewhere after `&`, and somewhere after `*`.
            case alias(String)
            case tooDeep
        }
        var kind: Kind
        var position: SourcePosition
    }

    /// Levels of brackets that are let pass.
    let depth: Int
    init(depth: Int) { self.depth = depth }

    private var anchors: [[UInt8]: Int] = [:]
    private var aliases: [[UInt8]: Int] = [:]

    /// The first problem of a text, or nil.
    ///
    /// - Complexity: O(*n*), where *n* is the number of bytes.
    mutating func firstProblem(in text: String) -> Problem? {
        var text = text
        return text.withUTF8 { bytes in
            guard let (offset, kind) = firstProblem(in: bytes) ?? nestingProblem(in: bytes) else { return nil }
            return Problem(kind: kind, position: Self.position(of: offset, in: bytes))
        }
    }

    private mutating func firstProblem(in bytes: UnsafeBufferPointer<UInt8>) -> (Int, Problem.Kind)? {
        for (offset, byte) in bytes.enumerated() {
            switch byte {
            case 0x09, 0x0A, 0x0D:
                continue
            case 0..<0x20, 0x7F:
                return (offset, .controlCharacter(Unicode.Scalar(byte)))
            case 0xC2 where offset + 1 < bytes.count && bytes[offset + 1] == 0x85:
                return (offset, .controlCharacter("\u{85}"))
            case 0xE2 where Self.isLineSeparator(bytes, offset):
                return (offset, .controlCharacter(bytes[offset + 2] == 0xA8 ? "\u{2028}" : "\u{2029}"))
            case UInt8(ascii: "&") where Self.mayBeginToken(bytes, offset):
                let name = Self.name(in: bytes, from: offset + 1)
                if !name.isEmpty { anchors[name] = anchors[name] ?? offset }
            case UInt8(ascii: "*") where Self.mayBeginToken(bytes, offset):
                let name = Self.name(in: bytes, from: offset + 1)
                if !name.isEmpty { aliases[name] = aliases[name] ?? offset }
            default:
                break
            }
        }
        let used = aliases.filter { anchors[$0.key] != nil }.min { $0.value < $1.value }
        return used.map { ($0.value, .alias(String(decoding: $0.key, as: UTF8.self))) }
    }

    /// Whether something other than text without quotes may begin at an offset: letters and digits before it rule that
    /// out, and so do the signs that can only be part of such a text.
    private static func mayBeginToken(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        // The byte order mark may stand before the first token.
        guard offset > 0, offset != 3 else { return true }
        return beforeTokens.contains(bytes[offset - 1])
    }

    private static let beforeTokens = Set("\t\n\r [{,?:]}\"'%@`".utf8)

    /// U+2028 and U+2029, which YAML takes for line breaks like U+0085.
    private static func isLineSeparator(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        offset + 2 < bytes.count && bytes[offset + 1] == 0x80 && (0xA8...0xA9).contains(bytes[offset + 2])
    }

    private func nestingProblem(in bytes: UnsafeBufferPointer<UInt8>) -> (Int, Problem.Kind)? {
        if let deep = Self.deepIndentation(in: bytes) { return (deep, .tooDeep) }
        return FlowNesting.excess(in: bytes, limit: depth).map { ($0, .tooDeep) }
    }

    /// The place where the spaces, hyphens, question marks and colons that begin a line reach too far.
    private static func deepIndentation(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var (width, isLeading) = (0, true)
        for (offset, byte) in bytes.enumerated() {
            switch byte {
            case 0x0A, 0x0D: (width, isLeading) = (0, true)
            case 0x20, 0x09, UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
                width += 1
                if isLeading, width > indentation { return offset }
            case 0xEF where offset == 0: width = 0
            default: isLeading = offset < 3 && bytes[0] == 0xEF
            }
        }
        return nil
    }

    private static func name(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [UInt8] {
        Array(bytes[start...].prefix(while: isNameByte))
    }

    /// Whether libyaml takes a byte for a part of the name of an anchor.
    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }

    static func position(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> SourcePosition {
        let before = bytes[..<offset]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = bytes[lineStart..<offset].count { $0 & 0xC0 != 0x80 }
        return SourcePosition(line: before.count { $0 == 0x0A } + 1, column: column + 1)
    }
}

extension Unicode.Scalar {
    /// The code point as the standard writes it: `U+00A0`.
    public var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
