/// Reads one value of JSON (RFC 8259) strictly; nesting is bounded, so that no text can exhaust the stack.
public struct JSONReader {
    /// Why a text is no JSON.
    public struct Failure: Error, Hashable, Sendable {
        public enum Reason: String, Sendable {
            case unexpected = "something else was expected"
            case truncated = "the text ends too early"
            case depth = "values are nested too deeply"
            case escape = "an escape sequence is wrong"
            case control = "a control character stands in a string"
            case number = "a number is wrong"
            case text = "the text is not UTF-8"
        }

        public let reason: Reason
        /// The byte at which it shows.
        public let offset: Int
    }

    /// Values within values.
    public static let deepest = 64

    private let bytes: ArraySlice<UInt8>
    private var offset: Int
    private var depth = 0

    private init(_ bytes: ArraySlice<UInt8>) { (self.bytes, offset) = (bytes, bytes.startIndex) }

    /// The value that is all of a text, but for white space around it.
    ///
    /// - Complexity: O(*n*) in the bytes.
    public static func value(of bytes: ArraySlice<UInt8>) throws(Failure) -> JSONNode {
        var reader = JSONReader(bytes)
        let value = try reader.value()
        reader.skipSpace()
        guard reader.offset == bytes.endIndex else { throw reader.failure(.unexpected) }
        return value
    }

    public static func value(of text: String) throws(Failure) -> JSONNode { try value(of: Array(text.utf8)[...]) }

    private func failure(_ reason: Failure.Reason) -> Failure {
        let atEnd = reason == .unexpected && offset >= bytes.endIndex
        return Failure(reason: atEnd ? .truncated : reason, offset: offset - bytes.startIndex)
    }

    private var next: UInt8? { offset < bytes.endIndex ? bytes[offset] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        offset += 1
        return true
    }

    private mutating func value() throws(Failure) -> JSONNode {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try nested { reader throws(Failure) in try reader.object() }
        case UInt8(ascii: "["): return try nested { reader throws(Failure) in try reader.array() }
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), .some(0x30...0x39): return .number(try number())
        default: throw failure(.unexpected)
        }
    }

    private mutating func nested(_ body: (inout Self) throws(Failure) -> JSONNode) throws(Failure) -> JSONNode {
        depth += 1
        guard depth <= Self.deepest else { throw failure(.depth) }
        offset += 1
        let value = try body(&self)
        depth -= 1
        return value
    }

    private mutating func word(_ word: StaticString, _ value: JSONNode) throws(Failure) -> JSONNode {
        for index in 0..<word.utf8CodeUnitCount {
            guard take(word.utf8Start[index]) else { throw failure(.unexpected) }
        }
        return value
    }

    private mutating func array() throws(Failure) -> JSONNode {
        var elements: [JSONNode] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            elements.append(try value())
            skipSpace()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            guard take(UInt8(ascii: ",")) else { throw failure(.unexpected) }
        }
    }

    private mutating func object() throws(Failure) -> JSONNode {
        var members: [JSONNode.Member] = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw failure(.unexpected) }
            let name = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw failure(.unexpected) }
            members.append(JSONNode.Member(name, try value()))
            skipSpace()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw failure(.unexpected) }
        }
    }

    private mutating func digits() throws(Failure) {
        let start = offset
        while let byte = next, (0x30...0x39).contains(byte) { offset += 1 }
        guard offset > start else { throw failure(.number) }
    }

    private mutating func number() throws(Failure) -> String {
        let start = offset
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func string() throws(Failure) -> String {
        let beginning = offset
        offset += 1
        var decoded: [UInt8] = []
        var run = offset
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                decoded.append(contentsOf: bytes[run..<offset])
                offset += 1
                guard let text = String(validating: decoded, as: UTF8.self) else {
                    offset = beginning
                    throw failure(.text)
                }
                return text
            case UInt8(ascii: "\\"):
                decoded.append(contentsOf: bytes[run..<offset])
                decoded.append(contentsOf: try escape())
                run = offset
            case ..<0x20: throw failure(.control)
            default: offset += 1
            }
        }
        throw failure(.truncated)
    }

    private mutating func escape() throws(Failure) -> [UInt8] {
        offset += 1
        guard let byte = next else { throw failure(.truncated) }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "u"):
            var value = try hexadecimal()
            if (0xD800..<0xDC00).contains(value), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw failure(.escape) }
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else { throw failure(.escape) }
            return Array(encoded)
        default: throw failure(.escape)
        }
    }

    private mutating func hexadecimal() throws(Failure) -> UInt32 {
        guard offset + 4 <= bytes.endIndex else { throw failure(.truncated) }
        var value: UInt32 = 0
        for byte in bytes[offset..<offset + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw failure(.escape) }
            value = value << 4 | UInt32(digit)
        }
        offset += 4
        return value
    }
}
