import Terminology

/// Something to add to a glossary file.
public enum GlossaryAddition: Sendable, Hashable {
    /// A term, after the last one of its language in a concept. Its sources are written if they are its own, its
    /// reliability if it is not that of the concept.
    case term(Term, concept: String)
    /// A concept, after another one of the same file or at the end of the list.
    case concept(Concept, after: String?)
}

/// The outcome of an addition.
public struct GlossaryEdit: Sendable, Hashable {
    /// The path of the file.
    public var file: String
    /// The text with the addition.
    public var text: String
    /// The bytes of `text` that are new; without them it is the old text.
    public var insertion: TextSpan
    /// What the lint says of the glossary with the addition and did not say before.
    public var findings: [Diagnostic]
}

/// Why something could not be added; the file is as it was.
public struct GlossaryEditFailure: Error, Sendable, Hashable {
    /// At least one.
    public var diagnostics: [Diagnostic]

    init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
    init(_ diagnostic: Diagnostic) { diagnostics = [diagnostic] }
}
