import Terminology

/// One thing that the lint looks for; its doc comment says what, why, and shows an example.
public protocol GlossaryRule: Sendable {
    /// The code of its findings: stable, `glossary.duplicate-id`.
    static var code: String { get }

    /// The findings, in any order.
    func check(_ glossary: LintedGlossary) -> [Diagnostic]
}

/// A rule that looks at one concept at a time.
public protocol ConceptRule: GlossaryRule {
    func check(_ concept: LocatedConcept, in glossary: LintedGlossary) -> [Diagnostic]
}

extension ConceptRule {
    public func check(_ glossary: LintedGlossary) -> [Diagnostic] {
        glossary.concepts.flatMap { check($0, in: glossary) }
    }
}

/// A rule that looks at one term at a time.
public protocol TermRule: GlossaryRule {
    func check(_ term: LocatedTerm) -> [Diagnostic]
}

extension TermRule {
    public func check(_ glossary: LintedGlossary) -> [Diagnostic] {
        glossary.concepts.flatMap { concept in concept.locatedTerms.flatMap { check($0) } }
    }
}

/// A rule that looks at one piece of text at a time, whatever field holds it.
public protocol TextRule: GlossaryRule {
    func check(_ text: LocatedText) -> [Diagnostic]
}

extension TextRule {
    public func check(_ glossary: LintedGlossary) -> [Diagnostic] { glossary.texts.flatMap { check($0) } }
}

extension GlossaryRule {
    func finding(
        _ severity: Severity, _ message: String, _ arguments: [String: String] = [:], at location: SourceLocation,
        help: String
    ) -> Diagnostic {
        Diagnostic(Self.code, severity, message, arguments: arguments, at: location, help: help)
    }
}
