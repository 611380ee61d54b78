import DataFile
import Interchange
import Terminology
import Validation

/// Repairs a file by the fixes of its findings, as long as there are any.
public struct FileRepair: Sendable {
    public var path: String
    public var before: [UInt8]
    public var after: [UInt8]
    /// How many places were changed.
    public var changes: Int
    /// What there was before.
    public var found: FileReport
    /// What is left.
    public var report: FileReport

    public var isChanged: Bool { before != after }

    /// Fixes can make room for others, a particle after a new name: more rounds than this would be a rule that undoes
    /// another.
    static let mostRounds = 6

    /// Writes what was repaired, whole or not at all.
    ///
    /// - Throws: `file.read-only`, `file.changed` where somebody else has written to the file since it was read.
    public func write() throws(Diagnostic) {
        guard isChanged else { return }
        let file = try AtomicFile(path)
        try file.write(after)
        let before = before
        let path = path
        try file.commit {
            (try? DocumentReader().contents(of: path)) == before
        }
    }
}

extension FileChecker {
    /// Repairs a file in memory.
    ///
    /// - Parameter passingOver: marks the findings that settings or a baseline pass over: those are not repaired.
    public func repair(
        _ input: AlignmentInput, passingOver: (inout FileReport) -> Void = { _ in }
    ) throws(Diagnostic) -> FileRepair {
        var file = try CheckedFile(input, reader)
        let before = file.bytes
        // Names of the language are not asked for again: a repair may change what told it.
        let language = file.isDocument ? file.sources.first?.language.rawTag : input.language
        var changes = 0
        var report = try self.report(file)
        passingOver(&report)
        let found = report
        for _ in 0..<FileRepair.mostRounds {
            let edits = Self.edits(report)
            guard !edits.isEmpty else { break }
            file = try CheckedFile(
                Self.applying(edits, to: file.bytes), path: file.path, language: language, reader)
            changes += edits.count
            report = try self.report(file)
            passingOver(&report)
        }
        return FileRepair(
            path: file.path, before: before, after: file.bytes, changes: changes, found: found, report: report)
    }

    /// What is to change, from the beginning to the end; of edits that overlap the first counts.
    private static func edits(_ report: FileReport) -> [SourceEdit] {
        var result: [SourceEdit] = []
        for edit in report.active.compactMap(\.edit).sorted(by: {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }) {
            if let last = result.last, edit.range.lowerBound < last.range.upperBound || edit.range == last.range {
                continue
            }
            result.append(edit)
        }
        return result
    }

    private static func applying(_ edits: [SourceEdit], to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var place = 0
        for edit in edits {
            result += bytes[place..<edit.range.lowerBound]
            result += Array(edit.replacement.utf8)
            place = edit.range.upperBound
        }
        return result + bytes[place...]
    }
}
