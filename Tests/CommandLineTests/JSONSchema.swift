import Foundation

/// The keywords of JSON Schema (draft 2020-12) that the schema of answers uses; an unknown one is a fault, so that
/// nothing is taken for checked that is not.
struct JSONSchema {
    private let root: [String: Any]

    private static let known: Set<String> = [
        "$schema", "$id", "$defs", "$ref", "title", "description", "type", "required", "additionalProperties",
        "properties", "items", "pattern", "enum", "minimum", "maximum", "minLength", "anyOf",
    ]

    init(path: String) throws {
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
        root = object as? [String: Any] ?? [:]
    }

    /// What is wrong with one line of JSON.
    func faults(inLine line: String) -> [String] {
        guard let value = try? JSONSerialization.jsonObject(with: Data(line.utf8)) else { return ["no JSON: \(line)"] }
        return faults(value, root, "$")
    }

    private func faults(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        var faults = schema.keys.filter { !Self.known.contains($0) }.map { "\(place): unknown keyword \($0)" }
        if let reference = schema["$ref"] as? String {
            let name = String(reference.dropFirst("#/$defs/".count))
            guard let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
                return ["\(place): no \(reference)"]
            }
            faults += self.faults(value, target, place)
        }
        if let choices = schema["anyOf"] as? [[String: Any]],
            !choices.contains(where: { self.faults(value, $0, place).isEmpty })
        {
            faults += ["\(place): none of the choices"]
        }
        let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map { [$0] }
        // A whole number is a number too.
        let type = Self.type(of: value)
        if let types, !types.contains(type), !(type == "integer" && types.contains("number")) { faults.append("\(place): not \(types)") }
        if let text = value as? String { faults += self.faults(text, schema, place) }
        if Self.type(of: value) == "integer", let number = value as? Int {
            if let least = schema["minimum"] as? Int, number < least { faults.append("\(place): below \(least)") }
            if let most = schema["maximum"] as? Int, number > most { faults.append("\(place): above \(most)") }
        }
        if let items = schema["items"] as? [String: Any], let array = value as? [Any] {
            for (index, item) in array.enumerated() { faults += self.faults(item, items, "\(place)[\(index)]") }
        }
        if let object = value as? [String: Any] { faults += self.faults(object, schema, place) }
        return faults
    }

    private func faults(_ text: String, _ schema: [String: Any], _ place: String) -> [String] {
        var faults: [String] = []
        if let words = schema["enum"] as? [String], !words.contains(text) { faults.append("\(place): \(text)") }
        if let least = schema["minLength"] as? Int, text.unicodeScalars.count < least {
            faults.append("\(place): short")
        }
        if let pattern = schema["pattern"] as? String, text.range(of: pattern, options: .regularExpression) == nil {
            faults.append("\(place): \(text) is not \(pattern)")
        }
        return faults
    }

    private func faults(_ object: [String: Any], _ schema: [String: Any], _ place: String) -> [String] {
        let properties = schema["properties"] as? [String: Any] ?? [:]
        var faults = ((schema["required"] as? [String]) ?? []).filter { object[$0] == nil }.map { "\(place): no \($0)" }
        for (name, member) in object {
            if let property = properties[name] as? [String: Any] {
                faults += self.faults(member, property, "\(place).\(name)")
            } else if schema["additionalProperties"] as? Bool == false {
                faults.append("\(place): unknown \(name)")
            }
        }
        return faults
    }

    private static func type(of value: Any) -> String {
        switch value {
        case is NSNull: return "null"
        case is String: return "string"
        case is [Any]: return "array"
        case is [String: Any]: return "object"
        case let number as NSNumber:
            if isBoolean(number) { return "boolean" }
            return number.doubleValue == number.doubleValue.rounded() ? "integer" : "number"
        default: return "unknown"
        }
    }

    /// Whether a number was `true` or `false`; Foundation keeps both in one class.
    private static func isBoolean(_ number: NSNumber) -> Bool {
        String(cString: number.objCType) == "c"
    }
}
