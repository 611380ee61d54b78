import Terminology
import Validation

/// Comments in a text that pass findings over: `tripo-term:ignore ZH05 the title is quoted`, on the same line or the one
/// before.
struct InlineIgnores {
    private struct Comment {
        var line: Int
        var column: Int
        var rules: [String]
        var reason: String
        var isUsed = false
    }

    private var comments: [Comment] = []
    /// Places of comments by their line.
    private var byLine: [Int: [Int]] = [:]
    private let path: String
    static let mark = "tripo-term:ignore"

    /// - Complexity: O(n) in the bytes of the file.
    init(_ bytes: [UInt8], path: String) {
        self.path = path
        let mark = Array(Self.mark.utf8)
        var number = 1
        var start = 0
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x0A {
                number += 1
                start = index + 1
            } else if bytes[index] == mark[0], bytes[index...].starts(with: mark) {
                let end = bytes[index...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
                let column = bytes[start..<index].count { $0 & 0xC0 != 0x80 } + 1
                add(String(decoding: bytes[index + mark.count..<end], as: UTF8.self), number, column)
                index = end
                continue
            }
            index += 1
        }
        for (place, comment) in comments.enumerated() { byLine[comment.line, default: []].append(place) }
    }

    private mutating func add(_ text: String, _ line: Int, _ column: Int) {
        var text = Substring(text)
        for end in ["-->", "*/", "#}"] {
            if let range = text.firstRange(of: end) { text = text[..<range.lowerBound] }
        }
        let words = text.split(separator: " ")
        guard let first = words.first else {
            comments.append(Comment(line: line, column: column, rules: [], reason: ""))
            return
        }
        comments.append(
            Comment(
                line: line, column: column, rules: first.split(separator: ",").map(String.init),
                reason: words.dropFirst().joined(separator: " ")))
    }

    var isEmpty: Bool { comments.isEmpty }

    /// Marks what comments pass over, and leaves out what stands within a comment.
    mutating func apply(to findings: [LocatedFinding]) -> [LocatedFinding] {
        findings.compactMap { finding in
            var finding = finding
            let line = finding.start.line
            for index in (byLine[line] ?? []) + (byLine[line - 1] ?? []) {
                let comment = comments[index]
                if finding.start.line == comment.line, finding.start.column >= comment.column { return nil }
                guard !comment.reason.isEmpty, comment.rules.contains(finding.finding.rule) else { continue }
                finding.ignored = comment.reason
                comments[index].isUsed = true
            }
            return finding
        }
    }

    /// What is wrong with the comments themselves.
    var problems: [Diagnostic] {
        comments.compactMap { comment in
            let place = SourceLocation(file: path, line: comment.line, column: comment.column)
            let rules = comment.rules.joined(separator: ",")
            if comment.reason.isEmpty {
                return Diagnostic(
                    "check.no-reason", .warning, "nothing says why \(rules) is to be passed over",
                    arguments: ["rules": rules], at: place, help: "write: \(Self.mark) RULE the reason")
            }
            if comment.isUsed { return nil }
            return Diagnostic(
                "check.unused-ignore", .warning, "there is nothing here for \(rules) to be passed over",
                arguments: ["rules": rules], at: place, help: "delete the comment")
        }
    }
}
