import DataFile
import Terminology

/// Adds terms and concepts to glossary files and leaves every other byte as it is: comments, order, quotes, spaces.
///
/// What is added is put into the text, and the outcome is read and linted before anything is written: an addition
/// that would change another concept, or bring a new error, is refused.
public struct GlossaryEditor: Sendable {
    public var reader: GlossaryReader
    public var lint: GlossaryLint
    /// Whether an addition may bring new findings of severity error; they are then only reported.
    public var acceptsErrors = false

    public init(reader: GlossaryReader = GlossaryReader(), lint: GlossaryLint = GlossaryLint()) {
        (self.reader, self.lint) = (reader, lint)
    }

    /// Adds to a file.
    ///
    /// The other files of its directory are read with it, so that references and sources can be checked. The file is
    /// replaced in one step; symbolic links are followed, permissions are kept.
    /// - Throws: What stands in the way; nothing is then written.
    public func add(_ addition: GlossaryAddition, toFile path: String) throws(GlossaryEditFailure) -> GlossaryEdit {
        let (file, old) = try failing { () throws(Diagnostic) in
            (try AtomicFile(path), try FileText.contents(of: path, limit: reader.limits.fileSize))
        }
        let edit = try adding(addition, to: old, of: path, among: Self.siblings(of: path))
        try failing { () throws(Diagnostic) in
            try file.write(Array(edit.text.utf8))
            try file.commit { (try? FileText.contents(of: path, limit: reader.limits.fileSize)) == old }
        }
        return edit
    }

    /// The text of a file with an addition; nothing is written.
    ///
    /// - Parameter files: The files of the glossary that the outcome is checked with.
    /// - Throws: What stands in the way: problems in the old text, an unknown concept, a layout that is not
    ///   understood, new findings.
    public func adding(
        _ addition: GlossaryAddition, to text: String, of file: String, among files: [String] = []
    ) throws(GlossaryEditFailure) -> GlossaryEdit {
        let old = reader.read(text: text, file: file)
        guard old.isComplete else { throw GlossaryEditFailure(old.diagnostics) }
        let plan = try failing { () throws(Diagnostic) in try EditPlan(addition, in: old, text: text, file: file) }
        let new = reader.read(text: plan.text, file: file)
        guard new.concepts.map(\.concept) == plan.expected, new.register.map(\.source) == old.register.map(\.source)
        else {
            throw GlossaryEditFailure([EditPlan.unclearLayout(file)] + new.diagnostics)
        }
        let others = files.filter { $0 != file }
        let findings = newFindings(in: plan.text, than: text, file, others)
        let errors = findings.filter { $0.severity == .error }
        guard acceptsErrors || errors.isEmpty else { throw GlossaryEditFailure(errors) }
        return GlossaryEdit(file: file, text: plan.text, insertion: plan.insertion, findings: findings)
    }

    /// The other glossary files of a file's directory, if it is one of them.
    public static func siblings(of path: String) -> [String] {
        let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
        let directory = slash == path.startIndex ? "." : String(path[..<slash])
        let name = path[slash...]
        return (GlossaryReader.files(in: directory) ?? []).filter { $0.split(separator: "/").last != name }
    }

    /// What the lint says of the new text and not of the old one. Findings are compared without their places, which
    /// move with the text.
    private func newFindings(
        in new: String, than old: String, _ file: String, _ others: [String]
    ) -> [Diagnostic] {
        let rest = reader.read(files: others)
        func findings(_ text: String) -> [Diagnostic] {
            var source = reader.read(text: text, file: file)
            source.concepts += rest.concepts
            source.register += rest.register
            return lint.check(source)
        }
        func key(_ finding: Diagnostic) -> [String] {
            let passing = [DuplicateIdentifier.place, Suggestion.argument]
            let arguments = finding.arguments.filter { !passing.contains($0.key) }
            return [finding.code] + arguments.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        }
        var known: [[String]: Int] = [:]
        for finding in findings(old) { known[key(finding), default: 0] += 1 }
        return findings(new).filter { finding in
            known[key(finding), default: 0] -= 1
            return known[key(finding), default: 0] < 0
        }
    }

    private func failing<Value>(_ body: () throws(Diagnostic) -> Value) throws(GlossaryEditFailure) -> Value {
        do throws(Diagnostic) {
            return try body()
        } catch {
            throw GlossaryEditFailure(error)
        }
    }
}
