import DataFile
import Terminology
import Yams

/// A node of a rule file with its place, for errors that say where.
package struct RuleNode {
    private let node: Yams.Node
    private let file: String

    package init(_ node: Yams.Node, file: String) {
        (self.node, self.file) = (node, file)
    }

    /// The only document of a file.
    package static func root(of file: String) throws(Diagnostic) -> RuleNode {
        guard let root = try rootIfAny(of: file) else {
            throw Diagnostic(
                "locale.empty", "the file holds no rules", at: SourceLocation(file: file, line: 1, column: 1),
                help: "see Locales/README.md for what belongs there")
        }
        return root
    }

    /// The only document of a file; nil where it holds nothing but comments.
    package static func rootIfAny(of file: String) throws(Diagnostic) -> RuleNode? {
        try YAMLText(text: try FileText.contents(of: file), file: file, hasRules: true).withRoot { $0 }
            .map { RuleNode($0, file: file) }
    }

    package var location: SourceLocation {
        SourceLocation(file: file, line: node.mark?.line, column: node.mark?.column)
    }

    package func problem(
        _ code: String, _ message: String, _ arguments: [String: String] = [:], help: String
    ) -> Diagnostic {
        Diagnostic(code, message, arguments: arguments, at: location, help: help)
    }

    package func text() throws(Diagnostic) -> String {
        guard let text = node.scalar?.string else {
            throw problem(
                "locale.expected-text", "a text is expected here", help: "write one value, not a list or a table")
        }
        return text
    }

    package func list() throws(Diagnostic) -> [RuleNode] {
        guard let sequence = node.sequence else {
            throw problem(
                "locale.expected-list", "a list is expected here", help: "write [a, b] or lines that begin with -")
        }
        var nodes: [RuleNode] = []
        for item in sequence { nodes.append(RuleNode(item, file: file)) }
        return nodes
    }

    package func pairs() throws(Diagnostic) -> [(String, RuleNode)] {
        guard let mapping = node.mapping else {
            throw problem("locale.expected-table", "names with values are expected here", help: "write name: value")
        }
        var result: [(String, RuleNode)] = []
        for (key, value) in mapping {
            result.append((try RuleNode(key, file: file).text(), RuleNode(value, file: file)))
        }
        return result
    }

    /// Refuses names that the format does not know.
    package func expect(_ names: [String]) throws(Diagnostic) {
        guard let mapping = node.mapping else {
            _ = try pairs()
            return
        }
        for (key, _) in mapping {
            let name = try RuleNode(key, file: file).text()
            guard names.contains(name) else {
                throw RuleNode(key, file: file).problem(
                    "locale.unknown-name", "unknown name \"\(name)\"",
                    ["name": name, "known": names.joined(separator: ", ")],
                    help: "use " + names.joined(separator: ", "))
            }
        }
    }

    package func optional(_ name: String) throws(Diagnostic) -> RuleNode? {
        guard let child = node.mapping?[name] else { return nil }
        return RuleNode(child, file: file)
    }

    package func required(_ name: String) throws(Diagnostic) -> RuleNode {
        guard let child = try optional(name) else {
            throw problem(
                "locale.missing-name", "\"\(name)\" is missing here", ["name": name], help: "add \(name): ...")
        }
        return child
    }

    /// The text as rules; those of a block (`|`) begin on the line after its sign, indented.
    func ruleText() throws(Diagnostic) -> RuleText {
        let text = try text()
        var place = location
        if let scalar = node.scalar, scalar.style == .literal || scalar.style == .folded {
            place = SourceLocation(file: file, line: (node.mark?.line ?? 0) + 1, column: nil)
        }
        return RuleText(rules: text, location: place)
    }
}
