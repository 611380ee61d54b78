import Terminology

/// Reads catalogues of gettext as they are written, PO (GNU gettext manual, "The Format of PO Files").
///
/// Entries that are fuzzy, obsolete or not translated are left out, each with its line.
struct POReader {
    private var catalogue: GettextCatalogue
    private var entry = GettextEntry()
    /// The text that a line without a keyword goes on with.
    private var part = Part.none
    private var bytes: [UInt8] = []
    /// Where what is gathered stands, if that is asked for.
    private var origins: [TextOrigin] = []
    private let keepsPlaces: Bool

    private enum Part: Equatable {
        case none, context, source, plural
        case translation(Int)
    }

    static func read(
        _ stream: DecodedStream, _ options: MemoryReadingOptions, _ sink: MemoryFileReader.Sink
    ) throws(Diagnostic) {
        try stream.begin(given: options.encoding, declared: charset(in: stream.head))
        var reader = POReader(
            catalogue: GettextCatalogue(options, path: stream.path), keepsPlaces: options.keepsPlaces)
        var lines = LineStream(stream, longest: options.longestSegment)
        while let line = try lines.next() { try reader.read(line, sink) }
        try reader.finish(sink)
    }

    /// The charset that the header of a catalogue names, or nil.
    static func charset(in head: [UInt8]) -> String? {
        let head = String(decoding: head.prefix(headerLength).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
        let charset = head.firstRange(of: "charset=").map { range in
            String(head[range.upperBound...].prefix { $0.isLetter || $0.isNumber || "-_".contains($0) })
        }
        return charset == "CHARSET" ? nil : charset
    }

    /// Bytes at the beginning in which the charset is looked for.
    private static let headerLength = 16 << 10

    private init(catalogue: GettextCatalogue, keepsPlaces: Bool) {
        (self.catalogue, self.keepsPlaces) = (catalogue, keepsPlaces)
    }

    private mutating func read(_ line: LineStream.Line, _ sink: MemoryFileReader.Sink) throws(Diagnostic) {
        var text = line.bytes[...]
        while let byte = text.first, byte == 0x20 || byte == 0x09 { text.removeFirst() }
        guard !text.isEmpty else { return }
        var isObsolete = false
        if text.first == UInt8(ascii: "#") {
            guard text.starts(with: "#~".utf8) else { return try comment(text, line, sink) }
            isObsolete = true
            text = text.dropFirst(2)
            while text.first == 0x20 { text.removeFirst() }
            // What an obsolete entry was before.
            if text.first == UInt8(ascii: "|") || text.isEmpty { return }
        }
        let word = String(decoding: text.prefix { $0 != 0x20 && $0 != 0x09 && $0 != 0x22 }, as: UTF8.self)
        if !word.isEmpty {
            let before = part
            take()
            text = text.dropFirst(word.utf8.count).drop { $0 == 0x20 || $0 == 0x09 }
            guard let next = Self.part(word) else {
                let place = TextPlace(line: line.number, column: 1)
                return try sink(.remark(catalogue.problems.malformed("\(word.prefix(20)) is no keyword of PO", place)))
            }
            if next == .context || next == .source && before != .context { try begin(line.number, sink) }
            part = next
            entry.isObsolete = isObsolete
        }
        entry.isDamaged = entry.isDamaged || line.isDamaged
        guard let string = Self.string(text), part != .none else {
            part = .none
            let place = TextPlace(line: line.number, column: 1)
            return try sink(.remark(catalogue.problems.malformed("a text is not in quotation marks", place)))
        }
        if keepsPlaces {
            var stretches = EscapedStretches(line: line.bytes, number: line.number, isJSON: false)
            origins += stretches.origins(from: text.startIndex + 1, offset: bytes.count).origins
        }
        if bytes.count <= catalogue.longestSegment { bytes.append(contentsOf: string) }
    }

    private static func part(_ word: String) -> Part? {
        switch word {
        case "msgctxt": return .context
        case "msgid": return .source
        case "msgid_plural": return .plural
        case "msgstr": return .translation(0)
        default:
            guard word.hasPrefix("msgstr["), word.hasSuffix("]"), let number = Int(word.dropFirst(7).dropLast()) else {
                return nil
            }
            return .translation(number)
        }
    }

    /// Comments stand before their entry.
    private mutating func comment(
        _ text: ArraySlice<UInt8>, _ line: LineStream.Line, _ sink: MemoryFileReader.Sink
    ) throws(Diagnostic) {
        if !entry.isEmpty { try begin(line.number, sink) }
        let content = String(decoding: text.dropFirst(2).drop { $0 == 0x20 }, as: UTF8.self)
        switch text.dropFirst().first {
        case UInt8(ascii: ","):
            let flags = content.split { $0 == "," || $0 == " " }
            if flags.contains("fuzzy") { entry.isFuzzy = true }
            for flag in flags where flag != "fuzzy" { entry.properties.append(MemoryProperty("flag", String(flag))) }
        case UInt8(ascii: ":"): entry.properties.append(MemoryProperty("reference", content))
        case UInt8(ascii: "."): entry.properties.append(MemoryProperty("note", content))
        default: break
        }
    }

    /// Keeps the text that was gathered.
    private mutating func take() {
        let text = String(decoding: bytes, as: UTF8.self)
        switch part {
        case .none: break
        case .context: entry.context = text
        case .source: (entry.source, entry.sourceOrigins) = (text, origins)
        case .plural: (entry.plural, entry.pluralOrigins) = (text, origins)
        case .translation(let number): entry.translations.append((number, text, origins))
        }
        origins.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        part = .none
    }

    private mutating func begin(_ line: Int, _ sink: MemoryFileReader.Sink) throws(Diagnostic) {
        if entry.isEmpty, entry.context == nil {
            entry.place = TextPlace(line: line, column: 1)
            return
        }
        try finish(sink)
        entry.place = TextPlace(line: line, column: 1)
    }

    private mutating func finish(_ sink: MemoryFileReader.Sink) throws(Diagnostic) {
        take()
        let last = entry
        entry = GettextEntry()
        try catalogue.send(last, sink)
    }

    /// What stands in quotation marks, with its escapes resolved; nil where there are none.
    static func string(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.first == UInt8(ascii: "\"") else { return nil }
        var result: [UInt8] = []
        var index = text.startIndex + 1
        while index < text.endIndex {
            let byte = text[index]
            index += 1
            if byte == UInt8(ascii: "\"") { return result }
            guard byte == UInt8(ascii: "\\"), index < text.endIndex else {
                result.append(byte)
                continue
            }
            let escaped = text[index]
            index += 1
            switch escaped {
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "v"): result.append(0x20)
            default: result.append(escaped)
            }
        }
        return nil
    }
}
