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
            guard let next = Self.part(word) else {
                return try tell("\(word.prefix(20)) is no keyword of PO", line, text.startIndex, sink)
            }
            text = text.dropFirst(word.utf8.count).drop { $0 == 0x20 || $0 == 0x09 }
            if next == .context || next == .source && before != .context { try begin(line.number, sink) }
            part = next
            entry.isObsolete = isObsolete
        }
        entry.isDamaged = entry.isDamaged || line.isDamaged
        if line.isCut {
            let place = TextPlace(line: line.number, column: 1)
            entry.fault = entry.fault ?? catalogue.problems.tooLong(catalogue.longestSegment, place)
            return
        }
        guard part != .none else { return try tell("a text belongs to no keyword", line, text.startIndex, sink) }
        do throws(POString.Fault) {
            let string = try POString.bytes(text)
            if keepsPlaces {
                var stretches = EscapedStretches(line: line.bytes, number: line.number, isJSON: false)
                origins += stretches.origins(from: text.startIndex + 1, offset: bytes.count).origins
            }
            if bytes.count <= catalogue.longestSegment { bytes.append(contentsOf: string) }
        } catch {
            try tell(error.reason, line, error.offset, sink)
        }
    }

    /// Says what is wrong with the entry, which is then left out; of what belongs to none there is nothing to lose.
    private mutating func tell(
        _ reason: String, _ line: LineStream.Line, _ offset: Int, _ sink: MemoryFileReader.Sink
    ) throws(Diagnostic) {
        let column = line.bytes[..<offset].count { $0 & 0xC0 != 0x80 } + 1
        let problem = catalogue.problems.malformed(reason, TextPlace(line: line.number, column: column))
        guard entry.context != nil || !entry.isEmpty || part != .none else { return try sink(.remark(problem)) }
        entry.fault = entry.fault ?? problem
        if part == .source || part == .context { entry.isSourceDamaged = true }
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
        // What escapes name may be no characters.
        let text = String(validating: bytes, as: UTF8.self)
        if text == nil { entry.isDamaged = true }
        switch part {
        case .none: break
        case .context: entry.context = text ?? ""
        case .source: (entry.source, entry.sourceOrigins) = (text ?? "", origins)
        case .plural: (entry.plural, entry.pluralOrigins) = (text ?? "", origins)
        case .translation(let number): entry.translations.append((number, text ?? "", origins))
        }
        origins.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        part = .none
    }

    private mutating func begin(_ line: Int, _ sink: MemoryFileReader.Sink) throws(Diagnostic) {
        if entry.isEmpty, entry.context == nil, entry.fault == nil {
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
}
