import Terminology

/// What glossary files hold: the concepts, the register of sources, and what is wrong with the files.
public struct GlossarySource: Sendable, Hashable {
    /// The files that were read, in their order.
    public var files: [String] = []
    /// In the order of the files.
    public var concepts: [LocatedConcept] = []
    /// The register of sources, in the order of the files.
    public var register: [LocatedSource] = []
    /// What could not be read, in the order of the files; what is named here is missing from the values.
    public var diagnostics: [Diagnostic] = []

    public init() {}

    /// Whether everything in the files was read.
    public var isComplete: Bool { !diagnostics.contains { $0.severity == .error } }
}
