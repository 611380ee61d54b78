import Terminology

/// The rules of all languages in the form that folding uses, read from bytes without any parsing of rule files.
public struct CompiledRules: Sendable {
    let table: FoldTable
    /// Transliterator rules over folded text; bit `n` of a character's rule sets speaks of the `n`-th.
    let foldingRules: [String]
    public let readings: [CompiledReading]
    let surnames: [LanguageTag: [String: String]]
    let turningLanguages: Set<LanguageTag>

    /// Reads what `RuleCompiler` wrote.
    ///
    /// - Complexity: proportional to the number of rule sets, not to the tables.
    public init(_ bytes: ByteSlice) {
        var reader = ByteReader(bytes)
        table = FoldTable(&reader)
        foldingRules = reader.texts()
        var readings: [CompiledReading] = []
        for _ in 0..<reader.varint() where !reader.isDamaged { readings.append(CompiledReading(&reader)) }
        self.readings = readings
        var surnames: [LanguageTag: [String: String]] = [:]
        var turning: Set<LanguageTag> = []
        for _ in 0..<reader.varint() where !reader.isDamaged {
            guard let language = LanguageTag(rawValue: reader.byte()) else { continue }
            if reader.byte() == 1 { turning.insert(language) }
            for _ in 0..<reader.varint() where !reader.isDamaged {
                let name = reader.text()
                surnames[language, default: [:]][name] = reader.text()
            }
        }
        self.surnames = surnames
        turningLanguages = turning
    }
}

/// One reading system of one language, ready for use.
public struct CompiledReading: Sendable {
    public let language: LanguageTag
    public let system: String
    /// Put before its keys, so that readings do not meet the keys of other systems; 1 to 31.
    public let prefix: UInt8
    public let queries: ScriptSet
    let given: [ReadingField]
    let base: [ReadingField]
    let transliterator: String?
    let compute: String?
    let termKey: String?
    let key: String?
    let queryTable: CharacterTable?
    let queryRules: String?

    init(_ reader: inout ByteReader) {
        language = LanguageTag(rawValue: reader.byte()) ?? .english
        system = reader.text()
        prefix = reader.byte()
        queries = ScriptSet(rawValue: reader.byte())
        given = Self.fields(&reader)
        base = Self.fields(&reader)
        transliterator = reader.optionalText()
        compute = reader.optionalText()
        termKey = reader.optionalText()
        key = reader.optionalText()
        queryTable = reader.byte() == 1 ? CharacterTable(reader.counted()) : nil
        queryRules = reader.optionalText()
    }

    private static func fields(_ reader: inout ByteReader) -> [ReadingField] {
        var fields: [ReadingField] = []
        for _ in 0..<reader.varint() where !reader.isDamaged {
            if let field = ReadingField(rawValue: reader.byte()) { fields.append(field) }
        }
        return fields
    }

    static func write(_ rules: ReadingRules, language: LanguageTag, prefix: UInt8, to writer: inout ByteWriter) {
        writer.append(language.rawValue)
        writer.append(rules.system)
        writer.append(prefix)
        writer.append(rules.queries.rawValue)
        for fields in [rules.given, rules.base] {
            writer.append(varint: fields.count)
            for field in fields { writer.append(field.rawValue) }
        }
        writer.append(rules.transliterator)
        writer.append(rules.compute?.rules)
        writer.append(rules.termKey?.rules)
        writer.append(rules.key?.rules)
        if let table = rules.queryTable {
            writer.append(UInt8(1))
            let bytes = CharacterTable.bytes(of: table)
            writer.append(varint: bytes.count)
            writer.append(contentsOf: bytes)
        } else {
            writer.append(UInt8(0))
        }
        writer.append(rules.queryRules?.rules)
    }
}
