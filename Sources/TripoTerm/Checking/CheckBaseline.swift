import DataFile
import Terminology
import Validation

/// Findings that are known and not told again: a line each, rule, file, text found and how often, with tabs between.
///
/// Lines and columns are not in it, so that a text may grow around an old finding.
public struct CheckBaseline: Sendable {
    private struct Key: Hashable {
        var rule: String
        var path: String
        var text: String
    }

    private var counts: [Key: Int] = [:]

    public init() {}

    /// - Throws: `file.missing` and the like, `check.bad-baseline` for a line of another form.
    public init(at path: String) throws(Diagnostic) {
        let text = try FileText.contents(of: path)
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 4, let count = Int32(fields[3]), count > 0 else {
                throw Diagnostic(
                    "check.bad-baseline", "this is no line of a baseline",
                    at: SourceLocation(file: path, line: number + 1, column: 1),
                    help: "write the file anew with --write-baseline")
            }
            counts[Key(rule: fields[0], path: fields[1], text: fields[2]), default: 0] += Int(count)
        }
    }

    public mutating func add(_ report: FileReport) {
        for finding in report.findings where finding.ignored == nil {
            counts[Self.key(finding, report), default: 0] += 1
        }
    }

    /// Marks what is known.
    public func apply(to report: inout FileReport) {
        var left = counts
        for index in report.findings.indices where report.findings[index].ignored == nil {
            let key = Self.key(report.findings[index], report)
            guard let count = left[key], count > 0 else { continue }
            left[key] = count - 1
            report.findings[index].isKnown = true
        }
    }

    /// Writes the file, whole or not at all.
    public func write(to path: String) throws(Diagnostic) {
        let lines = counts.map { "\($0.rule)\t\($0.path)\t\($0.text)\t\($1)\n" }.sorted()
        try AtomicFile.write(("# tripo-term check\n" + lines.joined()).utf8, to: path)
    }

    private static func key(_ finding: LocatedFinding, _ report: FileReport) -> Key {
        let text = (finding.finding.arguments["found"] ?? "").split { $0 == "\t" || $0.isNewline }.joined(
            separator: " ")
        return Key(rule: finding.finding.rule, path: report.path, text: text)
    }
}
