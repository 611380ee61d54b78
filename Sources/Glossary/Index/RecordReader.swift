import Normalization
import Terminology

/// Reads the records that `RecordWriter` wrote.
struct RecordReader: Sendable {
    let records: ByteSlice
    let strings: ByteSlice
    let sources: SourceRegister
    private let file: IndexFile
    /// One for each class of texts.
    private let symbols: [SymbolTable]
    private let shapes: ByteSlice

    init(_ file: IndexFile) throws(IndexError) {
        self.file = file
        records = file.section(.records)
        strings = file.section(.strings)
        sources = SourceRegister(try file.verifiedSection(.sources))
        let summary = try file.verifiedSection(.recordSummary)
        symbols = (0..<TextClass.count).map {
            SymbolTable(summary.slice($0 * SymbolTable.size, SymbolTable.size))
        }
        shapes = summary.slice(TextClass.count * SymbolTable.size, summary.count)
    }

    /// What every question needs of a term: little enough to read for each hit.
    struct TermHead {
        var concept: ConceptReference
        var language: LanguageTag
        var status: TermStatus
        var type: TermType
        var validity: ValidityPeriod
        /// Shortened.
        var codes: ByteSlice
    }

    func head(of reference: TermReference) throws(IndexError) -> TermHead {
        var reader = RecordCursor(records, at: reference.offset)
        guard let (head, _) = head(&reader, at: reference.offset), head.concept.offset >= 0 else {
            throw .damaged(offset: records.start + reference.offset)
        }
        try finish(reader, from: reference.offset)
        return head
    }

    /// The symbols of the terms of a language.
    func symbols(of language: LanguageTag) -> SymbolTable { symbols[TextClass.text(language).number] }

    /// The symbols of identifiers.
    var identifierSymbols: SymbolTable { symbols[TextClass.other.number] }

    /// What was read is what was written: records are read first, which is safe with any bytes, and verified then,
    /// when it is known how far they reach.
    func finish(_ reader: RecordCursor, from start: Int) throws(IndexError) {
        guard start >= 0, !reader.isDamaged else { throw .damaged(offset: records.start + max(0, start)) }
        try file.verify(records.start + start..<records.start + max(start + 1, reader.offset))
        try reader.forEachTouched(file.verify)
    }

    @inline(__always)
    func head(_ reader: inout RecordCursor, at offset: Int) -> (TermHead, shape: UInt32)? {
        let distance = reader.varint()
        let shape = shape(&reader)
        guard let language = LanguageTag(rawValue: UInt8(shape >> 16 & 15)),
            let status = TermStatus(rawValue: UInt8(shape >> 20 & 15)),
            let type = TermType(rawValue: UInt8(shape >> 24))
        else { return nil }
        let codes = reader.counted()
        let from = shape & 1 << 10 != 0 ? PartialDate(packed: Int32(bitPattern: reader.uint32())) : nil
        let to = shape & 1 << 11 != 0 ? PartialDate(packed: Int32(bitPattern: reader.uint32())) : nil
        let head = TermHead(
            concept: ConceptReference(offset: offset - distance), language: language, status: status, type: type,
            validity: ValidityPeriod(from: from, to: to), codes: codes)
        return (head, shape)
    }

    @inline(__always)
    func shape(_ reader: inout RecordCursor) -> UInt32 {
        let place = reader.varint()
        // Beyond the list there is no shape, and none has all bits.
        return place < shapes.count / 4 ? shapes.uint32(place * 4) : .max
    }

    func kind(of reference: ConceptReference) throws(IndexError) -> ConceptKind {
        var reader = RecordCursor(records, at: reference.offset)
        let shape = shape(&reader)
        try finish(reader, from: reference.offset)
        guard let kind = ConceptKind(rawValue: UInt8(shape >> 16 & 15)) else {
            throw .damaged(offset: records.start + reference.offset)
        }
        return kind
    }

    func id(of reference: ConceptReference) throws(IndexError) -> String {
        var reader = RecordCursor(records, at: reference.offset)
        _ = shape(&reader)
        let id = text(reader.counted(), .other)
        try finish(reader, from: reference.offset)
        return id
    }

    /// A concept with all of its terms.
    func concept(at reference: ConceptReference) throws(IndexError) -> IndexedConcept {
        var reader = RecordCursor(records, at: reference.offset)
        let shape = shape(&reader)
        guard shape != .max, let kind = ConceptKind(rawValue: UInt8(shape >> 16 & 15)) else {
            throw .damaged(offset: records.start + reference.offset)
        }
        var concept = Concept(id: text(reader.counted(), .other), kind: kind)
        let layer = Int(shape >> 20 & 255)
        func has(_ bit: UInt32) -> Bool { shape & 1 << bit != 0 }
        if has(0) { concept.subject = string(&reader) }
        if has(1) { concept.definition = string(&reader) }
        if has(2) { concept.note = string(&reader) }
        if has(3) { concept.sources = sourceList(&reader) }
        if has(4) { concept.period = period(&reader) }
        if has(5) { concept.replaces = stringList(&reader) }
        let replacedBy = has(6) ? stringList(&reader) : []
        if has(7) { concept.partOf = stringList(&reader) }
        if has(8) { concept.seeAlso = stringList(&reader) }
        if has(9) { concept.meeting = meeting(&reader) }
        if has(10) { concept.posts = list(&reader) { post(&$0) } }
        if has(11) { concept.falseFriends = list(&reader) { falseFriend(&$0) } }
        concept.reliability = Reliability(rawValue: UInt8(shape >> 12 & 3) + 1) ?? .unverified
        var isWhole = true
        concept.terms = list(&reader) { reader in
            guard let term = term(&reader, of: concept) else {
                isWhole = false
                return Term("", language: .english)
            }
            return term
        }
        guard isWhole else { throw .damaged(offset: records.start + reference.offset) }
        try finish(reader, from: reference.offset)
        return IndexedConcept(reference: reference, concept: concept, layer: layer, replacedBy: replacedBy)
    }

    private func term(_ reader: inout RecordCursor, of concept: Concept) -> Term? {
        guard let (head, shape) = head(&reader, at: reader.offset) else { return nil }
        var term = Term(text(head.codes, .text(head.language)), language: head.language)
        (term.status, term.type, term.validity) = (head.status, head.type, head.validity)
        term.reliability = Reliability(rawValue: UInt8(shape & 3) + 1) ?? .unverified
        term.partOfSpeech = PartOfSpeech(rawValue: UInt8(shape >> 2 & 3)) ?? .noun
        let reading = TextClass.reading(head.language)
        if shape & 1 << 4 != 0 { term.publisher = text(reader.counted(), .other) }
        if shape & 1 << 5 != 0 { term.reading = text(reader.counted(), reading) }
        if shape & 1 << 6 != 0 { term.romanization = text(reader.counted(), reading) }
        if shape & 1 << 7 != 0 { term.hanja = text(reader.counted(), reading) }
        if shape & 1 << 8 != 0 { term.note = text(reader.counted(), .other) }
        term.hasOwnSources = shape & 1 << 9 != 0
        term.sources = term.hasOwnSources ? sourceList(&reader) : concept.sources
        return term
    }

    func text(_ codes: ByteSlice, _ textClass: TextClass) -> String { symbols[textClass.number].text(codes) }

    private func string(_ reader: inout RecordCursor) -> String { string(at: reader.varint(), &reader) }

    private func string(at place: Int, _ reader: inout RecordCursor) -> String {
        var own = ByteReader(strings, at: place)
        let codes = own.counted()
        reader.touch(strings.start + min(place, strings.count)..<strings.start + own.offset, isDamaged: own.isDamaged)
        return text(codes, .other)
    }

    private func optionalString(_ reader: inout RecordCursor) -> String? {
        let place = reader.varint()
        return place == 0 ? nil : string(at: place - 1, &reader)
    }

    private func stringList(_ reader: inout RecordCursor) -> [String] { list(&reader) { string(&$0) } }

    private func sourceList(_ reader: inout RecordCursor) -> [String] {
        list(&reader) { $0.varint() }.compactMap(sources.id)
    }

    private func list<Element>(_ reader: inout RecordCursor, _ read: (inout RecordCursor) -> Element) -> [Element] {
        var result: [Element] = []
        for _ in 0..<reader.varint() {
            if reader.isDamaged { break }
            result.append(read(&reader))
        }
        return result
    }

    func period(_ reader: inout RecordCursor) -> ValidityPeriod {
        let from = PartialDate(packed: Int32(bitPattern: reader.uint32()))
        return ValidityPeriod(from: from, to: PartialDate(packed: Int32(bitPattern: reader.uint32())))
    }

    private func meeting(_ reader: inout RecordCursor) -> MeetingFacts {
        var facts = MeetingFacts()
        facts.series = optionalString(&reader)
        facts.host = optionalString(&reader)
        facts.place = optionalString(&reader)
        facts.format = optionalString(&reader)
        let ordinal = reader.varint()
        facts.ordinal = ordinal == 0 ? nil : ordinal - 1
        facts.dates = period(&reader)
        return facts
    }

    private func post(_ reader: inout RecordCursor) -> Post {
        let role = string(&reader)
        let period = period(&reader)
        let sources = sourceList(&reader)
        return Post(role: role, period: period, sources: sources, note: optionalString(&reader))
    }

    private func falseFriend(_ reader: inout RecordCursor) -> FalseFriend {
        var forms = LanguageForms()
        for _ in 0..<reader.varint() {
            if reader.isDamaged { break }
            let language = LanguageTag(rawValue: reader.byte())
            let form = string(&reader)
            if let language { forms[language] = form }
        }
        return FalseFriend(forms: forms, note: string(&reader))
    }
}
