import Terminology

/// A concept whose identifier begins like those of another kind.
///
/// The prefix tells a reader of a reference what it leads to: `off.jpo` has to be an office.
struct IdentifierPrefix: ConceptRule {
    static let code = "glossary.id-prefix"

    /// A thing that is mostly spoken of as a word of the trade keeps `t.` whatever its kind.
    private static let general = "t"

    private static let prefixes: [ConceptKind: [String]] = [
        .office: ["off"], .person: ["per"], .role: ["role"], .meeting: ["mtg"], .event: ["ev", "mtg"],
        .mechanism: ["mech", "mtg", "off", "tr"], .treaty: ["tr"], .document: ["doc", "law", "mech"], .term: ["t"],
        .place: ["pl"],
    ]

    func check(_ concept: LocatedConcept, in glossary: LintedGlossary) -> [Diagnostic] {
        let (id, kind) = (concept.concept.id, concept.concept.kind)
        let prefix = String(id.prefix { $0 != "." })
        let allowed = Self.prefixes[kind] ?? []
        if allowed.contains(prefix) || prefix == Self.general && kind != .person { return [] }
        let message = "the identifier \"\(id)\" does not begin as that of a \(kind.word) does"
        let prefixes = allowed.map { "\($0)." }
        return [
            finding(
                .warning, message, ["id": id, "kind": kind.word, "prefixes": prefixes.joined(separator: ", ")],
                at: concept.location(of: .id),
                help: "begin it with " + prefixes.joined(separator: " or ") + ", or change the kind")
        ]
    }
}
