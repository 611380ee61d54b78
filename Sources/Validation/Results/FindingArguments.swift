/// What the message of a finding speaks of, by name. Most findings have two, which need no memory of their own.
public struct FindingArguments: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    private struct Entry: Sendable, Hashable {
        var name: String
        var text: String
    }

    private var found: String?
    private var wanted: String?
    /// By their names in order.
    private var others: [Entry] = []

    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, text) in elements { self[name] = text }
    }

    init(_ texts: [String: String]) {
        for (name, text) in texts { self[name] = text }
    }

    /// - Complexity: O(n) in the names.
    public subscript(name: String) -> String? {
        get {
            switch name {
            case "found": found
            case "wanted": wanted
            default: others.first { $0.name == name }?.text
            }
        }
        set {
            switch name {
            case "found": found = newValue
            case "wanted": wanted = newValue
            default:
                let place = others.firstIndex { $0.name >= name } ?? others.count
                let isThere = place < others.count && others[place].name == name
                let entry = newValue.map { Entry(name: name, text: $0) }
                others.replaceSubrange(place..<place + (isThere ? 1 : 0), with: entry.map { [$0] } ?? [])
            }
        }
    }
}
