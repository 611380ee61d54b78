import Terminology
import TestSupport

/// Units that are unlike any that a person would write, to go through formats and come back.
struct RandomUnits {
    private var generator: SplitMix64
    /// Whether texts hold what XML cannot.
    private let hasControls: Bool

    init(seed: UInt64, hasControls: Bool) {
        generator = SplitMix64(seed: seed)
        self.hasControls = hasControls
    }

    private static let pieces = [
        "a", "Trade mark", " ", "日本", "특허", "e\u{301}", "\u{E9}", "<", ">", "&", "&amp;", "\"", "'", "\t", "\n", "\r",
        "\r\n",
        "=1", "-", "@", "'=", "]]>", "𠮷", "\u{2028}", "\u{FFFD}", ",", "\\", "{", "\u{A0}", "x-", "note", "tmx:",
    ]

    private mutating func chance(_ denominator: Int) -> Bool { Int.random(in: 0..<denominator, using: &generator) == 0 }

    mutating func text(least: Int = 1) -> String {
        var text = ""
        for _ in 0..<Int.random(in: least...6, using: &generator) {
            text += Self.pieces.randomElement(using: &generator) ?? ""
        }
        if hasControls, chance(10) { text += "\u{1}" }
        return text
    }

    private mutating func maybe() -> String? { chance(2) ? nil : text() }

    private mutating func properties() -> [MemoryProperty] {
        let names = [
            "note", "x-document", "tmx:tuid", "tmx:odd", "x-property:a", "domain", "x-previous", "own", text(),
        ]
        return (0..<(chance(2) ? 0 : 3)).map { _ in
            MemoryProperty(names.randomElement(using: &generator) ?? "", text(least: 0))
        }
    }

    private mutating func tags(in text: String, depth: Int = 0) -> [InlineTag] {
        guard chance(2) else { return [] }
        var offsets = [0, text.utf8.count]
        var offset = 0
        for scalar in text.unicodeScalars {
            offset += String(scalar).utf8.count
            if chance(3) { offsets.append(offset) }
        }
        var open = 0
        var tags: [InlineTag] = []
        for offset in offsets.sorted() {
            let kinds: [InlineTag.Kind] = [.opening, .closing, .isolated, .placeholder, .unknown, .highlight]
            let kind = open > 0 && chance(2) ? .highlightEnd : kinds.randomElement(using: &generator) ?? .placeholder
            var tag = InlineTag(kind, at: offset)
            if kind == .highlight { open += 1 }
            if kind == .highlightEnd { open -= 1 }
            if kind != .highlightEnd { tag.attributes = [MemoryProperty("type", self.text())] }
            if kind != .highlight, kind != .highlightEnd {
                if chance(2) { tag.content.append(.code(self.text())) }
                if depth < 2, chance(3) {
                    let inner = self.text()
                    tag.content.append(.text(inner, tags: self.tags(in: inner, depth: depth + 1), attributes: []))
                }
            }
            tags.append(tag)
        }
        for _ in 0..<open { tags.append(InlineTag(.highlightEnd, at: text.utf8.count)) }
        return tags
    }

    private mutating func moment() -> Timestamp? {
        chance(2)
            ? nil : Timestamp(secondsSince1970: Int.random(in: -60_000_000_000...250_000_000_000, using: &generator))
    }

    mutating func unit() -> MemoryUnit {
        var languages = LanguageTag.allCases.filter { _ in chance(2) }
        if languages.isEmpty { languages = [.korean] }
        var unit = MemoryUnit(
            languages.map { language in
                let text = text() + "."
                return MemorySegment(
                    language, text, tags: tags(in: text), previous: maybe(), next: maybe(), properties: properties())
            })
        unit.source = chance(2) ? languages.first : nil
        (unit.document, unit.author, unit.changedBy) = (maybe(), maybe(), maybe())
        (unit.domain, unit.origin, unit.created, unit.changed) = (maybe(), maybe(), moment(), moment())
        if chance(2) { unit.confidence = Double.random(in: 0...1, using: &generator) }
        unit.properties = properties()
        return unit
    }
}
