import Terminology
import Validation

/// A finding with its place in the file.
public struct LocatedFinding: Sendable {
    public var finding: Finding
    /// Of the text that it is in.
    public var language: LanguageTag
    public var start: TextPlace
    /// Behind the last character.
    public var end: TextPlace
    /// What stands around it: a part of the line of the file, or of the block where the file has no lines. Empty where nobody asked for it.
    public var excerpt = ""
    /// Scalars of the excerpt before the finding, and behind its last.
    public var marked = 0..<0
    /// What is to change in the file; nil where that cannot be done.
    public var edit: SourceEdit?
    /// Of one that has a fix, the same for what is found again in the same words; nil where nobody repairs.
    var identity: Int?
    /// Why somebody wants it passed over.
    public var ignored: String?
    /// Whether it was there when the baseline was written.
    public var isKnown = false

    /// Whether it is to be told.
    public var isActive: Bool { ignored == nil && !isKnown }
}

/// Bytes of a file and what is to stand in their place.
public struct SourceEdit: Sendable, Hashable {
    public var range: Range<Int>
    public var replacement: String

    /// Bytes by which the file gets longer.
    var growth: Int { replacement.utf8.count - range.count }
}

/// What was found in one file.
public struct FileReport: Sendable {
    public var path: String
    /// Of a file of translation units the language of the sources.
    public var language: LanguageTag
    /// The day of which the text speaks; nil where nothing told, and rules that need one were left out.
    public var day: CalendarDate?
    public var findings: [LocatedFinding] = []
    /// Whether there was anything to read.
    public var isEmpty = false
    /// What is wrong with comments that pass findings over, or could not be read.
    public var notes: [Diagnostic] = []
    /// Findings that were left out, by rule.
    var untold: [String: Int] = [:]

    public var active: [LocatedFinding] {
        findings.allSatisfy(\.isActive) ? findings : findings.filter(\.isActive)
    }

    /// Adds what was found in the same file by other means, in the order of the file.
    mutating func add(_ other: FileReport) {
        findings += other.findings
        findings.sort { ($0.start.line, $0.start.column) < ($1.start.line, $1.start.column) }
        notes += other.notes
    }

    /// Findings of one rule in one file that are told: more than these are one fault, or no text.
    static let mostOfRule = 10_000

    /// The same without what nobody would read, and how much that is; what is passed over does not count.
    public func bounded() -> FileReport {
        var report = self
        var findings = self.findings
        report.findings = []
        report.bound(&findings, rule: { $0.finding.rule }, where: { $0.isActive })
        for (rule, count) in report.untold.sorted(by: { $0.key < $1.key }) {
            let more =
                count == 1
                ? "is 1 more finding of \(rule), which is" : "are \(count) more findings of \(rule), which are"
            report.notes.append(
                Diagnostic(
                    "check.more-findings", .note, "there \(more) not told",
                    arguments: ["rule": rule, "count": "\(count)"], at: SourceLocation(file: path),
                    help: "mend what they have in common and check again"))
        }
        report.findings = findings
        report.untold = [:]
        return report
    }

    /// Takes away of findings in the order of the file what nobody would read, and counts what of it is active.
    mutating func bound<Found>(
        _ findings: inout [Found], rule: (Found) -> String, where isActive: (Found) -> Bool
    ) {
        guard findings.count > Self.mostOfRule else { return }
        var counts = RuleCounts()
        var most = 0
        for place in findings.indices where isActive(findings[place]) {
            most = max(most, counts.add(rule(findings[place])))
        }
        guard most > Self.mostOfRule else { return }
        counts = RuleCounts()
        findings.removeAll { finding in
            guard isActive(finding) else { return false }
            let rule = rule(finding)
            guard counts.add(rule) > Self.mostOfRule else { return false }
            untold[rule, default: 0] += 1
            return true
        }
    }

    /// Whether some of the file could not be read.
    public var isDamaged: Bool { notes.contains { $0.code == "check.damaged" } }

    /// The gravest of what it has to say; nil for a clean file.
    public var gravest: Severity? {
        var gravest = notes.map(\.severity).max()
        for finding in findings where finding.isActive { gravest = max(gravest ?? .note, finding.finding.severity) }
        return gravest
    }
}
