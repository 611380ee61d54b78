import Foundation

/// The keywords of JSON Schema (draft 2020-12) that the schema of units uses; an unknown one is a fault, so that nothing is taken
/// for checked that is not.
struct UnitSchema {
    private let root: [String: Any]

    private static let known: Set<String> = [
        "$schema", "$id", "$defs", "$ref", "title", "description", "type", "required", "additionalProperties",
        "properties", "items", "minimum", "maximum", "minLength", "minItems", "maxItems",
    ]

    init(_ data: Data) throws { root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:] }

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
        let types = Self.types(of: value)
        if let type = schema["type"] as? String, !types.contains(type) { return faults + ["\(place): no \(type)"] }
        let size: Double?
        switch value {
        case let number as NSNumber: size = number.doubleValue
        case let text as String: size = Double(text.unicodeScalars.count)
        case let array as [Any]: size = Double(array.count)
        default: size = nil
        }
        for (keyword, fails) in [("minimum", (<) as (Double, Double) -> Bool), ("maximum", (>))] {
            for name in [keyword, keyword.prefix(3) + "Items", keyword.prefix(3) + "Length"] {
                guard let bound = schema[String(name)] as? NSNumber, let size else { continue }
                if fails(size, bound.doubleValue) { faults.append("\(place): \(name)") }
            }
        }
        if let items = schema["items"] as? [String: Any], let array = value as? [Any] {
            for (index, item) in array.enumerated() { faults += self.faults(item, items, "\(place)[\(index)]") }
        }
        if let object = value as? [String: Any] { faults += self.faults(object, schema, place) }
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

    private static func types(of value: Any) -> [String] {
        switch value {
        case is String: return ["string"]
        case is [Any]: return ["array"]
        case is [String: Any]: return ["object"]
        case let number as NSNumber:
            // Foundation keeps booleans and numbers in one class.
            if String(cString: number.objCType) == "c" { return ["boolean"] }
            return number.doubleValue == number.doubleValue.rounded() ? ["integer", "number"] : ["number"]
        default: return []
        }
    }
}
