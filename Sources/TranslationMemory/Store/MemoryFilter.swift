import Terminology

/// Which units are meant: those that were met at least once with all that is given here.
public struct MemoryFilter: Sendable, Hashable {
    public var document: String?
    public var domain: String?
    public var author: String?
    public var origin: String?
    /// Dated at or after this moment.
    public var from: Timestamp?
    /// Dated before this moment.
    public var before: Timestamp?

    public init() {}

    public var isEmpty: Bool { self == MemoryFilter() }

    /// Whether an occurrence is meant.
    public func includes(_ unit: MemoryUnit) -> Bool {
        let names = [
            (document, unit.document), (domain, unit.domain), (author, unit.author), (origin, unit.origin),
        ]
        for (wanted, own) in names {
            guard let wanted else { continue }
            guard let own, own.utf8.elementsEqual(wanted.utf8) else { return false }
        }
        guard from != nil || before != nil else { return true }
        guard let date = unit.date else { return false }
        return from.map { date >= $0 } ?? true && before.map { date < $0 } ?? true
    }
}
