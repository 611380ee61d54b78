import Normalization
import Terminology

/// Writes concepts and their terms as the records of an index.
struct RecordWriter {
    private(set) var records = ByteWriter()
    private(set) var strings = ByteWriter()
    private var interned: [String: Int] = [:]
    private let sourceNumbers: [String: Int]

    init(sources: [Source]) {
        var numbers: [String: Int] = [:]
        for (number, source) in sources.enumerated() where numbers[source.id] == nil { numbers[source.id] = number }
        sourceNumbers = numbers
    }

    /// Writes a concept and its terms.
    ///
    /// - Parameters:
    ///   - layer: which of several glossaries it is from, 0 for the one that goes before all others.
    ///   - replacedBy: the identifiers of the concepts that replace it.
    mutating func write(
        _ concept: Concept, layer: Int, replacedBy: [String]
    ) -> (ConceptReference, terms: [TermReference]) {
        let reference = ConceptReference(offset: records.count)
        records.append(concept.id)
        records.append(concept.kind.rawValue)
        records.append(UInt8(clamping: layer))
        var details = ByteWriter()
        let fields = conceptFields(concept, replacedBy: replacedBy)
        var flags = 0
        for (bit, field) in fields.enumerated() {
            var part = ByteWriter()
            if field(&self, &part) {
                flags |= 1 << bit
                details.append(contentsOf: part.bytes)
            }
        }
        records.append(varint: flags)
        records.append(contentsOf: details.bytes)
        records.append(varint: concept.terms.count)
        var terms: [TermReference] = []
        for term in concept.terms {
            terms.append(TermReference(offset: records.count))
            write(term, of: concept, conceptOffset: reference.offset)
        }
        return (reference, terms)
    }

    /// The optional fields of a concept, in the order of their flags; each says whether it is there.
    private func conceptFields(
        _ concept: Concept, replacedBy: [String]
    ) -> [(inout RecordWriter, inout ByteWriter) -> Bool] {
        func text(_ text: String?) -> (inout RecordWriter, inout ByteWriter) -> Bool {
            { writer, part in
                guard let text, !text.isEmpty else { return false }
                part.append(varint: writer.intern(text))
                return true
            }
        }
        func texts(_ texts: [String]) -> (inout RecordWriter, inout ByteWriter) -> Bool {
            { writer, part in
                guard !texts.isEmpty else { return false }
                part.append(varint: texts.count)
                for text in texts { part.append(varint: writer.intern(text)) }
                return true
            }
        }
        return [
            text(concept.subject), text(concept.definition), text(concept.note),
            { writer, part in writer.append(sources: concept.sources, to: &part) },
            { _, part in
                part.append(concept.reliability.rawValue)
                return true
            },
            { _, part in Self.append(concept.period, to: &part) },
            texts(concept.replaces), texts(replacedBy), texts(concept.partOf), texts(concept.seeAlso),
            { writer, part in
                guard let meeting = concept.meeting else { return false }
                writer.append(meeting, to: &part)
                return true
            },
            { writer, part in
                guard !concept.posts.isEmpty else { return false }
                part.append(varint: concept.posts.count)
                for post in concept.posts { writer.append(post, to: &part) }
                return true
            },
            { writer, part in
                guard !concept.falseFriends.isEmpty else { return false }
                part.append(varint: concept.falseFriends.count)
                for friend in concept.falseFriends { writer.append(friend, to: &part) }
                return true
            },
        ]
    }

    private mutating func write(_ term: Term, of concept: Concept, conceptOffset: Int) {
        records.append(varint: records.count - conceptOffset)
        // Language 3 bits, status 2, type 3; reliability 2, part of speech 2, then flags.
        records.append(term.language.rawValue | term.status.rawValue << 3 | term.type.rawValue << 5)
        let texts = [term.publisher, term.reading, term.romanization, term.hanja, term.note]
        var flags: UInt16 = UInt16(term.reliability.rawValue - 1) | UInt16(term.partOfSpeech.rawValue) << 2
        for (bit, text) in texts.enumerated() where text?.isEmpty == false { flags |= 1 << UInt16(bit + 4) }
        let ownSources = term.hasOwnSources ? term.sources : []
        if term.hasOwnSources { flags |= 1 << 9 }
        if term.validity.from != nil { flags |= 1 << 10 }
        if term.validity.to != nil { flags |= 1 << 11 }
        records.append(flags)
        records.append(term.text)
        if let from = term.validity.from { records.append(UInt32(bitPattern: from.packed)) }
        if let to = term.validity.to { records.append(UInt32(bitPattern: to.packed)) }
        for text in texts {
            if let text, !text.isEmpty { records.append(text) }
        }
        if term.hasOwnSources { _ = append(sources: ownSources, to: &records, evenIfEmpty: true) }
    }

    private static func append(_ period: ValidityPeriod, to part: inout ByteWriter) -> Bool {
        guard period != .always else { return false }
        part.append(UInt32(bitPattern: period.from?.packed ?? 0))
        part.append(UInt32(bitPattern: period.to?.packed ?? 0))
        return true
    }

    private func append(sources: [String], to part: inout ByteWriter, evenIfEmpty: Bool = false) -> Bool {
        guard !sources.isEmpty || evenIfEmpty else { return false }
        let numbers = sources.compactMap { sourceNumbers[$0] }
        part.append(varint: numbers.count)
        for number in numbers { part.append(varint: number) }
        return true
    }

    private mutating func append(_ meeting: MeetingFacts, to part: inout ByteWriter) {
        for text in [meeting.series, meeting.host, meeting.place, meeting.format] {
            part.append(varint: text.map { intern($0) + 1 } ?? 0)
        }
        part.append(varint: meeting.ordinal ?? 0)
        part.append(UInt32(bitPattern: meeting.dates.from?.packed ?? 0))
        part.append(UInt32(bitPattern: meeting.dates.to?.packed ?? 0))
    }

    private mutating func append(_ post: Post, to part: inout ByteWriter) {
        part.append(varint: intern(post.role))
        part.append(UInt32(bitPattern: post.period.from?.packed ?? 0))
        part.append(UInt32(bitPattern: post.period.to?.packed ?? 0))
        _ = append(sources: post.sources, to: &part, evenIfEmpty: true)
        part.append(varint: post.note.map { intern($0) + 1 } ?? 0)
    }

    private mutating func append(_ friend: FalseFriend, to part: inout ByteWriter) {
        part.append(varint: friend.forms.count)
        for (language, form) in friend.forms.sorted(by: { $0.key < $1.key }) {
            part.append(language.rawValue)
            part.append(varint: intern(form))
        }
        part.append(varint: intern(friend.note))
    }

    /// The place of a text among the strings, which has it once.
    mutating func intern(_ text: String) -> Int {
        if let known = interned[text] { return known }
        let place = strings.count
        strings.append(text)
        interned[text] = place
        return place
    }
}
