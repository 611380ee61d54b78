import Normalization
import Terminology

/// Reads the records that `RecordWriter` wrote.
struct RecordReader: Sendable {
    let records: ByteSlice
    let strings: ByteSlice
    let sources: [Source]

    /// What every question needs of a term: little enough to read for each hit.
    struct TermHead {
        var concept: ConceptReference
        var language: LanguageTag
        var status: TermStatus
        var type: TermType
        var validity: ValidityPeriod
        var text: ByteSlice
    }

    func head(of reference: TermReference) -> TermHead? {
        var reader = ByteReader(records, at: reference.offset)
        guard let (head, _) = head(&reader, at: reference.offset), !reader.isDamaged else { return nil }
        return head
    }

    private func head(_ reader: inout ByteReader, at offset: Int) -> (TermHead, flags: UInt16)? {
        let distance = reader.varint()
        let packed = reader.byte()
        let flags = reader.uint16()
        guard let language = LanguageTag(rawValue: packed & 7), let status = TermStatus(rawValue: packed >> 3 & 3),
            let type = TermType(rawValue: packed >> 5)
        else { return nil }
        let text = reader.counted()
        let from = flags & 1 << 10 != 0 ? PartialDate(packed: Int32(bitPattern: reader.uint32())) : nil
        let to = flags & 1 << 11 != 0 ? PartialDate(packed: Int32(bitPattern: reader.uint32())) : nil
        let head = TermHead(
            concept: ConceptReference(offset: offset - distance), language: language, status: status, type: type,
            validity: ValidityPeriod(from: from, to: to), text: text)
        return (head, flags)
    }

    func kind(of reference: ConceptReference) -> ConceptKind? {
        var reader = ByteReader(records, at: reference.offset)
        _ = reader.counted()
        return ConceptKind(rawValue: reader.byte())
    }

    /// A concept with all of its terms.
    func concept(at reference: ConceptReference) -> (Concept, layer: Int, replacedBy: [String], end: Int)? {
        var reader = ByteReader(records, at: reference.offset)
        let id = reader.text()
        guard let kind = ConceptKind(rawValue: reader.byte()) else { return nil }
        let layer = Int(reader.byte())
        var concept = Concept(id: id, kind: kind)
        let flags = reader.varint()
        func has(_ bit: Int) -> Bool { flags & 1 << bit != 0 }
        if has(0) { concept.subject = string(&reader) }
        if has(1) { concept.definition = string(&reader) }
        if has(2) { concept.note = string(&reader) }
        if has(3) { concept.sources = sourceList(&reader) }
        if has(4) { concept.reliability = Reliability(rawValue: reader.byte()) ?? .unverified }
        if has(5) { concept.period = period(&reader) }
        if has(6) { concept.replaces = stringList(&reader) }
        let replacedBy = has(7) ? stringList(&reader) : []
        if has(8) { concept.partOf = stringList(&reader) }
        if has(9) { concept.seeAlso = stringList(&reader) }
        if has(10) { concept.meeting = meeting(&reader) }
        if has(11) { concept.posts = list(&reader) { post(&$0) } }
        if has(12) { concept.falseFriends = list(&reader) { falseFriend(&$0) } }
        concept.terms = list(&reader) { term(&$0, of: concept) }
        return reader.isDamaged ? nil : (concept, layer, replacedBy, reader.offset)
    }

    private func term(_ reader: inout ByteReader, of concept: Concept) -> Term {
        guard let (head, flags) = head(&reader, at: reader.offset) else { return Term("", language: .english) }
        var term = Term(head.text.text, language: head.language)
        (term.status, term.type, term.validity) = (head.status, head.type, head.validity)
        term.reliability = Reliability(rawValue: UInt8(flags & 3) + 1) ?? .unverified
        term.partOfSpeech = PartOfSpeech(rawValue: UInt8(flags >> 2 & 3)) ?? .noun
        if flags & 1 << 4 != 0 { term.publisher = reader.text() }
        if flags & 1 << 5 != 0 { term.reading = reader.text() }
        if flags & 1 << 6 != 0 { term.romanization = reader.text() }
        if flags & 1 << 7 != 0 { term.hanja = reader.text() }
        if flags & 1 << 8 != 0 { term.note = reader.text() }
        term.hasOwnSources = flags & 1 << 9 != 0
        term.sources = term.hasOwnSources ? sourceList(&reader) : concept.sources
        return term
    }

    private func string(_ reader: inout ByteReader) -> String { string(at: reader.varint()) }

    private func string(at place: Int) -> String {
        var reader = ByteReader(strings, at: place)
        return reader.text()
    }

    private func optionalString(_ reader: inout ByteReader) -> String? {
        let place = reader.varint()
        return place == 0 ? nil : string(at: place - 1)
    }

    private func stringList(_ reader: inout ByteReader) -> [String] { list(&reader) { string(&$0) } }

    private func sourceList(_ reader: inout ByteReader) -> [String] {
        list(&reader) { $0.varint() }.compactMap { sources.indices.contains($0) ? sources[$0].id : nil }
    }

    private func list<Element>(_ reader: inout ByteReader, _ read: (inout ByteReader) -> Element) -> [Element] {
        var result: [Element] = []
        for _ in 0..<reader.varint() {
            if reader.isDamaged { break }
            result.append(read(&reader))
        }
        return result
    }

    private func period(_ reader: inout ByteReader) -> ValidityPeriod {
        let from = PartialDate(packed: Int32(bitPattern: reader.uint32()))
        return ValidityPeriod(from: from, to: PartialDate(packed: Int32(bitPattern: reader.uint32())))
    }

    private func meeting(_ reader: inout ByteReader) -> MeetingFacts {
        var facts = MeetingFacts()
        facts.series = optionalString(&reader)
        facts.host = optionalString(&reader)
        facts.place = optionalString(&reader)
        facts.format = optionalString(&reader)
        let ordinal = reader.varint()
        facts.ordinal = ordinal == 0 ? nil : ordinal
        facts.dates = period(&reader)
        return facts
    }

    private func post(_ reader: inout ByteReader) -> Post {
        let role = string(&reader)
        let period = period(&reader)
        let sources = sourceList(&reader)
        return Post(role: role, period: period, sources: sources, note: optionalString(&reader))
    }

    private func falseFriend(_ reader: inout ByteReader) -> FalseFriend {
        var forms: [LanguageTag: String] = [:]
        for _ in 0..<reader.varint() where !reader.isDamaged {
            let language = LanguageTag(rawValue: reader.byte())
            let form = string(&reader)
            if let language { forms[language] = form }
        }
        return FalseFriend(forms: forms, note: string(&reader))
    }
}
