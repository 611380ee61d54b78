import DataFile

/// Where the values of one concept or term stand, kept beside the values.
///
/// A list has a place of its own (`positions[.sources]`) and one for each element (`positions[.sources, 2]`); the
/// lists of a post have two numbers: `positions[.postSources, 0, 2]` is the third source of the first post.
/// - Complexity: A look-up is linear in the number of places, of which there are seldom more than twenty.
public struct FieldPositions<Field: Hashable & Sendable>: Sendable, Hashable {
    private struct Entry: Hashable {
        var field: Field
        var index: Int32
        var item: Int32
        var position: SourcePosition
    }

    /// The place of the concept or term itself.
    public var start: SourcePosition
    private var entries: [Entry] = []

    public init(start: SourcePosition) { self.start = start }

    /// The place of a value, or nil where the file does not have it.
    public subscript(field: Field, index: Int = -1, item: Int = -1) -> SourcePosition? {
        get {
            let (index, item) = (Int32(clamping: index), Int32(clamping: item))
            return entries.first { $0.field == field && $0.index == index && $0.item == item }?.position
        }
        set {
            guard let newValue else { return }
            entries.append(
                Entry(field: field, index: Int32(clamping: index), item: Int32(clamping: item), position: newValue))
        }
    }
}

/// What a concept can hold, with the fields of its parts; the raw value is the way to it in the file.
public enum ConceptField: String, Sendable, Hashable, CaseIterable {
    case id, kind, subject, definition, note, sources, reliability, period, replaces, partOf, seeAlso, meeting, posts
    case falseFriends, terms
    case periodFrom = "period.from"
    case periodTo = "period.to"
    case meetingSeries = "meeting.series"
    case meetingOrdinal = "meeting.ordinal"
    case meetingFrom = "meeting.from"
    case meetingTo = "meeting.to"
    case meetingHost = "meeting.host"
    case meetingPlace = "meeting.place"
    case meetingFormat = "meeting.format"
    case postRole = "posts.role"
    case postFrom = "posts.from"
    case postTo = "posts.to"
    case postSources = "posts.sources"
    case postNote = "posts.note"
    /// One form of a false friend; the item is the raw value of its language.
    case falseFriendForm = "falseFriends.forms"
    case falseFriendNote = "falseFriends.note"
}

/// What a term can hold; the raw value is the key in the file.
public enum TermField: String, Sendable, Hashable, CaseIterable {
    case term, type, status, from, to, publisher, reading, romanization, hanja, partOfSpeech, sources, reliability, note
}

/// What an entry in the register of sources can hold; the raw value is the key in the file.
public enum SourceField: String, Sendable, Hashable, CaseIterable {
    case id, title, address, publisher, language, date, seen
}
