import Terminology

/// Concepts that replace each other, or are part of each other, in a circle.
///
/// If A replaces B and B replaces A, nobody can say which is the newer one. A concept cannot refer to itself either.
struct CircularReference: GlossaryRule {
    static let code = "glossary.circular-reference"

    func check(_ glossary: LintedGlossary) -> [Diagnostic] {
        circles(of: .replaces, in: glossary) + circles(of: .partOf, in: glossary)
            + glossary.concepts.flatMap { concept in
                concept.references.filter { $0.field == .seeAlso && $0.id == concept.concept.id }
                    .map { circle([$0.id, $0.id], $0) }
            }
    }

    /// Depth first, with a stack of its own: a chain may be as long as the glossary.
    private func circles(of field: ConceptField, in glossary: LintedGlossary) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        var finished: Set<String> = []
        for start in glossary.concepts where !finished.contains(start.concept.id) {
            var path: [(id: String, rest: [LocatedReference])] = []
            var onPath: Set<String> = []
            func enter(_ concept: LocatedConcept) {
                path.append((concept.concept.id, concept.references.filter { $0.field == field }))
                onPath.insert(concept.concept.id)
            }
            enter(start)
            while let top = path.indices.last {
                guard !path[top].rest.isEmpty else {
                    finished.insert(path[top].id)
                    onPath.remove(path.removeLast().id)
                    continue
                }
                let reference = path[top].rest.removeFirst()
                if onPath.contains(reference.id) {
                    let members = path.map(\.id).drop { $0 != reference.id }
                    findings.append(circle(members + [reference.id], reference))
                } else if !finished.contains(reference.id), let next = glossary.concept(reference.id) {
                    enter(next)
                }
            }
        }
        return findings
    }

    private func circle(_ members: some Collection<String>, _ reference: LocatedReference) -> Diagnostic {
        let list = members.joined(separator: " -> ")
        return finding(
            .error, "\"\(reference.field.rawValue)\" runs in a circle: \(list)", ["circle": list],
            at: reference.location, help: "delete the reference that runs the wrong way")
    }
}
