import Glibc
import Terminology
import Validation

/// Comments in a text that pass findings over: `tripo-term:ignore ZH05 the title is quoted`, on the same line or the one
/// before; of a line with several paragraphs or units of markup, in the same of these.
struct InlineIgnores {
    private struct Comment {
        var line: Int
        var column: Int
        /// Bytes from the mark to the end of the reason.
        var range: Range<Int>
        /// Bytes in which it passes findings over.
        var scope: Range<Int>
        var rules: [String]
        var reason: String
        var isUsed = false
    }

    private let source: CheckSource
    private var comments: [Comment] = []
    /// Places of comments by their line.
    private var byLine: [Int: [Int]] = [:]
    static let mark = "tripo-term:ignore"

    /// - Complexity: O(n) in the bytes of the file.
    init(_ source: CheckSource) {
        self.source = source
        let places = Self.places(of: Self.mark, in: source.bytes)
        guard !places.isEmpty else { return }
        let bytes = source.bytes
        let starts = source.lineStarts
        let pieces = IgnorePieces(source)
        var (last, lastLine, column) = (0, 0, 1)
        for (number, place) in places.enumerated() where place >= last {
            let next = starts.firstPlace { $0 > place }
            let start = next > 0 ? starts[next - 1] : 0
            if next != lastLine { (last, column) = (start, 1) }
            column += bytes[last..<place].count { $0 & 0xC0 != 0x80 }
            (last, lastLine) = (place, next)
            func lineStart(_ number: Int) -> Int { number < starts.count ? starts[number] : bytes.count }
            let behind = place + Self.mark.utf8.count
            let limit = number + 1 < places.count ? min(places[number + 1], lineStart(next)) : lineStart(next)
            var text = bytes[behind..<max(behind, limit)]
            text = text[..<(text.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.endIndex)]
            text = text[..<source.format.commentEnd(in: text)]
            let scope = pieces.scope(of: place, line: start..<lineStart(next)) ?? start..<lineStart(next + 1)
            let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
            byLine[max(1, next), default: []].append(comments.count)
            comments.append(
                Comment(
                    line: max(1, next), column: column, range: place..<text.endIndex, scope: scope,
                    rules: words.first?.split(separator: ",").map(String.init) ?? [],
                    reason: words.dropFirst().joined(separator: " ")))
        }
    }

    /// Where a text stands in bytes.
    static func places(of mark: String, in bytes: [UInt8]) -> [Int] {
        let mark = Array(mark.utf8)
        // Of its characters the one that texts have least.
        let rare = mark.firstIndex(of: UInt8(ascii: ":")) ?? 0
        return bytes.withUnsafeBytes { text in
            var places: [Int] = []
            guard let base = text.baseAddress else { return places }
            var next = rare
            while next < text.count, let found = memchr(base + next, Int32(mark[rare]), text.count - next) {
                let start = UnsafeRawPointer(found) - base - rare
                next = start + rare + 1
                if start + mark.count <= text.count, memcmp(base + start, mark, mark.count) == 0 {
                    places.append(start)
                    next = start + mark.count + rare
                }
            }
            return places
        }
    }

    var isEmpty: Bool { comments.isEmpty }

    /// Marks what comments pass over, and what stands within a comment.
    mutating func apply(to findings: inout [LocatedFinding]) {
        var cursor = CheckSource.Cursor(source)
        for index in findings.indices {
            let (start, rule) = (findings[index].start, findings[index].finding.rule)
            let numbers = (byLine[start.line] ?? []) + (byLine[start.line - 1] ?? [])
            guard !numbers.isEmpty else { continue }
            let byte = cursor.byte(of: start)
            for number in numbers {
                if let byte, comments[number].range.contains(byte) {
                    findings[index].ignored = comments[number].reason.isEmpty ? Self.mark : comments[number].reason
                    continue
                }
                if let byte, !comments[number].scope.contains(byte) { continue }
                guard !comments[number].reason.isEmpty, comments[number].rules.contains(rule) else { continue }
                findings[index].ignored = comments[number].reason
                comments[number].isUsed = true
            }
        }
    }

    /// What is wrong with the comments themselves.
    ///
    /// - Parameter isRule: whether there is such a rule.
    func problems(where isRule: (String) -> Bool) -> [Diagnostic] {
        comments.compactMap { comment in
            let place = SourceLocation(file: source.path, line: comment.line, column: comment.column)
            let rules = comment.rules.joined(separator: ",")
            if comment.rules.isEmpty {
                return Diagnostic(
                    "check.no-rule", .warning, "the comment says neither what is to be passed over nor why", at: place,
                    help: "write: \(Self.mark) RULE the reason")
            }
            if comment.reason.isEmpty {
                return Diagnostic(
                    "check.no-reason", .warning, "nothing says why \(rules) is to be passed over",
                    arguments: ["rules": rules], at: place, help: "write: \(Self.mark) RULE the reason")
            }
            if let unknown = comment.rules.first(where: { !isRule($0) }) {
                return RuleBook.unknownRule(unknown, .warning, at: place)
            }
            if comment.isUsed { return nil }
            return Diagnostic(
                "check.unused-ignore", .warning, "there is nothing here for \(rules) to be passed over",
                arguments: ["rules": rules], at: place, help: "delete the comment")
        }
    }
}
