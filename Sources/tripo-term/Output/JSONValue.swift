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
        var result = ""
        write(to: &result)
        return result
    }

    /// Adds the value to a text.
    func write(to result: inout String) {
        switch self {
        case .null: result += "null"
        case .bool(let value): result += value ? "true" : "false"
        case .integer(let value): result += String(value)
        case .ratio(let value):
            let millionths = Int((min(1, max(0, value)) * 1_000_000).rounded(.down))
            let digits = String(millionths % 1_000_000)
            result += "\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - digits.count) + digits
        case .text(let value): Self.write(value, to: &result)
        case .array(let values):
            result += "["
            for (index, value) in values.enumerated() {
                if index > 0 { result += "," }
                value.write(to: &result)
            }
            result += "]"
        case .object(let members):
            result += "{"
            for (index, (name, value)) in members.enumerated() {
                if index > 0 { result += "," }
                Self.write(name, to: &result)
                result += ":"
                value.write(to: &result)
            }
            result += "}"
        }
    }

    private static func write(_ text: String, to result: inout String) {
        result += "\""
        defer { result += "\"" }
        // Most texts need no escape, and are taken as they are.
        guard text.mayHoldUnsafe || text.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") })
        else {
            result += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where String.isUnsafe(scalar):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
