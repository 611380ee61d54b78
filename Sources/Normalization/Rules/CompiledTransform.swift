import ICU

/// Transliterator rules as an index holds them: a program, and the text for ICU where there is none.
struct CompiledTransform: Sendable {
    /// Nil where the rules use what only ICU can do.
    let transform: Transform?
    /// Whether the rules only change letters of ASCII: in running text they see one word at a time.
    let isOfWords: Bool
    private let text: ByteSlice

    init(_ reader: inout ByteReader, isOfWords: Bool = false) {
        self.isOfWords = isOfWords
        text = reader.counted()
        let program = reader.counted()
        transform = program.count > 0 ? Transform(program) : nil
    }

    /// The rules in ICU's syntax.
    var rules: String { text.text }

    /// Tells the rule sets of one index apart.
    var identity: Int { text.start }

    /// Reads rules, or that there are none.
    static func optional(_ reader: inout ByteReader) -> CompiledTransform? {
        reader.byte() == 1 ? CompiledTransform(&reader) : nil
    }

    static func write(_ rules: RuleText, to writer: inout ByteWriter) {
        writer.append(rules.rules)
        let program = TransformCompiler(rules.rules).program() ?? []
        writer.append(varint: program.count)
        writer.append(contentsOf: program)
    }

    static func write(_ rules: RuleText?, to writer: inout ByteWriter) {
        writer.append(UInt8(rules == nil ? 0 : 1))
        if let rules { write(rules, to: &writer) }
    }
}
