import Terminology

/// A segment of a file that is to be translated.
public struct JobSegment: Sendable, Hashable {
    /// Without inline tags, and without the white space around it.
    public var text: String
    public var source: LanguageTag
    public var target: LanguageTag
    /// Where the segment begins in the file.
    public var place: TextPlace
    /// Whether the file has a translation of it already, which stays.
    public var isTranslated = false
    /// Whether somebody has to look at that translation: it stays, but counts as work.
    public var needsReview = false
    /// The inline tags, as far as a memory knows them; their offsets are within `text`.
    public var tags: [InlineTag] = []
    /// What stands before and after it in the file.
    public var previous: String?
    public var next: String?

    /// Whether a tag stands between two characters of the text.
    public var hasInnerTags: Bool { tags.contains { $0.offset > 0 && $0.offset < text.utf8.count } }

    init(_ text: String, from source: LanguageTag, to target: LanguageTag, at place: TextPlace) {
        (self.text, self.source, self.target, self.place) = (text, source, target, place)
    }
}

/// A translation that is put into a file.
public struct JobFilling: Sendable, Hashable {
    public var text: String
    /// Where each tag of the segment goes in the text, in its bytes, in ascending order, so that elements stay nested; nil puts
    /// those that stand within the source at the end.
    public var offsets: [Int]?
    /// Of the match, 0 to 102.
    public var percent: Int
    /// Whether somebody has to look at it: a similar segment, other tags, numbers that were replaced.
    public var needsReview: Bool
    /// What the memory has as the source, where that is not the segment's text.
    public var previousSource: String?
    /// The memory's translation before values were replaced.
    public var previousTarget: String?
    /// What is said of it where a text has the percentage.
    public var note: String?
    /// Why it has to be looked at, as words of programs: `tags`, `placeables`.
    public var marks: [String]

    public init(
        _ text: String, offsets: [Int]? = nil, percent: Int, needsReview: Bool, previousSource: String? = nil,
        previousTarget: String? = nil, marks: [String] = []
    ) {
        (self.text, self.offsets, self.percent, self.needsReview) = (text, offsets, percent, needsReview)
        (self.previousSource, self.previousTarget, self.marks) = (previousSource, previousTarget, marks)
    }
}

/// Bytes of a file in the place of others.
struct JobEdit {
    var range: Range<Int>
    var bytes: [UInt8]
}

/// A file whose segments are known, and how they are filled in.
protocol JobDocument {
    var segments: [JobSegment] { get }
    /// The changes that put translations in; they do not overlap.
    ///
    /// - Parameter fillings: for each segment one, or nil.
    func edits(_ fillings: [JobFilling?]) -> [JobEdit]
}
