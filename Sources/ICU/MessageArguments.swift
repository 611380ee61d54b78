/// The named values of a message.
///
/// A list and not a dictionary: a message has two or three, and a dictionary takes longer to set up than to fill in.
public struct MessageArguments: ExpressibleByDictionaryLiteral, Sendable {
    public private(set) var values: [(name: String, value: MessageArgument)] = []

    public init(dictionaryLiteral elements: (String, MessageArgument)...) {
        values = elements.map { (name: $0.0, value: $0.1) }
    }

    /// Values by name.
    public init(_ values: [String: MessageArgument]) { self.values = values.map { (name: $0.key, value: $0.value) } }

    /// Texts by name.
    public init(_ texts: [String: String]) { values = texts.map { (name: $0.key, value: .text($0.value)) } }

    public var isEmpty: Bool { values.isEmpty }

    /// The value of a name, or nil.
    public subscript(name: some StringProtocol) -> MessageArgument? {
        for entry in values where entry.name == name { return entry.value }
        return nil
    }
}
