import Terminology

/// Which languages of a unit are compared with which.
public struct LanguagePairs: Sendable, Hashable {
    /// The source; nil for what the unit says itself, or any.
    public var from: LanguageTag?
    /// The targets; empty for all.
    public var to: [LanguageTag]

    public init(from: LanguageTag? = nil, to: [LanguageTag] = []) { (self.from, self.to) = (from, to) }

    func contains(_ language: LanguageTag) -> Bool {
        from == nil && to.isEmpty || from == language || to.contains(language) || from != nil && to.isEmpty
    }

    /// The pairs of a unit, each once: from its source where one is known.
    func pairs(of unit: MemoryUnit) -> [(source: MemorySegment, target: MemorySegment)] {
        if let source = from ?? unit.source {
            guard let own = unit[source] else { return [] }
            return targets(of: unit, source).map { (own, $0) }
        }
        var pairs: [(MemorySegment, MemorySegment)] = []
        for (index, segment) in unit.segments.enumerated() {
            for other in unit.segments[(index + 1)...] where to.isEmpty || contains(segment) || contains(other) {
                pairs.append((segment, other))
            }
        }
        return pairs
    }

    func targets(of unit: MemoryUnit, _ source: LanguageTag) -> [MemorySegment] {
        unit.segments.filter { $0.language != source && (to.isEmpty || to.contains($0.language)) }
    }

    private func contains(_ segment: MemorySegment) -> Bool { to.contains(segment.language) }
}
