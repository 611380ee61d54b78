import Terminology

/// What a reader of memories hands on, in the order of the file.
public enum MemoryReadingEvent: Sendable {
    case unit(MemoryUnit, line: Int)
    /// A unit that was not taken, and why.
    case unitLeftOut(Diagnostic)
    /// A part of a unit that was not taken, or something that is wrong with the file.
    case remark(Diagnostic)
}

/// What was read of a file.
public struct MemoryReadingReport: Sendable, Hashable {
    public var units = 0
    public var unitsLeftOut = 0
    public var remarks = 0

    public init() {}
}

/// How a file of units is read.
public struct MemoryReadingOptions: Sendable {
    /// Nil tells the format by the name, then by the first bytes.
    public var format: MemoryFormat?
    /// The charset; nil finds it.
    public var encoding: String?
    /// The languages of a PO or MO file; its own header, and English for the source, where they are nil.
    public var source: LanguageTag?
    public var target: LanguageTag?
    /// Bytes of UTF-8 of one segment; a longer one is no sentence, and its unit is left out.
    public var longestSegment = 1 << 20
    /// Whether segments are to say where in the file they stand.
    public var keepsPlaces = false
    /// Bytes of a file that has to be in memory as a whole: PO and MO.
    public var largestWhole = 256 << 20

    public init() {}
}

/// A format of files of translation units.
public enum MemoryFormat: String, Sendable, CaseIterable {
    case tmx, xliff, po, mo, tsv, csv, jsonl

    /// By the extension of a name.
    public init?(extensionOf path: String) {
        guard let dot = path.lastIndex(of: ".") else { return nil }
        switch path[path.index(after: dot)...].lowercased() {
        case "tmx": self = .tmx
        case "xlf", "xliff", "mxliff", "sdlxliff", "mqxliff": self = .xliff
        case "po", "pot": self = .po
        case "mo", "gmo": self = .mo
        case "tsv", "tab": self = .tsv
        case "csv": self = .csv
        case "jsonl", "ndjson", "json": self = .jsonl
        default: return nil
        }
    }

    /// By the first bytes of a file, whatever its charset; what is nothing else is a table.
    init(head: [UInt8]) {
        if head.starts(with: [0xDE, 0x12, 0x04, 0x95]) || head.starts(with: [0x95, 0x04, 0x12, 0xDE]) {
            self = .mo
            return
        }
        let ascii = String(decoding: head.filter { $0 > 0 && $0 < 0x80 }, as: UTF8.self)
        let start = ascii.drop { $0.isWhitespace }
        if start.hasPrefix("<") {
            self = ascii.contains("<xliff") ? .xliff : .tmx
        } else if start.hasPrefix("{") {
            self = .jsonl
        } else if start.hasPrefix("msgid") || start.hasPrefix("#") && ascii.contains("\nmsgid ") {
            self = .po
        } else {
            let first = start.prefix { $0 != "\n" && $0 != "\r\n" }
            self = first.contains("\t") || !first.contains(",") ? .tsv : .csv
        }
    }
}
