/// A value of JSON whose names keep their order (RFC 8259).
enum JSONValue {
    case null
    case bool(Bool)
    case integer(Int)
    /// A ratio of 0 to 1 with six digits, rounded down, so that only what is 1 is told as 1.
    case ratio(Double)
    case text(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

    /// The value on one line.
    var line: String {
        var result: [UInt8] = []
        write(to: &result)
        return String(decoding: result, as: UTF8.self)
    }

    /// Adds the value to UTF-8.
    func write(to result: inout [UInt8]) {
        switch self {
        case .null: result.append(contentsOf: "null".utf8)
        case .bool(let value): result.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): Self.write(value, to: &result)
        case .ratio(let value):
            let millionths = Int((min(1, max(0, value)) * 1_000_000).rounded(.down))
            let digits = String(millionths % 1_000_000)
            let ratio = "\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - digits.count) + digits
            result.append(contentsOf: ratio.utf8)
        case .text(let value): Self.write(value, to: &result)
        case .array(let values):
            result.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { result.append(UInt8(ascii: ",")) }
                value.write(to: &result)
            }
            result.append(UInt8(ascii: "]"))
        case .object(let members):
            result.append(UInt8(ascii: "{"))
            for (index, (name, value)) in members.enumerated() {
                if index > 0 { result.append(UInt8(ascii: ",")) }
                Self.write(name, to: &result)
                result.append(UInt8(ascii: ":"))
                value.write(to: &result)
            }
            result.append(UInt8(ascii: "}"))
        }
    }

    static func write(_ number: Int, to result: inout [UInt8]) {
        guard number >= 0 else { return result.append(contentsOf: String(number).utf8) }
        var place = 1
        while number / place >= 10 { place *= 10 }
        while place > 0 {
            result.append(UInt8(ascii: "0") + UInt8(number / place % 10))
            place /= 10
        }
    }

    static func write(_ text: String, to result: inout [UInt8]) {
        result.append(UInt8(ascii: "\""))
        defer { result.append(UInt8(ascii: "\"")) }
        // Most texts need no escape, and are taken as they are.
        let isTaken = text.utf8Span.span.withUnsafeBufferPointer { bytes in
            let isPlain = !bytes.indices.contains {
                bytes[$0] == UInt8(ascii: "\"") || bytes[$0] == UInt8(ascii: "\\") || String.mayBeUnsafe(bytes, at: $0)
            }
            if isPlain { result.append(contentsOf: bytes) }
            return isPlain
        }
        if isTaken { return }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result.append(contentsOf: "\\\"".utf8)
            case "\\": result.append(contentsOf: "\\\\".utf8)
            case "\n": result.append(contentsOf: "\\n".utf8)
            case "\r": result.append(contentsOf: "\\r".utf8)
            case "\t": result.append(contentsOf: "\\t".utf8)
            case _ where String.isUnsafe(scalar):
                let digits = String(scalar.value, radix: 16)
                result.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
            default: for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { result.append(byte) }
            }
        }
    }
}
