import Terminology

/// A source that the register does not have.
///
/// `sources: [tcs-en-4076]` for `tcs-en-4067` leads nowhere.
struct UnknownSource: GlossaryRule {
    static let code = "glossary.unknown-source"

    func check(_ glossary: LintedGlossary) -> [Diagnostic] {
        glossary.concepts.flatMap { concept in
            concept.citations.compactMap { id, location in
                if glossary.source(id) != nil { return nil }
                let near = Suggestion.nearest(to: id, among: glossary.sourceIDs)
                return finding(
                    .error, "the register of sources has no \"\(id)\"",
                    ["id": id, Suggestion.argument: near ?? "none"], at: location,
                    help: near.map { "did you mean \"\($0)\"?" } ?? "add it to sources.yaml")
            }
        }
    }
}

extension LocatedConcept {
    /// The sources that the concept names, for itself, its posts and its terms.
    var citations: [(id: String, location: SourceLocation)] {
        var result = concept.sources.enumerated().map { ($1, location(of: .sources, $0)) }
        for (number, post) in concept.posts.enumerated() {
            result += post.sources.enumerated().map { ($1, location(of: .postSources, number, $0)) }
        }
        for term in locatedTerms where term.term.hasOwnSources {
            result += term.term.sources.enumerated().map { ($1, term.location(of: .sources, $0)) }
        }
        return result
    }
}
