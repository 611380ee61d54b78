/// Something that a file says of a unit or a segment and that has no field of its own.
public struct MemoryProperty: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
}

extension [MemoryProperty] {
    /// The first value of a name.
    public subscript(name: String) -> String? { first { $0.name == name }?.value }
}
