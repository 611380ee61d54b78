import Glossary
import ICU
import Normalization
import Terminology

/// Answers queries from an index; one object for each thread.
public final class Searcher {
    public let index: GlossaryIndex
    public let folder: KeyFolder
    var fuzzy: FuzzyKeySearch
    private var scratch: [UInt8] = []

    public init(_ index: GlossaryIndex) throws(LookupError) {
        self.index = index
        do {
            folder = KeyFolder(try index.rules())
        } catch {
            throw .index(error)
        }
        fuzzy = FuzzyKeySearch(index.keys)
    }

    /// The concepts that a query means, best first.
    ///
    /// The kinds of match are tried from the best on; a worse kind is only tried where the better gave nothing, or nothing but
    /// names that begin so by their sound.
    ///
    /// - Throws: `LookupError` for a query of nothing but space, one that is too long, and a damaged index.
    /// - Complexity: O(log n) in the number of keys where the query is a term; see `FuzzyKeySearch` for the rest.
    public func search(_ query: String, _ options: LookupOptions) throws(LookupError) -> LookupOutcome {
        let query = Self.trimmed(query)
        guard !query.isEmpty else { throw .emptyQuery }
        guard query.utf8.count <= Self.maximumQueryLength else { throw .longQuery(bytes: query.utf8.count) }
        do {
            return try find(query, options)
        } catch let error as LookupError {
            throw error
        } catch let error as IndexError {
            throw .index(error)
        } catch {
            throw .icu("\(error)")
        }
    }

    /// Bytes. No term is as long as this.
    public static let maximumQueryLength = 4096

    private static func trimmed(_ query: String) -> String {
        // Beyond U+3000 there is no white space: most queries need no closer look.
        guard let first = query.unicodeScalars.first, let last = query.unicodeScalars.last,
            canBeSpace(first) || canBeSpace(last)
        else { return query }
        var rest = Substring(query)
        while let character = rest.first, character.isWhitespace { rest.removeFirst() }
        while let character = rest.last, character.isWhitespace { rest.removeLast() }
        return String(rest)
    }

    private static func canBeSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || (0x80...0x3000).contains(scalar.value)
    }

    private func find(_ query: String, _ options: LookupOptions) throws -> LookupOutcome {
        var hits = HitList(index: index, options: options)
        let scripts = try folder.key(of: query, into: &scratch)
        // Nothing but characters that fold to nothing.
        guard !scratch.isEmpty else { throw LookupError.emptyQuery }
        let key = scratch
        try exactHits(query, key: key, into: &hits)
        var readings: [QueryKey] = []
        // Opening the rules of a Latin spelling costs more than all else; they are not asked where there is an answer.
        if hits.isEmpty || !scripts.contains(.latin) {
            readings = try folder.queryReadings(of: query, scripts: scripts)
            if options.matches.contains(.reading) { try readingHits(readings, into: &hits) }
        }
        var outcome = LookupOutcome()
        if hits.isEmpty { try titledHits(query, into: &hits) }
        if hits.isEmpty { try partialHits(key, readings, into: &hits) }
        if options.matches.contains(.fuzzy) {
            if hits.isEmpty {
                try fuzzyHits(key, scripts: scripts, readings, into: &hits)
            } else if hits.isOnlyBySound {
                try fuzzyHits(key, scripts: scripts, [], into: &hits)
            }
        }
        if hits.isEmpty {
            var nearest = HitList(index: index, options: options)
            nearest.limit = min(options.limit, Self.maximumSuggestions)
            try suggestions(key, into: &nearest)
            outcome.suggestions = try nearest.ranked()
        } else {
            outcome.results = try hits.ranked()
        }
        return outcome
    }

    private static let maximumSuggestions = 5

    private func exactHits(_ query: String, key: [UInt8], into hits: inout HitList) throws {
        let place = try key.withUnsafeBufferPointer { try index.keys.find($0) }
        guard let postings = place.postings else { return }
        for posting in postings {
            let term = try index.head(posting.term)
            let isExact = !posting.isSecondary && term.hasText(query)
            if isExact {
                try hits.add(term, .exact, MatchScores.exact)
            } else {
                let score = posting.isSecondary ? MatchScores.turned : MatchScores.normalized
                try hits.add(term, .normalized, score)
            }
        }
    }

    private func readingHits(_ readings: [QueryKey], into hits: inout HitList) throws {
        for reading in readings {
            let place = try reading.utf8.withUnsafeBufferPointer { try index.keys.find($0) }
            guard let postings = place.postings else { continue }
            for posting in postings {
                let score = posting.isSecondary ? MatchScores.computedReading : MatchScores.givenReading
                try hits.add(
                    try index.head(posting.term), .reading, score, system: reading.system,
                    isComputed: posting.isSecondary)
            }
        }
    }
}

@available(*, unavailable)
extension Searcher: Sendable {}

/// Why a query has no answer.
public enum LookupError: Error, Hashable, Sendable {
    case emptyQuery
    case longQuery(bytes: Int)
    /// The index cannot be read; it is to be made again.
    case index(IndexError)
    case icu(String)

    /// Of what a room below throws.
    public init(_ error: any Error) {
        self =
            switch error {
            case let error as LookupError: error
            case let error as IndexError: .index(error)
            default: .icu("\(error)")
            }
    }
}
