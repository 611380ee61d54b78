import Normalization
import Terminology

/// The fields that not every concept has, one after the other, with a flag for each that is there.
struct RecordDetails {
    private(set) var flags = 0
    private(set) var bytes = ByteWriter()
    private var bit = 0

    mutating func append(_ concept: Concept, replacedBy: [String], to writer: inout RecordWriter) {
        append(concept.subject, &writer)
        append(concept.definition, &writer)
        append(concept.note, &writer)
        let sources = writer.numbers(of: concept.sources)
        append(isThere: !sources.isEmpty) { Self.append(numbers: sources, to: &$0) }
        append(isThere: concept.period != .always) { Self.append(concept.period, to: &$0) }
        for texts in [concept.replaces, replacedBy, concept.partOf, concept.seeAlso] { append(texts, &writer) }
        append(isThere: concept.meeting != nil) { bytes in
            if let meeting = concept.meeting { Self.append(meeting, to: &bytes, &writer) }
        }
        append(isThere: !concept.posts.isEmpty) { bytes in
            bytes.append(varint: concept.posts.count)
            for post in concept.posts { Self.append(post, to: &bytes, &writer) }
        }
        append(isThere: !concept.falseFriends.isEmpty) { bytes in
            bytes.append(varint: concept.falseFriends.count)
            for friend in concept.falseFriends { Self.append(friend, to: &bytes, &writer) }
        }
    }

    private mutating func append(isThere: Bool, _ write: (inout ByteWriter) -> Void) {
        if isThere {
            flags |= 1 << bit
            write(&bytes)
        }
        bit += 1
    }

    private mutating func append(_ text: String?, _ writer: inout RecordWriter) {
        append(isThere: text?.isEmpty == false) { bytes in
            if let text { bytes.append(varint: writer.intern(text)) }
        }
    }

    private mutating func append(_ texts: [String], _ writer: inout RecordWriter) {
        append(isThere: !texts.isEmpty) { bytes in
            bytes.append(varint: texts.count)
            for text in texts { bytes.append(varint: writer.intern(text)) }
        }
    }

    private static func append(numbers: [Int], to bytes: inout ByteWriter) {
        bytes.append(varint: numbers.count)
        for number in numbers { bytes.append(varint: number) }
    }

    private static func append(_ period: ValidityPeriod, to bytes: inout ByteWriter) {
        bytes.append(UInt32(bitPattern: period.from?.packed ?? 0))
        bytes.append(UInt32(bitPattern: period.to?.packed ?? 0))
    }

    private static func append(_ text: String?, to bytes: inout ByteWriter, _ writer: inout RecordWriter) {
        bytes.append(varint: text.map { writer.intern($0) + 1 } ?? 0)
    }

    private static func append(_ meeting: MeetingFacts, to bytes: inout ByteWriter, _ writer: inout RecordWriter) {
        for text in [meeting.series, meeting.host, meeting.place, meeting.format] {
            append(text, to: &bytes, &writer)
        }
        bytes.append(varint: meeting.ordinal.map { $0 + 1 } ?? 0)
        append(meeting.dates, to: &bytes)
    }

    private static func append(_ post: Post, to bytes: inout ByteWriter, _ writer: inout RecordWriter) {
        bytes.append(varint: writer.intern(post.role))
        append(post.period, to: &bytes)
        append(numbers: writer.numbers(of: post.sources), to: &bytes)
        append(post.note, to: &bytes, &writer)
    }

    private static func append(_ friend: FalseFriend, to bytes: inout ByteWriter, _ writer: inout RecordWriter) {
        bytes.append(varint: friend.forms.count)
        for (language, form) in friend.forms {
            bytes.append(language.rawValue)
            bytes.append(varint: writer.intern(form))
        }
        bytes.append(varint: writer.intern(friend.note))
    }
}
