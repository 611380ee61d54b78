import Normalization
import Terminology
import Validation

/// `.tripo-term.yaml` beside the texts, or in a folder above: how they are checked, and what is passed over and why.
public struct CheckSettings: Sendable {
    /// A finding that is passed over.
    struct Exception: Sendable {
        var rule: String
        /// Patterns of the shell on paths; all files for none.
        var files: [String]
        /// The text found; any for nil.
        var text: String?
        var reason: String
        var location: SourceLocation
    }

    public var profile: String?
    public var day: CalendarDate?
    public var without: [String] = []
    private var exceptions: [Exception] = []
    private var isUsed: [Bool] = []
    private var isMet: [Bool] = []

    static let fileName = ".tripo-term.yaml"

    public init() {}

    /// The settings for a path: of its folder, or the nearest above that has some.
    public static func path(for path: String) -> String? {
        var folder = Substring(FileSystem.absolute(path))
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            let candidate = folder + "/" + fileName
            if FileSystem.status(candidate)?.isRegular == true { return candidate }
        }
        return nil
    }

    /// - Throws: a `Diagnostic` with line and column for what is unknown, or passed over without a reason.
    public init(at path: String) throws(Diagnostic) {
        let root = try RuleNode.root(of: path)
        try root.expect(["profile", "on", "without", "ignore"])
        profile = try root.optional("profile").map { (node) throws(Diagnostic) in
            Self.path(try node.text(), besideSettings: path)
        }
        if let on = try root.optional("on") {
            do throws(Diagnostic) {
                day = try DateReader.day(try on.text())
            } catch {
                var problem = error
                problem.location = problem.location ?? on.location
                throw problem
            }
        }
        for node in try root.optional("without")?.list() ?? [] { without.append(try node.text()) }
        for node in try root.optional("ignore")?.list() ?? [] {
            try node.expect(["rule", "files", "text", "reason"])
            var files: [String] = []
            for file in try node.optional("files")?.list() ?? [] { files.append(try file.text()) }
            let reason = try node.required("reason")
            exceptions.append(
                Exception(
                    rule: try node.required("rule").text(), files: files, text: try node.optional("text")?.text(),
                    reason: try reason.text(), location: node.location))
            guard try reason.text().contains(where: { !$0.isWhitespace }) else {
                let rule = exceptions.last?.rule ?? ""
                throw Diagnostic(
                    "check.no-reason", "nothing says why \(rule) is to be passed over", arguments: ["rules": rule],
                    at: reason.location, help: "write the reason beside it")
            }
        }
        isUsed = exceptions.map { _ in false }
        isMet = isUsed
    }

    /// A profile of a file of one's own is named from the folder of the settings, wherever the check is called from.
    private static func path(_ profile: String, besideSettings path: String) -> String {
        guard Profile.isFile(profile), !profile.hasPrefix("/"), let slash = path.lastIndex(of: "/") else {
            return profile
        }
        return path[...slash] + profile
    }

    /// Marks what is passed over.
    public mutating func apply(to report: inout FileReport) {
        for (number, exception) in exceptions.enumerated() {
            guard exception.files.isEmpty || exception.files.contains(where: { FileWalk.matches(report.path, $0) })
            else { continue }
            isMet[number] = true
            for index in report.findings.indices where report.findings[index].ignored == nil {
                let finding = report.findings[index].finding
                guard finding.rule == exception.rule,
                    exception.text == nil || exception.text == finding.arguments["found"]
                else { continue }
                report.findings[index].ignored = exception.reason
                isUsed[number] = true
            }
        }
    }

    /// Exceptions that the files which were checked have no use for.
    public var problems: [Diagnostic] {
        exceptions.indices.compactMap { number in
            guard isMet[number], !isUsed[number] else { return nil }
            let exception = exceptions[number]
            return Diagnostic(
                "check.unused-ignore", .warning, "there is nothing here for \(exception.rule) to be passed over",
                arguments: ["rules": exception.rule], at: exception.location, help: "delete the entry")
        }
    }
}
