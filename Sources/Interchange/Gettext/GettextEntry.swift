import Terminology

/// An entry of a catalogue of gettext, and what it says as units.
struct GettextEntry {
    var place = TextPlace(line: 1, column: 1)
    var context: String?
    var source: String?
    var plural: String?
    /// By number; a text without plural forms has number 0.
    var translations: [(number: Int, text: String, origins: [TextOrigin])] = []
    /// Where the source stands, if that is asked for.
    var sourceOrigins: [TextOrigin] = []
    var pluralOrigins: [TextOrigin] = []
    var isFuzzy = false
    var isObsolete = false
    /// Whether it holds what is not of the charset.
    var isDamaged = false
    /// What else is wrong with it, the first of several.
    var fault: Diagnostic?
    /// Whether that is in its source or context.
    var isSourceDamaged = false
    var properties: [MemoryProperty] = []

    var isEmpty: Bool { source == nil && translations.isEmpty }
    /// The entry that says things of the catalogue.
    var isHeader: Bool { source == "" && context == nil && !isSourceDamaged }
}

/// Hands the entries of a catalogue on as units.
struct GettextCatalogue {
    let problems: ReadingProblem
    let longestSegment: Int
    var source: LanguageTag
    /// Nil until the header names it.
    var target: LanguageTag?
    private var document: String?
    private var neighbours = NeighbourLinker()

    init(_ options: MemoryReadingOptions, path: String) {
        problems = ReadingProblem(path: path)
        longestSegment = options.longestSegment
        source = options.source ?? .english
        target = options.target
    }

    /// What the header says after a name: `Language`, `Content-Type`.
    static func field(_ name: String, in header: String) -> String? {
        for line in header.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == name.lowercased() else {
                continue
            }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return value.isEmpty ? nil : String(value)
        }
        return nil
    }

    mutating func send(_ entry: GettextEntry, _ sink: MemoryFileReader.Sink) throws(Diagnostic) {
        guard !entry.isEmpty else {
            if let fault = entry.fault { try sink(.unitLeftOut(fault)) }
            return
        }
        if entry.isHeader {
            if let fault = entry.fault { try sink(.remark(fault)) }
            let header = entry.translations.first?.text ?? ""
            if target == nil { target = Self.field("Language", in: header).flatMap { LanguageTag(parsing: $0) } }
            let project = Self.field("Project-Id-Version", in: header)
            document = project == "PACKAGE VERSION" ? nil : project
            return
        }
        guard let target = target ?? LanguageOfPath.tag(in: problems.path).flatMap({ LanguageTag(parsing: $0) }) else {
            throw problems.problem(
                "memory.no-target-language", entry.place, "the catalogue does not name its language",
                help: "name it in the file, or with --to; for check with --languages", severity: .error)
        }
        if let fault = entry.fault { return try sink(.unitLeftOut(fault)) }
        if entry.isDamaged { return try sink(.unitLeftOut(problems.undecodable(entry.place))) }
        if entry.isFuzzy || entry.isObsolete {
            let reason = entry.isFuzzy ? "fuzzy" : "obsolete"
            return try sink(.unitLeftOut(problems.notInForce(reason, entry.place)))
        }
        guard let text = entry.source else {
            return try sink(.unitLeftOut(problems.malformed("an entry has no msgid", entry.place)))
        }
        let (first, last) = (entry.translations.first, entry.translations.last)
        var source = MemorySegment(self.source, text)
        source.origins = entry.sourceOrigins
        var pairs = [(source, segment(first, target))]
        if let plural = entry.plural, last != nil, plural != text || entry.translations.count > 1 {
            source = MemorySegment(self.source, plural)
            source.origins = entry.pluralOrigins
            pairs.append((source, segment(last, target)))
        }
        for (source, translation) in pairs { try send(source, translation, entry, sink) }
    }

    private func segment(
        _ translation: (number: Int, text: String, origins: [TextOrigin])?, _ target: LanguageTag
    ) -> MemorySegment {
        var segment = MemorySegment(target, translation?.text ?? "")
        segment.origins = translation?.origins ?? []
        return segment
    }

    private mutating func send(
        _ text: MemorySegment, _ translation: MemorySegment, _ entry: GettextEntry, _ sink: MemoryFileReader.Sink
    ) throws(Diagnostic) {
        guard max(text.text.utf8.count, translation.text.utf8.count) <= longestSegment else {
            return try sink(.unitLeftOut(problems.tooLong(longestSegment, entry.place)))
        }
        var assembly = UnitAssembly(at: entry.place)
        assembly.add(text, at: entry.place, problems)
        assembly.add(translation, at: entry.place, problems)
        var unit = MemoryUnit([], source: source)
        unit.document = document
        unit.properties = entry.properties
        if let context = entry.context { unit.properties.append(MemoryProperty("msgctxt", context)) }
        try assembly.send(unit, problems, &neighbours, sink)
    }
}
