import Terminology

/// A file of translation units as texts: for each language one, whose blocks are segments, and what answers what.
///
/// A large file is read twice, so that no more than a part of it is in memory: for its languages, and for its texts.
public struct UnitParts: Sendable {
    /// The language that most units have as their source comes first.
    public let languages: [LanguageTag]
    /// What could not be read, and what is not translated.
    public let problems: [Diagnostic]
    /// Whether it is a table of numbers: of the lines of other files, say, under the names of their languages.
    public let isNumbers: Bool
    private let bytes: [UInt8]
    private let path: String
    private let options: MemoryReadingOptions
    private let partSize: Int
    private let lineEnds: LineEnds
    /// All units, where they are one part.
    private let rows: [UnitRow]?

    /// Units of a part.
    public static let usualPartSize = 1 << 14

    /// Some units as texts.
    public struct Part {
        /// In the order of the languages, which are the columns of `alignment`.
        public var texts: [TextDocument]
        public var alignment: TextAlignment
        public var isLast: Bool
    }

    /// Reads a file once.
    ///
    /// - Parameters:
    ///   - options: their places are kept whatever they say.
    ///   - met: called for each block, where the file is of more than one part.
    /// - Throws: what is wrong with the file as a whole.
    /// - Complexity: O(n) in the bytes; memory for a part, and for problems.
    public init(
        _ bytes: [UInt8], path: String, options: MemoryReadingOptions, partSize: Int = usualPartSize,
        met: (LanguageTag, TextBlock) -> Void = { _, _ in }
    ) throws(Diagnostic) {
        var options = options
        options.keepsPlaces = true
        let format = options.format ?? MemoryFormat(of: bytes, path: path)
        let lineEnds = format?.lineEnds ?? .ascii
        var rows: [UnitRow] = []
        var isWhole = true
        var problems: [Diagnostic] = []
        var sources: [LanguageTag: Int] = [:]
        var languages: Set<LanguageTag> = []
        var (hasText, hasLetters) = (false, false)
        _ = try MemoryFileReader(bytes: bytes, path: path, options: options).read { event throws(Diagnostic) in
            switch event {
            case .unit(let unit, let line):
                if let source = unit.source { sources[source, default: 0] += 1 }
                let row = UnitRow(unit, line, lineEnds)
                for (language, block) in row.blocks {
                    languages.insert(language)
                    hasText = hasText || !block.text.isEmpty
                    hasLetters = hasLetters || Self.hasLetters(block.text)
                }
                if isWhole, rows.count == partSize {
                    for row in rows { for (language, block) in row.blocks { met(language, block) } }
                    (isWhole, rows) = (false, [])
                }
                if isWhole { rows.append(row) } else { for (language, block) in row.blocks { met(language, block) } }
            case .unitLeftOut(let problem), .remark(let problem): problems.append(problem)
            }
        }
        self.languages = languages.sorted { (-(sources[$0] ?? 0), $0) < (-(sources[$1] ?? 0), $1) }
        (self.bytes, self.path, self.options, self.partSize) = (bytes, path, options, partSize)
        self.lineEnds = lineEnds
        (self.problems, self.rows, isNumbers) = (problems, isWhole ? rows : nil, hasText && !hasLetters)
    }

    private static func hasLetters(_ text: String) -> Bool {
        text.utf8.contains { $0 >= 0x80 || $0 | 0x20 &- 0x61 < 26 }
    }

    /// Gives the parts one after the other; one at least.
    ///
    /// - Throws: what `body` throws.
    public func visit(_ body: (Part) throws(Diagnostic) -> Void) throws(Diagnostic) {
        if let rows { return try body(part(rows, isLast: true)) }
        var rows: [UnitRow] = []
        _ = try MemoryFileReader(bytes: bytes, path: path, options: options).read { event throws(Diagnostic) in
            guard case .unit(let unit, let line) = event else { return }
            if rows.count == partSize {
                try body(part(rows, isLast: false))
                rows.removeAll(keepingCapacity: true)
            }
            rows.append(UnitRow(unit, line, lineEnds))
        }
        try body(part(rows, isLast: true))
    }

    private func part(_ rows: [UnitRow], isLast: Bool) -> Part {
        var part = Part(
            texts: languages.map { TextDocument(path: path, declaredLanguage: $0) },
            alignment: TextAlignment(columns: languages.count, units: []), isLast: isLast)
        part.alignment.units.reserveCapacity(rows.count)
        for row in rows {
            var segments: [[Int]] = languages.map { _ in [] }
            for (language, block) in row.blocks {
                guard let column = languages.firstIndex(of: language) else { continue }
                segments[column].append(part.texts[column].blocks.count)
                part.texts[column].blocks.append(block)
            }
            part.alignment.units.append(AlignmentUnit(segments: segments, confidence: row.confidence))
        }
        return part
    }
}

/// What was read of one unit.
private struct UnitRow {
    var blocks: [(language: LanguageTag, block: TextBlock)]
    var confidence: Double

    init(_ unit: MemoryUnit, _ line: Int, _ lineEnds: LineEnds) {
        blocks = unit.segments.compactMap { segment in
            Self.block(segment, line, lineEnds).map { (segment.language, $0) }
        }
        // What an alignment of ours calls doubtful is not compared.
        confidence = unit.isDoubtful ? 0 : 1
    }

    private static func block(_ segment: MemorySegment, _ line: Int, _ lineEnds: LineEnds) -> TextBlock? {
        var builder = BlockBuilder(lineEnds)
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
