/// What some languages say alike, and where, when and by whom it was said so.
public struct MemoryUnit: Sendable, Hashable {
    /// At least one; one a language, in the order of the languages.
    public var segments: [MemorySegment]
    /// The language that the others were translated from, if known.
    public var source: LanguageTag?
    /// A path, an address or a title.
    public var document: String?
    public var created: Timestamp?
    public var author: String?
    public var changed: Timestamp?
    public var changedBy: String?
    public var domain: String?
    /// Where the unit comes from: a program, a project, a supplier.
    public var origin: String?
    /// How likely it is right, 0 to 1.
    public var confidence: Double?
    public var properties: [MemoryProperty] = []

    public init(_ segments: [MemorySegment], source: LanguageTag? = nil) {
        (self.segments, self.source) = (segments, source)
    }

    /// What the unit says in a language.
    public subscript(language: LanguageTag) -> MemorySegment? { segments.first { $0.language == language } }

    /// Whether an alignment was not sure of it.
    public var isDoubtful: Bool { properties.contains { $0.name == "x-doubtful" && $0.value == "true" } }

    /// When it was last known to be said so.
    public var date: Timestamp? { changed ?? created }
}
