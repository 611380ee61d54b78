import Terminology
import TranslationMemory

extension MemorySearcher {
    /// The nearest segments of those units that are meant, and all that are equal.
    func hits(
        _ asked: Asked, _ segments: SearchableSegments, _ threshold: Int, _ limit: Int, _ number: Int,
        _ language: LanguageTag, _ options: MemorySearchOptions
    ) throws(SegmentIndexError) -> [FuzzyHit] {
        var wanted = FuzzySearchOptions(threshold: threshold, limit: limit, unit: options.unit)
        wanted.equalLimit = options.mostEqual
        return try segments.searcher.fuzzyMatches(asked.query.text, options: wanted) { id throws(SegmentIndexError) in
            try isMeant(id, number, language, options)
        }
    }

    /// Whether a segment is of a unit that has a language that is wanted, and that the filter means.
    ///
    /// - Complexity: O(log n) in the units the first time.
    func isMeant(
        _ id: Int64, _ number: Int, _ language: LanguageTag, _ options: MemorySearchOptions
    ) throws(SegmentIndexError) -> Bool {
        let unit = SegmentID(rawValue: id).unit
        do throws(Diagnostic) {
            let languages = try unitLanguages.languages(of: unit, number, readers[number])
            guard !options.targets(of: language, among: languages).isEmpty else { return false }
            guard !options.filter.isEmpty else { return true }
            return try readers[number].unit(unit)?.occurrences.contains(where: options.filter.includes) ?? false
        } catch {
            throw .file(error)
        }
    }
}

/// The languages of units that were asked for; what many queries come upon is read once.
struct UnitLanguages {
    private struct Unit: Hashable {
        var memory: Int
        var number: Int64
    }

    private var known: [Unit: [LanguageTag]] = [:]

    /// Units that are kept: some ten megabytes.
    private static let most = 1 << 17

    mutating func languages(
        of unit: Int64, _ memory: Int, _ reader: MemoryReader
    ) throws(Diagnostic) -> [LanguageTag] {
        let key = Unit(memory: memory, number: unit)
        if let languages = known[key] { return languages }
        let languages = try reader.languages(of: unit)
        if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
        known[key] = languages
        return languages
    }
}

extension MemorySearchOptions {
    /// The languages that are wanted of a unit with some, for a query in one of them.
    func targets(of source: LanguageTag, among languages: [LanguageTag]) -> [LanguageTag] {
        guard !to.isEmpty else { return languages.filter { $0 != source } }
        return to.compactMap { wanted in
            guard wanted != source else { return nil }
            return [wanted, wanted.otherScript].lazy.compactMap { $0 }
                .first { $0 != source && languages.contains($0) }
        }
    }
}
