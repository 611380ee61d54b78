import Terminology

/// The rules of all languages in the form that folding uses, read from bytes without any parsing of rule files.
public struct CompiledRules: Sendable {
    let table: FoldTable
    /// Transliterator rules over folded text; bit `n` of a character's rule sets speaks of the `n`-th.
    let foldingRules: [CompiledTransform]
    public let readings: [CompiledReading]
    let names: [CompiledNames]
    /// Read by `CompiledSentences`, and only where sentences are wanted.
    let sentenceBytes: ByteSlice
    /// Read by `QuantityLexicon`, when quantities are asked for.
    let quantities: ByteSlice
    /// Read where running text is looked at.
    public let boundaries: CompiledBoundaries

    /// Reads what `RuleCompiler` wrote.
    ///
    /// - Complexity: proportional to the number of rule sets, not to the tables.
    public init(_ bytes: ByteSlice) {
        var reader = ByteReader(bytes)
        table = FoldTable(&reader)
        foldingRules = reader.list { reader in
            let isOfWords = reader.byte() == 1
            return CompiledTransform(&reader, isOfWords: isOfWords)
        }
        readings = reader.list { reader in CompiledReading(&reader) }
        names = reader.list { reader in CompiledNames(&reader) }
        sentenceBytes = reader.counted()
        quantities = reader.counted()
        boundaries = CompiledBoundaries(reader.counted())
    }

    /// The folding rules that some rule sets stand for.
    func foldingRules(_ ruleSets: UInt32) -> some Sequence<CompiledTransform> {
        foldingRules.indices.lazy.filter { ruleSets & 1 << UInt32($0) != 0 }.map { foldingRules[$0] }
    }
}

/// How names of persons are written in a language.
struct CompiledNames: Sendable {
    let language: LanguageTag?
    /// Whether names are also written with their words turned round.
    let areTurned: Bool
    private let surnameBytes: ByteSlice

    init(_ reader: inout ByteReader) {
        language = LanguageTag(rawValue: reader.byte())
        areTurned = reader.byte() == 1
        surnameBytes = reader.counted()
    }

    /// Surnames with a reading of their own; only read where readings are computed.
    func surnames() -> [String: String] {
        var reader = ByteReader(surnameBytes)
        let pairs = reader.list { reader in (reader.text(), reader.text()) }
        return Dictionary(pairs) { first, _ in first }
    }

    static func write(_ locale: LocaleRules, to writer: inout ByteWriter) {
        writer.append(locale.language?.rawValue ?? 0)
        writer.append(UInt8(locale.turnsNames ? 1 : 0))
        var surnames = ByteWriter()
        surnames.append(varint: locale.surnames.count)
        for (name, reading) in locale.surnames.sorted(by: { $0.key < $1.key }) {
            surnames.append(name)
            surnames.append(reading)
        }
        writer.append(varint: surnames.count)
        writer.append(contentsOf: surnames.bytes)
    }
}

/// One reading system of one language, ready for use.
public struct CompiledReading: Sendable {
    public let language: LanguageTag
    public let system: String
    /// Put before its keys, so that readings do not meet the keys of other systems; 1 to 31.
    public let prefix: UInt8
    public let queries: ScriptSet
    /// A letter for each syllable.
    let isInitials: Bool
    let given: [ReadingField]
    let base: [ReadingField]
    let transliterator: String?
    let compute: CompiledTransform?
    let termKey: CompiledTransform?
    let key: CompiledTransform?
    let queryTable: CharacterTable?
    let queryRules: CompiledTransform?
    /// For Han characters one by one.
    let syllables: SyllableTable?

    init(_ reader: inout ByteReader) {
        language = LanguageTag(rawValue: reader.byte()) ?? .english
        system = reader.text()
        prefix = reader.byte()
        queries = ScriptSet(rawValue: reader.byte())
        isInitials = reader.byte() == 1
        given = Self.fields(&reader)
        base = Self.fields(&reader)
        transliterator = reader.optionalText()
        compute = CompiledTransform.optional(&reader)
        termKey = CompiledTransform.optional(&reader)
        key = CompiledTransform.optional(&reader)
        queryTable = reader.byte() == 1 ? CharacterTable(reader.counted()) : nil
        queryRules = CompiledTransform.optional(&reader)
        syllables = SyllableTable(reader.counted())
    }

    private static func fields(_ reader: inout ByteReader) -> [ReadingField] {
        reader.list { reader in ReadingField(rawValue: reader.byte()) }.compactMap(\.self)
    }

    static func write(_ rules: ReadingRules, language: LanguageTag, prefix: UInt8, to writer: inout ByteWriter) {
        writer.append(language.rawValue)
        writer.append(rules.system)
        writer.append(prefix)
        writer.append(rules.queries.rawValue)
        writer.append(UInt8(rules.isInitials ? 1 : 0))
        for fields in [rules.given, rules.base] {
            writer.append(varint: fields.count)
            for field in fields { writer.append(field.rawValue) }
        }
        writer.append(rules.transliterator)
        CompiledTransform.write(rules.compute, to: &writer)
        CompiledTransform.write(rules.termKey, to: &writer)
        CompiledTransform.write(rules.key, to: &writer)
        if let table = rules.queryTable {
            writer.append(UInt8(1))
            let bytes = CharacterTable.bytes(of: table)
            writer.append(varint: bytes.count)
            writer.append(contentsOf: bytes)
        } else {
            writer.append(UInt8(0))
        }
        CompiledTransform.write(rules.queryRules, to: &writer)
    }
}
