import Terminology

/// Reads the units of a file: TMX, XLIFF, gettext PO and MO, tables, JSON lines.
///
/// ```swift
/// let reader = try MemoryFileReader("memory.tmx")
/// let report = try reader.read { event in
///     if case .unit(let unit, _) = event { units.append(unit) }
/// }
/// ```
///
/// Files are read as streams, but for PO and MO; what is damaged is told, and the rest read. Each occurrence that a memory has of a unit is
/// a unit of the file.
public final class MemoryFileReader {
    public typealias Sink = (MemoryReadingEvent) throws(Diagnostic) -> Void

    public let format: MemoryFormat
    /// What messages call the file.
    public var path: String { stream.path }
    private let options: MemoryReadingOptions
    private let stream: DecodedStream

    /// Opens a file.
    ///
    /// - Parameter path: `-` for standard input.
    /// - Throws: `file.missing`, `file.unreadable`, `document.directory`.
    public init(_ path: String, options: MemoryReadingOptions = MemoryReadingOptions()) throws(Diagnostic) {
        stream = try DecodedStream(path: path)
        self.options = options
        format = options.format ?? MemoryFormat(extensionOf: path) ?? MemoryFormat(head: stream.head)
    }

    /// Reads a file that is at hand; `path` is what messages name, and its suffix may tell the format.
    public init(bytes: [UInt8], path: String, options: MemoryReadingOptions = MemoryReadingOptions()) {
        stream = DecodedStream(bytes: bytes, path: path)
        self.options = options
        format = options.format ?? MemoryFormat(extensionOf: path) ?? MemoryFormat(head: stream.head)
    }

    /// How much of the file was read, 0 to 1; nil for a pipe.
    public var progress: Double? {
        stream.size.map { $0 == 0 ? 1 : min(1, Double(stream.bytesRead) / Double($0)) }
    }

    /// Reads to the end, once.
    ///
    /// - Parameter sink: Gets each unit and each problem; what it throws ends the reading.
    /// - Throws: What is wrong with the file as a whole, and what `sink` throws.
    /// - Complexity: O(*n*) in the bytes; memory for one unit, or for the file where the format is PO or MO.
    public func read(_ sink: Sink) throws(Diagnostic) -> MemoryReadingReport {
        var report = MemoryReadingReport()
        let counted: Sink = { event throws(Diagnostic) in
            switch event {
            case .unit(let unit, let line):
                if let defect = unit.defect {
                    report.unitsLeftOut += 1
                    return try sink(.unitLeftOut(self.problem(defect, line)))
                }
                report.units += 1
            case .unitLeftOut: report.unitsLeftOut += 1
            case .remark: report.remarks += 1
            }
            try sink(event)
        }
        switch format {
        case .tmx: try TMXReader.read(stream, options, counted)
        case .xliff: try XLIFFReader.read(stream, options, counted)
        case .po: try POReader.read(stream, options, counted)
        case .mo: try MOReader.read(stream, options, counted)
        case .tsv: try UnitTableReader.read(stream, separator: UInt8(ascii: "\t"), options, counted)
        case .csv: try UnitTableReader.read(stream, separator: UInt8(ascii: ","), options, counted)
        case .jsonl: try UnitLinesReader.read(stream, options, counted)
        }
        return report
    }

    private func problem(_ defect: MemoryUnit.Defect, _ line: Int) -> Diagnostic {
        ReadingProblem(path: path).problem(
            "memory.defective-unit", TextPlace(line: line, column: 1), "a unit cannot be kept: \(defect.rawValue)",
            reason: defect.rawValue, help: "correct the unit in the file; what a memory has already is not taken twice")
    }
}

/// Makes the problems that readers of units have in common.
struct ReadingProblem {
    let path: String

    func problem(
        _ code: String, _ place: TextPlace, _ message: String, reason: String? = nil, help: String,
        severity: Severity = .warning
    ) -> Diagnostic {
        var arguments: [String: String] = [:]
        arguments["reason"] = reason
        return Diagnostic(
            code, severity, message, arguments: arguments,
            at: SourceLocation(file: path, line: place.line, column: place.column), help: help)
    }

    func malformed(_ reason: String, _ place: TextPlace) -> Diagnostic {
        problem(
            "memory.malformed", place, "the file is damaged here: \(reason)", reason: reason,
            help: "correct the file; what a memory has of it already is not taken twice")
    }

    func textBehindQuote(_ place: TextPlace) -> Diagnostic {
        problem(
            "memory.text-behind-quotation-mark", place,
            "text stands behind a closing quotation mark: the cell is taken as it stands",
            help: "put a text that begins with a quotation mark into quotation marks, and double those within it")
    }

    func undecodable(_ place: TextPlace) -> Diagnostic {
        problem(
            "memory.undecodable", place, "here stands what is not of the file's charset",
            help: "name the true one with --encoding, or save the file as UTF-8")
    }

    func unknownLanguage(_ tag: String, _ place: TextPlace) -> Diagnostic {
        problem(
            "memory.unknown-language", place, "the language \"\(tag)\" is none that the memory holds", reason: tag,
            help: "it holds en, zh-Hans, zh-Hant, ja and ko")
    }

    func noLanguage(_ place: TextPlace) -> Diagnostic {
        problem(
            "memory.no-language", place, "a text does not say what language it is in",
            help: "write xml:lang=\"...\" into its tag")
    }

    func emptySegment(_ place: TextPlace) -> Diagnostic {
        problem("memory.empty-segment", place, "a segment is empty", help: "translate it, and import the file again")
    }

    func untranslated(_ place: TextPlace) -> Diagnostic {
        problem(
            "memory.untranslated", place, "the unit has a text in one language only",
            help: "translate it, and import the file again")
    }

    func notInForce(_ mark: String, _ place: TextPlace) -> Diagnostic {
        problem(
            "memory.not-in-force", place, "the entry is marked as \(mark)", reason: mark,
            help: "correct it and take the mark away, and import the file again")
    }

    func tooLong(_ limit: Int, _ place: TextPlace) -> Diagnostic {
        problem(
            "memory.segment-too-long", place, "a segment is longer than \(limit) bytes", reason: "\(limit)",
            help: "divide the text into sentences")
    }

    func foreign(_ format: String) -> Diagnostic {
        problem(
            "memory.wrong-format", TextPlace(line: 1, column: 1), "this is no \(format) file", reason: format,
            help: "name the format with --from-format, or give another file", severity: .error)
    }
}
