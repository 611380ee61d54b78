/// A text for some of the languages, in the order of these.
///
/// A sorted list and not a dictionary: there are five languages at most, and reading one from an index is then a copy.
public struct LanguageForms: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    private struct Entry: Sendable, Hashable {
        var language: LanguageTag
        var text: String
    }

    private var entries: [Entry] = []

    public init() {}

    public init(dictionaryLiteral elements: (LanguageTag, String)...) {
        for (language, text) in elements { self[language] = text }
    }

    /// The text for a language, or nil.
    public subscript(language: LanguageTag) -> String? {
        get { entries.first { $0.language == language }?.text }
        set {
            let place = entries.firstIndex { $0.language >= language } ?? entries.count
            let isThere = place < entries.count && entries[place].language == language
            switch (newValue, isThere) {
            case (let text?, true): entries[place].text = text
            case (let text?, false): entries.insert(Entry(language: language, text: text), at: place)
            case (nil, true): entries.remove(at: place)
            case (nil, false): break
            }
        }
    }
}

extension LanguageForms: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { entries.count }
    public subscript(place: Int) -> (key: LanguageTag, value: String) { (entries[place].language, entries[place].text) }
}
