import Terminology
import TranslationMemory

extension MemorySearcher {
    /// Segments that are as near as is asked for only when they have the names of the query.
    ///
    /// How near they are is not known before their names are replaced, so that farther ones are looked at; not where there is
    /// something as good already, or the query has no names.
    func renamed(
        _ asked: Asked, _ found: [MemoryMatch], _ known: Set<Int64>, _ segments: SearchableSegments, _ number: Int,
        _ language: LanguageTag, _ options: MemorySearchOptions
    ) throws(SegmentIndexError) -> [MemoryMatch] {
        guard !found.contains(where: { $0.score >= Self.bestInexact }), options.threshold <= Self.bestInexact,
            asked.hasNames(language, replacer)
        else { return [] }
        let least = min(options.threshold, Self.leastRenamed)
        let hits = try hits(
            asked, segments, least, known.count + Self.mostRenamed, number, language, options)
        let others = hits.filter { !known.contains($0.id) }.prefix(Self.mostRenamed)
        return try matches(asked, Array(others), number, language, options, leastSimilar: least)
            .filter { $0.tier == .placeables }
    }

    /// Percent. A rough number: names are seldom half of a sentence.
    private static let leastRenamed = 50
    /// Segments whose names are replaced to see how near they come, the nearest as they are written: each is read for names, in all
    /// languages that are wanted. One that is farther away is not offered, though with its names replaced it might be the nearest; of 10,000
    /// segments of a job one came into another band by this.
    private static let mostRenamed = 16
}
