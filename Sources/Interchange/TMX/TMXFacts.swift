import Terminology

/// What TMX says of a unit or of one of its variants, besides its texts.
///
/// What has a field in `MemoryUnit` goes there, under our own types of `prop` (`x-document`, ...) or those of other programs; all else is
/// kept as a property, an attribute under its name after `tmx:`.
struct TMXFacts {
    /// Before the name of an attribute that is kept as a property.
    static let attributePrefix = "tmx:"
    /// The property that keeps a tag that says more than the language: `en-GB`.
    static let languageProperty = attributePrefix + "lang"

    /// Before the type of a property that would else be taken for something else.
    static let otherPrefix = "x-property:"

    /// Attributes that the standard has for `tu` and `tuv`, besides those of languages.
    static let attributesOfVariant = [
        "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool", "creationtoolversion", "creationdate",
        "creationid", "changedate", "changeid", "o-tmf",
    ]
    static let attributesOfUnit = attributesOfVariant + ["tuid", "segtype"]

    /// Types of properties that go into fields of a unit and of a segment.
    static let typesOfUnit = [
        "x-document", "file", "x-file", "x-domain", "domain", "x-origin", "origin", "x-confidence",
    ]
    static let typesOfVariant = ["x-previous", "x-context-pre", "x-next", "x-context-post"]

    private var created: Timestamp?
    private var author: String?
    private var changed: Timestamp?
    private var changedBy: String?
    private var properties: [MemoryProperty] = []

    /// - Parameter isVariant: Whether what a unit has fields for is kept as properties too.
    init(_ attributes: [MarkupAttribute], isVariant: Bool = false) {
        for attribute in attributes {
            var isField = true
            switch attribute.name {
            case "xml:lang", "lang", "srclang": continue
            case "creationdate" where Timestamp(parsing: attribute.value) != nil:
                created = Timestamp(parsing: attribute.value)
            case "changedate" where Timestamp(parsing: attribute.value) != nil:
                changed = Timestamp(parsing: attribute.value)
            case "creationid": author = attribute.value
            case "changeid": changedBy = attribute.value
            default: isField = false
            }
            if isVariant || !isField {
                properties.append(MemoryProperty(Self.attributePrefix + attribute.name, attribute.value))
            }
        }
    }

    mutating func add(_ property: MemoryProperty) { properties.append(property) }

    /// How like a match is that was filled in and has to be looked at, in percent.
    var match: String? { properties.first { $0.name == "x-match" }?.value }

    /// The value of the first property of these names, which is taken out.
    private mutating func take(_ names: String...) -> String? {
        guard let index = properties.firstIndex(where: { names.contains($0.name) }) else { return nil }
        return properties.remove(at: index).value
    }

    /// The properties under their own names.
    private var ownProperties: [MemoryProperty] {
        properties.map { property in
            guard property.name.hasPrefix(Self.otherPrefix) else { return property }
            return MemoryProperty(String(property.name.dropFirst(Self.otherPrefix.utf8.count)), property.value)
        }
    }

    /// The unit, for segments that were read before.
    func unit(source: LanguageTag?, _ segments: [MemorySegment]) -> MemoryUnit {
        var rest = self
        var unit = MemoryUnit(segments, source: source)
        unit.document = rest.take("x-document", "file", "x-file")
        unit.domain = rest.take("x-domain", "domain")
        unit.origin = rest.take("x-origin", "origin")
        if let index = rest.properties.firstIndex(where: { $0.name == "x-confidence" }),
            let value = Double(rest.properties[index].value), (0...1).contains(value)
        {
            unit.confidence = value
            rest.properties.remove(at: index)
        }
        (unit.created, unit.author, unit.changed, unit.changedBy) = (created, author, changed, changedBy)
        unit.properties = rest.ownProperties
        return unit
    }

    /// A segment of what a variant says; what the unit does not say of itself it learns from its first variant that does.
    func segment(
        _ language: LanguageTag, tag: String, _ text: String, _ tags: [InlineTag], _ unit: inout TMXFacts
    ) -> MemorySegment {
        var rest = self
        var segment = MemorySegment(language, text, tags: tags)
        segment.previous = rest.take("x-previous", "x-context-pre")
        segment.next = rest.take("x-next", "x-context-post")
        var properties = rest.ownProperties
        if tag != language.rawTag { properties.insert(MemoryProperty(Self.languageProperty, tag), at: 0) }
        segment.properties = properties
        unit.created = unit.created ?? created
        unit.author = unit.author ?? author
        unit.changed = unit.changed ?? changed
        unit.changedBy = unit.changedBy ?? changedBy
        if let document = rest.properties["x-document"], unit.properties["x-document"] == nil {
            unit.properties.append(MemoryProperty("x-document", document))
        }
        return segment
    }
}
