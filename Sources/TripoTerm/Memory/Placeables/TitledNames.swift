import Glossary
import Lookup
import Terminology

/// Finds persons that are named beside a title, as in `SG OU` and `欧秘书长`: a surname alone is no term of the glossary; for one thread.
final class TitledNames {
    /// A name beside a title.
    struct Name {
        var span: TextSpan
        /// The persons that it may be, ascending; empty where the glossary knows none.
        var persons: [ConceptReference]
        /// Whether it is a name without doubt. What stands before a title in Han characters or Hangul may be anything.
        var isSure: Bool
    }

    private let searcher: Searcher
    private let day: CalendarDate
    private var known: [String: [ConceptReference]] = [:]

    /// Characters of a name that is written without spaces, and words of one that is not.
    private static let longest = 4
    private static let mostWords = 2
    /// What many texts ask for is looked up once.
    private static let mostKnown = 4096

    init(_ searcher: Searcher, on day: CalendarDate) { (self.searcher, self.day) = (searcher, day) }

    /// - Parameter terms: what was recognized in the text.
    /// - Complexity: O(n) in the text, and some searches for each title.
    func names(in text: String, _ terms: [RecognizedTerm]) -> [Name] {
        let titles = terms.filter { term in term.concepts.contains { $0.kind == .role } }
        guard !titles.isEmpty else { return [] }
        let bytes = Array(text.utf8)
        return titles.compactMap { title in
            let piece = { String(decoding: bytes[$0], as: UTF8.self) }
            // What is recognized as something else is no name.
            let before = terms.map(\.span.end).filter { $0 <= title.span.start }.max() ?? 0
            let after = terms.map(\.span.start).filter { $0 >= title.span.end }.min() ?? bytes.count
            let written = piece(title.span.range)
            if title.span.end < after, let name = nameBehind(written, piece(title.span.end..<after), title.span.end) {
                return name
            }
            return before < title.span.start
                ? nameBefore(written, piece(before..<title.span.start), title.span.start) : nil
        }
    }

    // MARK: Latin letters

    private func nameBehind(_ title: String, _ text: String, _ start: Int) -> Name? {
        guard text.first == " ", title.unicodeScalars.last.map({ !$0.isUnspacedName }) == true else { return nil }
        var words: [Substring] = []
        for word in text.dropFirst().split(separator: " ", maxSplits: Self.mostWords, omittingEmptySubsequences: false)
        {
            let name = word.prefix { $0.isLetter || $0 == "-" || $0 == "’" || $0 == "'" }
            guard let first = name.first, first.isUppercase, words.count < Self.mostWords else { break }
            words.append(name.hasSuffix("’s") || name.hasSuffix("'s") ? name.dropLast(2) : name)
            if name.endIndex != word.endIndex { break }
        }
        guard !words.isEmpty else { return nil }
        for count in (1...words.count).reversed() {
            let name = words.prefix(count).joined(separator: " ")
            let persons = persons(title + " " + name)
            // Of a name that nobody has, the first word is the surname or all of it.
            guard !persons.isEmpty || count == 1 else { continue }
            return Name(
                span: TextSpan(start + 1, start + 1 + name.utf8.count), persons: persons, isSure: true)
        }
        return nil
    }

    // MARK: Han characters, kana and Hangul

    private func nameBefore(_ title: String, _ text: String, _ end: Int) -> Name? {
        let isSpaced = text.last == " "
        let run = (isSpaced ? text.dropLast() : text[...]).reversed().prefix { character in
            character.unicodeScalars.allSatisfy(\.isUnspacedName)
        }.reversed()
        let characters = Array(run)
        guard let last = characters.last, title.unicodeScalars.first?.isUnspacedName == true,
            !isSpaced || last.unicodeScalars.allSatisfy(\.isHangul)
        else { return nil }
        let nameEnd = end - (isSpaced ? 1 : 0)
        func name(_ count: Int, _ persons: [ConceptReference], isSure: Bool) -> Name {
            let bytes = String(characters.suffix(count)).utf8.count
            return Name(span: TextSpan(nameEnd - bytes, nameEnd), persons: persons, isSure: isSure)
        }
        for count in (1...min(Self.longest, characters.count)).reversed() {
            let persons = persons(String(characters.suffix(count)) + (isSpaced ? " " : "") + title)
            if !persons.isEmpty { return name(count, persons, isSure: true) }
        }
        // Without a space before it, nobody can say where a name begins that is not known.
        guard characters.count <= Self.longest else { return nil }
        return name(characters.count, [], isSure: false)
    }

    /// Those who have the title and whose name may be meant.
    private func persons(_ titled: String) -> [ConceptReference] {
        if let persons = known[titled] { return persons }
        var options = LookupOptions(on: day)
        options.kinds = [.person]
        options.matches = [.exact, .normalized, .reading, .prefix]
        let results = (try? searcher.search(titled, options).results) ?? []
        let persons = Set(results.filter { $0.match.role != nil }.map(\.concept)).sorted()
        if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
        known[titled] = persons
        return persons
    }
}

extension Unicode.Scalar {
    fileprivate var isHangul: Bool { (0xAC00...0xD7A3).contains(value) }

    /// Han characters, katakana and Hangul, in which names stand that no space divides from what follows. Hiragana end a name.
    fileprivate var isUnspacedName: Bool {
        isHangul || properties.isIdeographic || (0x30A1...0x30FC).contains(value)
    }
}

@available(*, unavailable)
extension TitledNames: Sendable {}
