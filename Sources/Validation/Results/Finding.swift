import Terminology

/// Something that a rule has to say of a place in a text.
public struct Finding: Sendable, Hashable {
    /// The identifier of the rule.
    public var rule: String
    public var severity: Severity = .warning
    public var block: Int
    /// In the text of the block.
    public var span: TextSpan
    /// What the message speaks of, by name; `found` and `wanted` are filled in by themselves.
    public var arguments: FindingArguments
    public var fix: TextFix?

    init(_ rule: String, _ block: CheckedBlock, _ span: TextSpan, _ arguments: [String: String] = [:]) {
        (self.rule, self.block, self.span) = (rule, block.index, span)
        self.arguments = arguments.isEmpty ? [:] : FindingArguments(arguments)
        self.arguments["found"] = block.string(span)
    }

    init(
        _ rule: String, _ block: CheckedBlock, _ span: TextSpan, _ arguments: [String: String] = [:],
        replacement: String?
    ) {
        self.init(rule, block, span, arguments)
        guard let replacement else { return }
        fix = TextFix(span: span, replacement: replacement)
        self.arguments["wanted"] = self.arguments["wanted"] ?? replacement
    }
}

/// What is to stand in the place of a stretch of a block.
public struct TextFix: Sendable, Hashable {
    public var span: TextSpan
    public var replacement: String

    public init(span: TextSpan, replacement: String) { (self.span, self.replacement) = (span, replacement) }

    /// The same without the space of its own beside one that is there, or at the end of the block.
    func withOneSpace(in text: String) -> TextFix {
        let space = UInt8(ascii: " ")
        let (first, last) = (replacement.utf8.first, replacement.utf8.last)
        guard replacement.isEmpty || first == space || last == space else { return self }
        var fix = self
        let (before, after) = text.utf8Span.span.withUnsafeBufferPointer { bytes in
            (span.start > 0 ? bytes[span.start - 1] : nil, span.end < bytes.count ? bytes[span.end] : nil)
        }
        if after ?? space == space, last == space { fix.replacement.removeLast() }
        if before ?? space == space, fix.replacement.utf8.first == space { fix.replacement.removeFirst() }
        // Where nothing takes its place, one of the spaces around it goes too.
        if fix.replacement.isEmpty, before == space, after == space { fix.span.end += 1 }
        return fix
    }
}
