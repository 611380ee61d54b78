import Foundation

/// The keywords of JSON Schema (draft 2020-12) that the project's schemas use; an unknown one is a fault, so that
/// nothing is taken for checked that is not.
public struct JSONSchema {
    private let root: [String: Any]

    private static let known: Set<String> = [
        "$schema", "$id", "$defs", "$ref", "title", "description", "type", "required", "additionalProperties",
        "properties", "items", "pattern", "enum", "minimum", "maximum", "minLength", "maxLength", "minItems",
        "maxItems",
        "anyOf",
    ]

    public init(path: String) throws {
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
        root = object as? [String: Any] ?? [:]
    }

    /// What is wrong with one line of JSON.
    public func faults(inLine line: String) -> [String] {
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
        let isNumber = type == "integer" && types?.contains("number") == true
        if let types, !types.contains(type), !isNumber { faults.append("\(place): not \(types)") }
        if let text = value as? String { faults += self.faults(text, schema, place) }
        faults += self.bounds(value, schema, place)
        if let items = schema["items"] as? [String: Any], let array = value as? [Any] {
            for (index, item) in array.enumerated() { faults += self.faults(item, items, "\(place)[\(index)]") }
        }
        if let object = value as? [String: Any] { faults += self.faults(object, schema, place) }
        return faults
    }

    /// A number by its value, a text by its characters, an array by its items.
    private func bounds(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        let (size, least, most): (Double, String, String)
        switch value {
        case let text as String:
            (size, least, most) = (Double(text.unicodeScalars.count), "minLength", "maxLength")
        case let array as [Any]: (size, least, most) = (Double(array.count), "minItems", "maxItems")
        case let number as NSNumber where !Self.isBoolean(number):
            (size, least, most) = (number.doubleValue, "minimum", "maximum")
        default: return []
        }
        var faults: [String] = []
        if let bound = schema[least] as? NSNumber, size < bound.doubleValue { faults.append("\(place): \(least)") }
        if let bound = schema[most] as? NSNumber, size > bound.doubleValue { faults.append("\(place): \(most)") }
        return faults
    }

    private func faults(_ text: String, _ schema: [String: Any], _ place: String) -> [String] {
        var faults: [String] = []
        if let words = schema["enum"] as? [String], !words.contains(text) { faults.append("\(place): \(text)") }
        if let pattern = schema["pattern"] as? String, text.range(of: pattern, options: .regularExpression) == nil {
            faults.append("\(place): \(text) is not \(pattern)")
        }
        return faults
    }

    private func faults(_ object: [String: Any], _ schema: [String: Any], _ place: String) -> [String] {
        let properties = schema["properties"] as? [String: Any] ?? [:]
        var faults = ((schema["required"] as? [String]) ?? []).filter { object[$0] == nil }.map { "\(place): no \($0)" }
        for (name, member) in object {
            if let property = (properties[name] ?? schema["additionalProperties"]) as? [String: Any] {
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
