import Glibc
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

    /// - Parameter lines: where the lines of the file begin, as those who read it count them; asked for where there is a comment.
    /// - Complexity: O(n) in the bytes of the file.
    init(_ bytes: [UInt8], path: String, lines: () -> [Int]) {
        self.path = path
        let places = Self.places(in: bytes)
        guard !places.isEmpty else { return }
        let starts = lines()
        var last = 0
        for place in places where place >= last {
            let next = starts.firstPlace { $0 > place }
            let start = next > 0 ? starts[next - 1] : 0
            let behind = place + Self.mark.utf8.count
            let limit = next < starts.count ? starts[next] : bytes.count
            let end = bytes[behind..<limit].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? limit
            last = end
            let column = bytes[start..<place].count { $0 & 0xC0 != 0x80 } + 1
            add(String(decoding: bytes[behind..<end], as: UTF8.self), max(1, next), column)
        }
        for (place, comment) in comments.enumerated() { byLine[comment.line, default: []].append(place) }
    }

    /// Where the mark stands; what follows it on its line is its comment, whatever it holds.
    private static func places(in bytes: [UInt8]) -> [Int] {
        let mark = Array(mark.utf8)
        // Of its characters the one that texts have least.
        guard let colon = mark.firstIndex(of: UInt8(ascii: ":")) else { return [] }
        return bytes.withUnsafeBytes { text in
            var places: [Int] = []
            guard let base = text.baseAddress else { return places }
            var next = colon
            while next < text.count, let found = memchr(base + next, Int32(mark[colon]), text.count - next) {
                let start = UnsafeRawPointer(found) - base - colon
                next = start + colon + 1
                if start + mark.count <= text.count, memcmp(base + start, mark, mark.count) == 0 {
                    places.append(start)
                    next = start + mark.count + colon
                }
            }
            return places
        }
    }

    private mutating func add(_ text: String, _ line: Int, _ column: Int) {
        var text = Substring(text)
        for end in ["-->", "*/", "#}"] {
            if let range = text.firstRange(of: end) { text = text[..<range.lowerBound] }
        }
        let words = text.split(whereSeparator: \.isWhitespace)
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
    ///
    /// - Parameter isRule: whether there is such a rule.
    func problems(where isRule: (String) -> Bool) -> [Diagnostic] {
        comments.compactMap { comment in
            let place = SourceLocation(file: path, line: comment.line, column: comment.column)
            let rules = comment.rules.joined(separator: ",")
            if comment.reason.isEmpty {
                return Diagnostic(
                    "check.no-reason", .warning, "nothing says why \(rules) is to be passed over",
                    arguments: ["rules": rules], at: place, help: "write: \(Self.mark) RULE the reason")
            }
            if let unknown = comment.rules.first(where: { !isRule($0) }) {
                return CheckJob.unknownRule(unknown, .warning, at: place)
            }
            if comment.isUsed { return nil }
            return Diagnostic(
                "check.unused-ignore", .warning, "there is nothing here for \(rules) to be passed over",
                arguments: ["rules": rules], at: place, help: "delete the comment")
        }
    }
}
