import Terminology

/// An identifier in a form that others do not have.
///
/// Identifiers appear in addresses, options and other formats, so they keep to lower-case ASCII letters, digits and
/// hyphens: `off.jpo`, `tcs-en-4067`; not `Off.JPO` or `off.特許庁`.
struct IdentifierFormat: GlossaryRule {
    static let code = "glossary.id-format"

    func check(_ glossary: LintedGlossary) -> [Diagnostic] {
        glossary.concepts.compactMap { concept in
            let parts = concept.concept.id.split(separator: ".", omittingEmptySubsequences: false)
            if parts.count == 2, parts.allSatisfy(isKebabCase) { return nil }
            return finding(concept.concept.id, at: concept.location(of: .id), example: "off.jpo")
        }
            + glossary.register.compactMap { source in
                if isKebabCase(source.source.id[...]) { return nil }
                return finding(source.source.id, at: source.location(of: .id), example: "tcs-en-4067")
            }
    }

    private func isKebabCase(_ text: Substring) -> Bool {
        text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
        }
    }

    private func finding(_ id: String, at location: SourceLocation, example: String) -> Diagnostic {
        finding(
            .error, "the identifier \"\(id)\" is not of the usual form", ["id": id], at: location,
            help: "use lower-case letters, digits and hyphens, as in \(example)")
    }
}
