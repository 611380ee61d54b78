/// Looks at the bytes of a YAML text for what must not reach the composer.
///
/// This is no parser: it does not know what is within quotes. So each rule asks for something that a dangerous text
/// cannot do without, and that no glossary has reason to hold.
struct YAMLScan {
    struct Problem {
        enum Kind {
            case controlCharacter(UInt8)
            /// A name that stands somewhere after `&`, and somewhere after `*`.
            case alias(String)
        }
        var kind: Kind
        var position: SourcePosition
    }

    private var anchors: [[UInt8]: Int] = [:]
    private var aliases: [[UInt8]: Int] = [:]

    /// The first problem of a text, or nil.
    ///
    /// - Complexity: O(*n*), where *n* is the number of bytes.
    mutating func firstProblem(in text: String) -> Problem? {
        var text = text
        return text.withUTF8 { bytes in
            guard let (offset, kind) = firstProblem(in: bytes) else { return nil }
            return Problem(kind: kind, position: Self.position(of: offset, in: bytes))
        }
    }

    private mutating func firstProblem(in bytes: UnsafeBufferPointer<UInt8>) -> (Int, Problem.Kind)? {
        for (offset, byte) in bytes.enumerated() {
            switch byte {
            case 0x09, 0x0A, 0x0D, 0x20:
                continue
            case 0..<0x20, 0x7F:
                return (offset, .controlCharacter(byte))
            case UInt8(ascii: "&"):
                let name = Self.name(in: bytes, from: offset + 1)
                if !name.isEmpty { anchors[name] = anchors[name] ?? offset }
            case UInt8(ascii: "*"):
                let name = Self.name(in: bytes, from: offset + 1)
                if !name.isEmpty { aliases[name] = aliases[name] ?? offset }
            default:
                break
            }
        }
        let used = aliases.filter { anchors[$0.key] != nil }.min { $0.value < $1.value }
        return used.map { ($0.value, .alias(String(decoding: $0.key, as: UTF8.self))) }
    }

    /// The characters that libyaml takes for the name of an anchor.
    private static func name(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [UInt8] {
        Array(
            bytes[start...].prefix {
                switch $0 {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
                default: false
                }
            })
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
