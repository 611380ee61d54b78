import Terminology

/// Two concepts, or two sources, with one identifier.
///
/// A reference to the identifier could mean either: `id: off.jpo` must not stand in two places.
struct DuplicateIdentifier: GlossaryRule {
    static let code = "glossary.duplicate-id"

    /// The argument that holds a place.
    static let place = "first"

    func check(_ glossary: LintedGlossary) -> [Diagnostic] {
        repeated(glossary.concepts.map { ($0.concept.id, $0.location(of: .id)) }, "concept")
            + repeated(glossary.register.map { ($0.source.id, $0.location(of: .id)) }, "source")
    }

    private func repeated(_ entries: [(id: String, location: SourceLocation)], _ owner: String) -> [Diagnostic] {
        var first: [String: SourceLocation] = [:]
        return entries.compactMap { id, location in
            guard let earlier = first[id] else {
                first[id] = location
                return nil
            }
            return finding(
                .error, "the \(owner) \"\(id)\" is already at \(earlier)", ["id": id, Self.place: "\(earlier)"],
                at: location, help: "give one of the two another id, or make them one")
        }
    }
}
