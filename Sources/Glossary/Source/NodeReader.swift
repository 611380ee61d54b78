import DataFile
import Terminology
import Yams

/// Takes values out of YAML nodes and notes what is wrong with them; the ground on which the readers of concepts and
/// sources stand.
struct NodeReader {
    let file: String
    let limits: ReadingLimits
    private(set) var diagnostics: [Diagnostic] = []
    private var omitted = 0

    init(file: String, limits: ReadingLimits) {
        (self.file, self.limits) = (file, limits)
    }

    /// Notes a problem, unless the file has had too many already.
    mutating func report(
        _ code: String, _ message: String, _ arguments: [String: String] = [:], at position: SourcePosition,
        help: String
    ) {
        guard diagnostics.count < limits.diagnosticsPerFile else {
            omitted += 1
            return
        }
        diagnostics.append(
            Diagnostic(
                code, .error, message, arguments: arguments,
                at: SourceLocation(file: file, line: position.line, column: position.column), help: help))
    }

    /// The problems, with a last one that counts those which were left out.
    func finished() -> [Diagnostic] {
        guard omitted > 0 else { return diagnostics }
        let message = "\(omitted) more problems of this file are not shown"
        return diagnostics + [
            Diagnostic(
                "glossary.too-many-problems", .error, message, arguments: ["count": String(omitted)],
                at: SourceLocation(file: file), help: "repair those above first")
        ]
    }

    static func position(of node: Node) -> SourcePosition {
        node.mark.map { SourcePosition(line: $0.line, column: $0.column) } ?? .start
    }

    /// The whole problem of a node of the wrong type.
    mutating func reportType(_ name: String, of node: Node, wanted: String, help: String? = nil) {
        let found =
            switch node {
            case .scalar(let scalar): scalar.string.isEmpty && scalar.style == .plain ? "nothing" : "a plain value"
            case .mapping: "a mapping"
            case .sequence: "a list"
            case .alias: "an alias"
            }
        report(
            "glossary.wrong-type", "\"\(name)\" has to be \(wanted), and here is \(found)",
            ["field": name, "wanted": wanted, "found": found, "type": Self.types[wanted] ?? "number"],
            at: Self.position(of: node), help: help ?? "write \(wanted) here")
    }

    /// Single words for what is wanted, by which the catalogues choose; the rest are whole numbers of some range.
    private static let types = [
        "text": "text", "a list": "list", "a mapping": "mapping", "a date": "date", "true or false": "flag",
    ]

    /// Refuses what stands anywhere in a document and is no part of the format: anchors, tags, and deep nesting.
    mutating func accepts(_ root: Node) -> Bool {
        let before = diagnostics.count
        var pending = [(node: root, depth: 1)]
        while let (node, depth) = pending.popLast() {
            if node.anchor != nil {
                report(
                    "file.alias", "YAML anchors and aliases are not allowed here",
                    at: Self.position(of: node), help: "write the value out, or put a text that begins with & in quotes"
                )
                continue
            }
            if depth > limits.depth {
                report(
                    "file.too-deep", "lists and mappings are nested more than \(limits.depth) levels deep",
                    ["limit": String(limits.depth)], at: Self.position(of: node), help: "check the brackets")
                return false
            }
            switch node {
            case .scalar(let scalar): checkTag(scalar.tag, of: node, usual: .str)
            case .sequence(let sequence):
                checkTag(sequence.tag, of: node, usual: .seq)
                for element in sequence { pending.append((element, depth + 1)) }
            case .mapping(let mapping):
                checkTag(mapping.tag, of: node, usual: .map)
                for (key, value) in mapping { pending += [(key, depth + 1), (value, depth + 1)] }
            case .alias: break
            }
        }
        return diagnostics.count == before
    }

    private mutating func checkTag(_ tag: Tag, of node: Node, usual: Tag.Name) {
        let name = tag.rawValue
        guard !name.isEmpty, name != usual.rawValue else { return }
        report(
            "file.tag", "the YAML tag \"\(name)\" is not allowed here", ["tag": name],
            at: Self.position(of: node), help: "delete the tag, or put a text that begins with ! in quotes")
    }
}
