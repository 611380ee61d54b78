import Terminology
import Yams

/// A YAML text that is safe to compose.
///
/// Composing is recursive, and hashes the keys of every mapping with all that is within them: deep nesting would use
/// up the stack, nested keys and aliases the time. So both are refused beforehand, by rules which may refuse a
/// strange text but never let a dangerous one through.
public struct YAMLText {
    public let text: String
    public let file: String
    /// Levels of lists and mappings inside each other.
    public let depth: Int

    /// Whether it may hold literal blocks with brackets of their own.
    public let hasRules: Bool

    public init(text: String, file: String, depth: Int = 32, hasRules: Bool = false) {
        (self.text, self.file, self.depth, self.hasRules) = (text, file, depth, hasRules)
    }

    /// Checks the text and composes its only document.
    ///
    /// - Returns: Nil for a text that holds nothing but comments.
    /// - Throws: `file.control-character`, `file.alias`, `file.too-deep`, `file.duplicate-key` or
    ///   `file.invalid-yaml`.
    public func withRoot<Result>(_ body: (Node?) -> Result) throws(Diagnostic) -> Result {
        var scan = YAMLScan(depth: depth)
        if let problem = scan.firstProblem(in: hasRules ? LiteralBlocks.crossedOut(text) : text) {
            throw diagnostic(for: problem)
        }
        do {
            // The parser is what keeps the anchors of nodes alive, so it has to outlive the walk over them.
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            let root = try parser.singleRoot()
            return withExtendedLifetime(parser) { body(root) }
        } catch let error as YamlError {
            throw diagnostic(for: error)
        } catch {
            throw invalid("\(error)", nil)
        }
    }

    private func diagnostic(for problem: YAMLScan.Problem) -> Diagnostic {
        let location = SourceLocation(file: file, line: problem.position.line, column: problem.position.column)
        switch problem.kind {
        case .controlCharacter(let value):
            let name = value.codePoint
            return Diagnostic(
                "file.control-character", .error, "the control character \(name) is not allowed here",
                arguments: ["character": name], at: location, help: "delete it")
        case .alias(let name):
            return Diagnostic(
                "file.alias", .error, "the YAML alias \"*\(name)\" is not allowed here",
                arguments: ["name": name], at: location, help: "write the value out")
        case .tooDeep:
            return Diagnostic(
                "file.too-deep", .error, "lists and mappings are nested more than \(depth) levels deep",
                arguments: ["limit": String(depth)], at: location, help: "check the brackets and the indentation"
            )
        }
    }

    private func invalid(_ problem: String, _ position: SourcePosition?, context: String? = nil) -> Diagnostic {
        let message = "this is not YAML: " + problem + (context.map { " (\($0))" } ?? "")
        return Diagnostic(
            "file.invalid-yaml", .error, message, arguments: ["problem": problem],
            at: SourceLocation(file: file, line: position?.line, column: position?.column),
            help: Self.help(for: problem))
    }

    private func diagnostic(for error: YamlError) -> Diagnostic {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            return invalid(
                problem, SourcePosition(line: mark.line, column: mark.column),
                context: context.map { "\($0.text) at line \($0.mark.line)" })
        case .reader(let problem, let offset, _, _):
            return invalid(problem, offset.map(position(ofCharacter:)))
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.first ?? ""
            return Diagnostic(
                "file.duplicate-key", .error, "the key \"\(key)\" stands twice in the mapping that has it here",
                arguments: ["key": key],
                at: SourceLocation(file: file, line: context.mark.line, column: context.mark.column),
                help: "keep one of the two")
        case .memory:
            return invalid("nested too deeply", nil)
        default:
            return invalid("unknown problem", nil)
        }
    }

    private func position(ofCharacter offset: Int) -> SourcePosition {
        let before = text.prefix(offset)
        let lineStart = before.lastIndex(where: \.isNewline).map(before.index(after:)) ?? before.startIndex
        return SourcePosition(
            line: before.count(where: \.isNewline) + 1, column: before[lineStart...].unicodeScalars.count + 1)
    }

    /// What to do about a problem that libyaml names.
    private static func help(for problem: String) -> String {
        if problem.contains("mapping values are not allowed") {
            return "put a text that holds \": \" in quotes"
        }
        if problem.contains("character that cannot start any token") {
            return "put a text that begins with a sign such as @, % or ` in quotes, and indent with spaces"
        }
        if problem.contains("another document") { return "keep one document in a file; delete the line ---" }
        if problem.contains("undefined alias") { return "put a text that begins with * in quotes" }
        return "check quotes, brackets and indentation here and on the line before"
    }
}
