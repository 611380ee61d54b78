import Terminology

/// One person in one role twice at the same time.
///
/// Two entries for one role have to be two terms of office.
struct OverlappingPosts: ConceptRule {
    static let code = "glossary.overlapping-posts"

    func check(_ concept: LocatedConcept, in glossary: LintedGlossary) -> [Diagnostic] {
        let posts = concept.concept.posts
        return posts.enumerated().compactMap { number, post in
            let clash = posts[..<number].contains { $0.role == post.role && $0.period.surelyOverlaps(post.period) }
            guard clash else { return nil }
            return finding(
                .error, "the role \"\(post.role)\" is held twice at one time", ["role": post.role],
                at: concept.location(of: .posts, number), help: "make one post of the two, or correct the dates")
        }
    }
}
