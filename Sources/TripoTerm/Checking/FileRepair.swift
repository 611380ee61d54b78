import DataFile
import Interchange
import Terminology
import Validation

/// Repairs a file by the fixes of its findings, as long as there are any.
public struct FileRepair: Sendable {
    public var path: String
    public var before: [UInt8]
    public var after: [UInt8]
    /// What was changed, each with its place as it was when its turn came.
    public var changes: [Change]
    /// What there was before.
    public var found: FileReport
    /// What is left.
    public var report: FileReport

    /// A place that was changed, and what stood there.
    public struct Change: Sendable {
        public var finding: LocatedFinding
        public var before: String
    }

    public var isChanged: Bool { before != after }

    /// Fixes can make room for others, a particle after a new name: more rounds than this would be a rule that undoes
    /// another.
    static let mostRounds = 6

    /// Writes what was repaired, whole or not at all.
    ///
    /// - Throws: `file.read-only`, `file.changed` where somebody else has written to the file since it was read,
    ///   `check.hard-link` for one that has other names.
    public func write() throws(Diagnostic) {
        guard isChanged else { return }
        // A new file in its place would leave the other names with the old text; written over, it could be cut short.
        let names = FileSystem.nameCount(path)
        guard names <= 1 else {
            throw Diagnostic(
                "check.hard-link", "\(path) is not repaired: the file has \(names) names (hard links)",
                arguments: ["file": path, "count": "\(names)"], at: SourceLocation(file: path),
                help: "repair a copy of it, or make it a file of its own: cp FILE NEW && mv NEW FILE")
        }
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
        let first = try CheckedFile(input, self)
        var file = first
        let before = file.bytes
        // Names of the language are not asked for again: a repair may change what told it.
        let language = file.isDocument ? file.source.language.rawTag : input.language
        var changes: [FileRepair.Change] = []
        var report = try self.report(file, isWhole: true)
        passingOver(&report)
        let found = report
        func apply(_ repaired: [LocatedFinding]) throws(Diagnostic) -> (file: CheckedFile, report: FileReport) {
            let bytes = Self.applying(repaired.compactMap(\.edit), to: file.bytes)
            let next = try CheckedFile(bytes, path: file.path, language: language, self)
            var report = try self.report(next, isWhole: true)
            passingOver(&report)
            return (next, report)
        }
        var inVain: Set<Int> = []
        // What is wrong in one language is right in another.
        let isOfOther = report.notes.contains { $0.code == "check.other-language" }
        for _ in 0..<(isOfOther ? 0 : FileRepair.mostRounds) {
            var repaired = Self.repairable(report, without: inVain)
            guard !repaired.isEmpty else { break }
            var next = try apply(repaired)
            let vain = Self.inVain(repaired, from: report, to: next.report)
            if !vain.isEmpty {
                inVain.formUnion(vain)
                repaired = Self.repairable(report, without: inVain)
                if repaired.isEmpty { break }
                next = try apply(repaired)
            }
            for finding in repaired {
                guard let range = finding.edit?.range else { continue }
                let before = String(decoding: file.bytes[range], as: UTF8.self)
                changes.append(FileRepair.Change(finding: finding, before: before))
            }
            (file, report) = next
        }
        report.notes += Self.takenBack(report, inVain)
        if let note = languageLost(from: first, to: file, given: input.language) {
            (file, changes, report) = (first, [], found)
            report.notes.append(note)
        }
        if let note = Self.unrepairable(report, file) { report.notes.append(note) }
        return FileRepair(
            path: file.path, before: before, after: file.bytes, changes: changes, found: found.bounded(),
            report: report.bounded())
    }

    /// Says that a repair would take away what tells the language, so that the next check would be of another one.
    private func languageLost(from first: CheckedFile, to last: CheckedFile, given: String?) -> Diagnostic? {
        guard given == nil, first.isDocument, first.bytes != last.bytes else { return nil }
        let next = try? CheckedFile(last.bytes, path: last.path, language: nil, self)
        guard next?.source.language != first.source.language else { return nil }
        let tag = first.source.language.rawTag
        return Diagnostic(
            "check.language-lost", .note, "\(last.path) is not repaired: then nothing would tell that it is \(tag)",
            arguments: ["file": last.path, "tag": tag], at: SourceLocation(file: last.path),
            help: "name its language: --languages \(tag)")
    }

    /// What is to change, from the beginning to the end; of edits that overlap the first counts.
    private static func repairable(_ report: FileReport, without inVain: Set<Int>) -> [LocatedFinding] {
        let found = report.active.compactMap { finding in
            inVain.contains(finding.identity ?? 0) ? nil : finding.edit.map { (finding, range: $0.range) }
        }
        var result: [(LocatedFinding, range: Range<Int>)] = []
        for (finding, range) in found.sorted(by: {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }) {
            if let last = result.last, range.lowerBound < last.range.upperBound || range == last.range { continue }
            result.append((finding, range))
        }
        return result.map(\.0)
    }

    /// What is found as often as before its repair, and what would be added to once more.
    private static func inVain(
        _ repaired: [LocatedFinding], from before: FileReport, to after: FileReport
    ) -> Set<Int> {
        func counts(_ report: FileReport) -> [Int: Int] {
            report.active.lazy.compactMap(\.identity).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
        let (old, new) = (counts(before), counts(after))
        var result = Set(repaired.compactMap(\.identity).filter { new[$0, default: 0] >= old[$0, default: 1] })
        var additions: [Addition: [(range: ClosedRange<Int>, identity: Int)]] = [:]
        var moved = 0
        for finding in repaired {
            guard let edit = finding.edit, let identity = finding.identity else { continue }
            let start = edit.range.lowerBound + moved
            moved += edit.growth
            guard edit.growth > 0 else { continue }
            let range = start...start + edit.replacement.utf8.count
            additions[Addition(finding.finding.rule, edit), default: []].append((range, identity))
        }
        for finding in after.active {
            guard let edit = finding.edit, edit.growth > 0 else { continue }
            guard let made = additions[Addition(finding.finding.rule, edit)] else { continue }
            let place = made.firstPlace { $0.range.upperBound >= edit.range.lowerBound }
            if place < made.count, made[place].range.contains(edit.range.lowerBound) {
                result.insert(made[place].identity)
            }
        }
        return result
    }

    private struct Addition: Hashable {
        var rule: String
        var replacement: String
        var length: Int

        init(_ rule: String, _ edit: SourceEdit) {
            (self.rule, replacement, length) = (rule, edit.replacement, edit.range.count)
        }
    }

    private static func takenBack(_ report: FileReport, _ inVain: Set<Int>) -> [Diagnostic] {
        report.active.filter { inVain.contains($0.identity ?? 0) }.map { finding in
            let rule = finding.finding.rule
            return Diagnostic(
                "check.repair-in-vain", .note, "a repair by \(rule) did not help here and was taken back",
                arguments: ["rule": rule],
                at: SourceLocation(file: report.path, line: finding.start.line, column: finding.start.column),
                help: "repair it by hand")
        }
    }

    /// Says why nothing was repaired in a file whose bytes are not those of the text that was checked.
    private static func unrepairable(_ report: FileReport, _ file: CheckedFile) -> Diagnostic? {
        let source = file.source
        guard !source.isEditable, report.active.contains(where: { $0.finding.fix != nil }) else { return nil }
        let place = SourceLocation(file: file.path)
        if source.format.isPackage {
            return Diagnostic(
                "check.package-not-repaired", .note, "\(file.path) is no text file, so it is not repaired",
                arguments: ["file": file.path], at: place,
                help: "repair it in the program that it was written with: the places are those of the findings")
        }
        let kind = source.document.encoding
        return Diagnostic(
            "check.not-repaired", .note, "\(file.path) is \(kind): only files in UTF-8 are repaired",
            arguments: ["file": file.path, "kind": kind], at: place,
            help: "repair it by hand, or check it as a file of plain text in UTF-8")
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
