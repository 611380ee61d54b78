import Terminology

/// The tags of a segment, as far as a translation has to have them as well.
struct TagBalance: Equatable {
    /// How often each kind stands.
    private var counts: [String: Int] = [:]
    /// Halves without the other one.
    private(set) var unpaired: [String] = []

    init(_ tags: [InlineTag]) {
        var open: [String] = []
        var highlights = 0
        for tag in tags {
            counts[tag.kind.rawValue, default: 0] += 1
            let name = tag.attributes["i"] ?? ""
            switch tag.kind {
            case .opening: open.append(name)
            case .closing:
                if let index = open.lastIndex(of: name) {
                    open.remove(at: index)
                } else {
                    unpaired.append(Self.name(.closing, name))
                }
            case .highlight: highlights += 1
            case .highlightEnd:
                if highlights > 0 { highlights -= 1 } else { unpaired.append("/hi") }
            default: break
            }
        }
        unpaired += open.map { Self.name(.opening, $0) } + Array(repeating: "hi", count: highlights)
    }

    private static func name(_ kind: InlineTag.Kind, _ number: String) -> String {
        number.isEmpty ? kind.rawValue : kind.rawValue + " " + number
    }

    /// The kinds of tags of which the two have other numbers: `ph 1:2`.
    func differences(to other: TagBalance) -> [String] {
        Set(counts.keys).union(other.counts.keys).sorted().compactMap { kind in
            let (own, others) = (counts[kind] ?? 0, other.counts[kind] ?? 0)
            return own == others ? nil : "\(kind) \(own):\(others)"
        }
    }
}
