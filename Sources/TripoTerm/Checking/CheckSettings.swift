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
    /// Whether anything is passed over.
    public var passesOver: Bool { !exceptions.isEmpty }
    private var isUsed: [Bool] = []
    private var isMet: [Bool] = []
    /// Of the settings themselves.
    private var path = ""
    /// The files that were checked.
    private var checked: Set<FileSystem.Identity> = []
    /// Where rules and the profile are named.
    private var places: [(name: String, location: SourceLocation)] = []

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
        self.path = path
        // Where all is commented out, nothing is set.
        guard let root = try RuleNode.rootIfAny(of: path) else { return }
        try root.expect(["profile", "on", "without", "ignore"])
        if let node = try root.optional("profile") {
            let name = Self.path(try node.text(), besideSettings: path)
            profile = name
            places.append((name, node.location))
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
        for node in try root.optional("without")?.list() ?? [] {
            without.append(try node.text())
            places.append((try node.text(), node.location))
        }
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
        if let file = FileSystem.identity(report.path) { checked.insert(file) }
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

    /// Exceptions that no file has a use for: as far as all files that they are for were checked, by their rules.
    ///
    /// - Parameter runs: whether a rule was asked for.
    public func problems(where runs: (String) -> Bool = { _ in true }) -> [Diagnostic] {
        exceptions.indices.compactMap { number in
            let exception = exceptions[number]
            guard isMet[number], !isUsed[number], runs(exception.rule), !concernsOthers(exception) else { return nil }
            return Diagnostic(
                "check.unused-ignore", .warning, "there is nothing here for \(exception.rule) to be passed over",
                arguments: ["rules": exception.rule], at: exception.location, help: "delete the entry")
        }
    }

    /// Whether an exception is for a file that was not checked now, when only some were named.
    private func concernsOthers(_ exception: Exception) -> Bool {
        guard let slash = path.lastIndex(of: "/") else { return false }
        var walk = FileWalk()
        walk.include = exception.files
        return walk.hasFile(in: String(path[..<slash])) { file in
            FileSystem.identity(file).map(checked.contains) != true && Self.path(for: file) == path
        }
    }

    /// A problem of what the settings name, with its place.
    public func located(_ problem: Diagnostic) -> Diagnostic {
        guard problem.location == nil, let name = problem.arguments["id"] ?? problem.arguments["name"],
            let place = places.first(where: { $0.name == name })
        else { return problem }
        var problem = problem
        problem.location = place.location
        return problem
    }

    /// - Throws: `check.unknown-rule` where something is to be passed over of a rule that is not there.
    public func checkRules(_ book: RuleBook) throws(Diagnostic) {
        guard let exception = exceptions.first(where: { book[$0.rule] == nil }) else { return }
        throw RuleBook.unknownRule(exception.rule, at: exception.location)
    }
}
