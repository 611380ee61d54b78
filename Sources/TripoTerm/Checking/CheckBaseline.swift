import DataFile
import Terminology
import Validation

/// Findings that are known and not told again: a line each, rule, file, text found and how often, with tabs between.
///
/// Lines and columns are not in it, so that a text may grow around an old finding. A tab or a line end in the name of a file is
/// written as `\t`, `\n` or `\r`. Paths start from the folder of the baseline, so that it holds wherever the check is called from and
/// goes with its texts to another place; those of files outside of it start from the root.
public struct CheckBaseline: Sendable {
    private struct Key: Hashable {
        var rule: String
        /// From the root, but for standard input.
        var path: String
        var text: String
    }

    private var counts: [Key: Int] = [:]

    /// The first line. One without the second half was written when paths still were those of the command line.
    private static let head = "# tripo-term check: paths start from this folder"

    public init() {}

    /// - Throws: `file.missing` and the like, `check.bad-baseline` for a line of another form.
    public init(at path: String) throws(Diagnostic) {
        let text = try FileText.contents(of: path)
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        let folder = lines.first == Self.head[...] ? Self.folder(of: path) : ""
        var paths: [String: String] = [:]
        for (number, line) in lines.enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let fields = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                .map { String(Substring($0)) }
            guard fields.count == 4, let count = Int32(fields[3]), count > 0 else {
                throw Diagnostic(
                    "check.bad-baseline", "this is no line of a baseline",
                    at: SourceLocation(file: path, line: number + 1, column: 1),
                    help: "write the file anew with --write-baseline")
            }
            let file = paths[fields[1]] ?? Self.canonical(Self.read(fields[1]), in: folder)
            paths[fields[1]] = file
            counts[Key(rule: fields[0], path: file, text: fields[2]), default: 0] += Int(count)
        }
    }

    public mutating func add(_ report: FileReport) {
        let path = Self.canonical(report.path)
        for finding in report.findings where finding.ignored == nil {
            counts[Self.key(finding, path), default: 0] += 1
        }
    }

    /// Marks what is known.
    public func apply(to report: inout FileReport) {
        var left = counts
        let path = Self.canonical(report.path)
        for index in report.findings.indices where report.findings[index].ignored == nil {
            let key = Self.key(report.findings[index], path)
            guard let count = left[key], count > 0 else { continue }
            left[key] = count - 1
            report.findings[index].isKnown = true
        }
    }

    /// Writes the file, whole or not at all.
    public func write(to path: String) throws(Diagnostic) {
        let folder = Self.folder(of: path)
        let lines = counts.map { key, count in
            let file = key.path.hasPrefix(folder) ? String(key.path.dropFirst(folder.count)) : key.path
            return "\(key.rule)\t\(Self.written(file))\t\(key.text)\t\(count)\n"
        }
        try AtomicFile.write((Self.head + "\n" + lines.sorted().joined()).utf8, to: path)
    }

    /// That of a baseline, with a slash at its end.
    private static func folder(of path: String) -> String {
        let path = FileSystem.canonical(path)
        return String(path[...(path.lastIndex(of: "/") ?? path.startIndex)])
    }

    /// The one name of a file; what is relative starts from a folder, or for none from where the program runs.
    private static func canonical(_ path: String, in folder: String = "") -> String {
        if path == AlignmentInput.standardInput { return path }
        return FileSystem.canonical(path.hasPrefix("/") ? path : folder + path)
    }

    private static let escapes: [(sign: Unicode.Scalar, letter: Unicode.Scalar)] = [
        ("\\", "\\"), ("\t", "t"), ("\n", "n"), ("\r", "r"),
    ]

    /// A path without what divides fields and lines.
    private static func written(_ path: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in path.unicodeScalars {
            let escape = escapes.first { $0.sign == scalar }
            if let escape { result.append(contentsOf: ["\\", escape.letter]) } else { result.append(scalar) }
        }
        return String(result)
    }

    /// The path that was written so; a backslash before any other letter is one.
    private static func read(_ written: String) -> String {
        var result = String.UnicodeScalarView()
        var scalars = written.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            if scalar == "\\", let escape = escapes.first(where: { $0.letter == scalars.first }) {
                result.append(escape.sign)
                scalars.removeFirst()
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func key(_ finding: LocatedFinding, _ path: String) -> Key {
        let text = (finding.finding.arguments["found"] ?? "").unicodeScalars
            .split { $0 == "\t" || Character($0).isNewline }.map { String($0) }.joined(separator: " ")
        return Key(rule: finding.finding.rule, path: path, text: text)
    }
}
