import Terminology

/// A file of translation units as texts: for each language one, whose blocks are segments, and what answers what.
public struct UnitTexts: Sendable {
    /// In the order of `alignment`'s columns; the language that most units have as their source comes first.
    public private(set) var texts: [TextDocument] = []
    public private(set) var languages: [LanguageTag] = []
    public private(set) var alignment = TextAlignment(columns: 0, units: [])
    /// What could not be read, and what is not translated.
    public private(set) var problems: [Diagnostic] = []

    /// What was read of one unit.
    fileprivate struct Row {
        var blocks: [(language: LanguageTag, block: TextBlock)]
        var confidence: Double
    }

    /// - Parameter options: their places are kept whatever they say.
    /// - Throws: what is wrong with the file as a whole.
    /// - Complexity: O(n) in the bytes.
    public init(_ bytes: [UInt8], path: String, options: MemoryReadingOptions) throws(Diagnostic) {
        var options = options
        options.keepsPlaces = true
        var rows: [Row] = []
        var problems: [Diagnostic] = []
        var sources: [LanguageTag: Int] = [:]
        _ = try MemoryFileReader(bytes: bytes, path: path, options: options).read { event throws(Diagnostic) in
            switch event {
            case .unit(let unit, let line):
                if let source = unit.source { sources[source, default: 0] += 1 }
                rows.append(Row(unit, line))
            case .unitLeftOut(let problem), .remark(let problem): problems.append(problem)
            }
        }
        let met = Set(rows.flatMap { $0.blocks.map(\.language) })
        languages = met.sorted { (-(sources[$0] ?? 0), $0) < (-(sources[$1] ?? 0), $1) }
        texts = languages.map { TextDocument(path: path, declaredLanguage: $0) }
        alignment.columns = languages.count
        self.problems = problems
        for row in rows { add(row) }
    }

    private mutating func add(_ row: Row) {
        var segments: [[Int]] = languages.map { _ in [] }
        for (language, block) in row.blocks {
            guard let column = languages.firstIndex(of: language) else { continue }
            segments[column].append(texts[column].blocks.count)
            texts[column].blocks.append(block)
        }
        alignment.units.append(AlignmentUnit(segments: segments, confidence: row.confidence))
    }
}

extension UnitTexts.Row {
    init(_ unit: MemoryUnit, _ line: Int) {
        blocks = unit.segments.compactMap { segment in
            Self.block(segment, line).map { (segment.language, $0) }
        }
        // What an alignment of ours calls doubtful is not compared.
        let isDoubtful = unit.properties.contains { $0.name == "x-doubtful" && $0.value == "true" }
        confidence = isDoubtful ? 0 : 1
    }

    private static func block(_ segment: MemorySegment, _ line: Int) -> TextBlock? {
        var builder = BlockBuilder()
        let bytes = Array(segment.text.utf8)
        let known = segment.origins.filter { $0.offset < bytes.count }
        let origins = known.isEmpty ? [TextOrigin(offset: 0, place: TextPlace(line: line, column: 1))] : known
        for (index, origin) in origins.enumerated() {
            let end = index + 1 < origins.count ? origins[index + 1].offset : bytes.count
            builder.append(bytes[min(origin.offset, end)..<end], at: origin.place)
        }
        return builder.take(.segment)
    }
}

extension MemoryFormat {
    /// By the name of a file that can hold nothing else, or, of a pipe, by its first bytes: documents and data are none.
    public init?(of bytes: [UInt8], path: String) {
        if let format = MemoryFormat(extensionOf: path) {
            guard format != .mo else { return nil }
            self = format
            return
        }
        guard path.hasPrefix("<") else { return nil }
        let head = String(decoding: bytes.prefix(Self.sniffed).filter { $0 > 0 && $0 < 0x80 }, as: UTF8.self)
        let start = head.drop { $0.isWhitespace }
        let isUnits =
            start.hasPrefix("<") && (head.contains("<xliff") || head.contains("<tmx"))
            || start.hasPrefix("{\"") && head.contains("\"segments\":")
            || start.hasPrefix("msgid ") || start.hasPrefix("#") && head.contains("\nmsgid ")
        guard isUnits else { return nil }
        self.init(head: Array(bytes.prefix(Self.sniffed)))
    }

    /// Bytes looked at.
    private static let sniffed = 4096
}
