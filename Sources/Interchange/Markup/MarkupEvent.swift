/// What a parser of XML or HTML meets.
enum MarkupEvent {
    /// Local name; namespace, empty for HTML; attributes by local name, the first of a name.
    case start(String, space: String, attributes: [MarkupAttribute])
    case end(String)
    /// Well-formed UTF-8, which lives as long as the call.
    case text(UnsafeBufferPointer<UInt8>)
}

struct MarkupAttribute {
    var name: String
    var value: String
}

extension [MarkupAttribute] {
    subscript(name: String) -> String? { first { $0.name == name }?.value }
}
