/// The YAML at the head of a Markdown file, between two lines of three hyphens.
struct FrontMatter {
    /// Lines of it, with both marks; 0 where there is none.
    private(set) var lines = 0
    /// Bytes of it.
    private(set) var length = 0
    /// What `lang:` or `language:` says.
    private(set) var language: String?

    /// - Complexity: O(*n*) in its bytes.
    init(_ bytes: [UInt8]) {
        var language: String?
        for line in LineScanner(bytes, .ascii) {
            let text = String(decoding: bytes[line.range], as: UTF8.self)
            let mark = text.prefix { $0 != " " && $0 != "\t" }
            if line.number == 1 {
                guard text == "---" else { return }
            } else if mark == "---" || mark == "..." {
                lines = line.number
                length = min(bytes.count, line.range.upperBound)
                self.language = language
                return
            } else if line.number > Self.longest {
                return
            } else if language == nil {
                language = Self.language(text)
            }
        }
    }

    private static func language(_ line: String) -> String? {
        guard let colon = line.firstIndex(of: ":"), ["lang", "language"].contains(line[..<colon]) else { return nil }
        let value = line[line.index(after: colon)...].prefix { $0 != "#" }
        return String(value.filter { $0.isLetter || $0 == "-" || $0 == "_" })
    }

    /// Lines; what goes on longer was a rule, and no front matter.
    private static let longest = 500
}
