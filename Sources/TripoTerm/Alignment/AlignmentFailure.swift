import Glossary
import Interchange
import Lookup
import Terminology

/// Why texts cannot be aligned, or the alignment not be written.
public struct AlignmentFailure: Error, Sendable {
    /// At least one.
    public let diagnostics: [Diagnostic]

    public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

    public init(_ diagnostic: Diagnostic) { diagnostics = [diagnostic] }

    init(_ error: IndexError) {
        let reason =
            switch error {
            case .unreadable(let reason): reason
            case .foreign: "not an index of this version"
            case .damaged(let offset): "damaged at byte \(offset)"
            }
        self.init(
            Diagnostic(
                "index.unusable", "the index cannot be used: \(reason)", arguments: ["path": "", "reason": reason],
                help: "delete it: it is made again by itself"))
    }

    init(_ error: LookupError) {
        if case .index(let error) = error {
            self.init(error)
        } else {
            self.init(
                Diagnostic(
                    "icu.failed", "ICU refuses a text: \(error)", arguments: ["reason": "\(error)"]))
        }
    }

    public init(_ error: WritingError) {
        self.init(
            Diagnostic(
                "align.unwritable", "the alignment cannot be written: \(error)", arguments: ["reason": "\(error)"],
                help: "this is a mistake of the program: please report it, with the files"))
    }
}
