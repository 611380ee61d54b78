import Glossary
import Normalization
import Terminology

extension Searcher {
    /// Queries shorter than this are not looked for within terms.
    private static let shortestWord = (letters: 3, syllables: 2)
    /// Keys that are looked at for each result, so that a common word costs no more than a rare one.
    private static let keysPerResult = 20

    /// Terms that begin with the query, or hold it as a word.
    func partialHits(_ key: [UInt8], _ readings: [QueryKey], into hits: inout HitList) throws {
        let length = Self.scalarCount(key)
        if hits.options.matches.contains(.prefix) {
            try prefixHits(key, length: length, system: nil, into: &hits)
            for reading in readings {
                // A key of a reading has the system's prefix, which is no part of its length.
                let own = reading.utf8.first.map { $0 < 0x20 ? 1 : 0 } ?? 0
                let spelled = Self.scalarCount(reading.utf8) - own
                if spelled >= 2 { try prefixHits(reading.utf8, length: spelled, system: reading.system, into: &hits) }
            }
        }
        if hits.options.matches.contains(.word) { try wordHits(key, length: length, into: &hits) }
    }

    private func prefixHits(_ key: [UInt8], length: Int, system: String?, into hits: inout HitList) throws {
        let range = try index.keys.range(ofPrefix: key)
        for entry in try index.keys.shortest(in: range, limit: hits.limit * 2) {
            let own = entry.utf8.first.map { $0 < 0x20 ? 1 : 0 } ?? 0
            let score = MatchScores.part(length, of: Self.scalarCount(entry.utf8) - own)
            for posting in entry.postings {
                try hits.add(
                    try index.head(posting.term), .prefix, score, system: system,
                    isComputed: system != nil && posting.isSecondary)
            }
        }
    }

    private func wordHits(_ key: [UInt8], length: Int, into hits: inout HitList) throws {
        let isSyllabic = key.contains { $0 >= 0xE0 }
        guard length >= (isSyllabic ? Self.shortestWord.syllables : Self.shortestWord.letters) else { return }
        var left = hits.limit * Self.keysPerResult
        var found: [(KeyPosting, MatchScore)] = []
        try index.keys.forEach(containing: key, in: try index.keys.mainKeys()) { entry throws(IndexError) in
            left -= 1
            let score = MatchScores.part(length, of: Self.scalarCount(entry.utf8))
            for posting in entry.postings where !posting.isSecondary { found.append((posting, score)) }
            return left > 0
        }
        for (posting, score) in found {
            let term = try index.head(posting.term)
            if try isSyllabic || holdsWord(key, in: term.text.text) { try hits.add(term, .word, score) }
        }
    }

    /// Whether a term holds a key as whole words.
    func holdsWord(_ key: [UInt8], in text: String) throws -> Bool {
        let whole = try folder.key(of: text)
        let utf8 = Array(text.utf8)
        func isLetter(_ offset: Int) -> Bool {
            guard utf8.indices.contains(offset) else { return false }
            let byte = utf8[offset] | 0x20
            return byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(utf8[offset])
        }
        guard whole.utf8.count >= key.count else { return false }
        for start in 0...whole.utf8.count - key.count
        where whole.utf8[start..<start + key.count].elementsEqual(key) {
            let span = whole.sourceSpan(of: start..<start + key.count)
            if !(isLetter(span.start - 1) && isLetter(span.start)) && !(isLetter(span.end - 1) && isLetter(span.end)) {
                return true
            }
        }
        return false
    }

    /// Terms that are some letters away.
    func fuzzyHits(_ key: [UInt8], scripts: ScriptSet, _ readings: [QueryKey], into hits: inout HitList) throws {
        let length = Self.scalarCount(key)
        try fuzzyHits(
            key, fixed: 0, length: length, limit: EditBound.edits(length: length, scripts: scripts), system: nil,
            into: &hits)
        // Nearly every word is an edit away from the initials of some name.
        for reading in readings where !reading.isInitials && reading.utf8.first.map({ $0 < 0x20 }) ?? false {
            let spelled = Self.scalarCount(reading.utf8) - 1
            try fuzzyHits(
                reading.utf8, fixed: 1, length: spelled,
                limit: EditBound.edits(length: spelled, scripts: ScriptSet(.latin)), system: reading.system,
                into: &hits)
        }
    }

    /// The nearest names for a query that is no name.
    func suggestions(_ key: [UInt8], into hits: inout HitList) throws {
        let length = Self.scalarCount(key)
        try fuzzyHits(
            key, fixed: 0, length: length, limit: EditBound.suggestionEdits(length: length), system: nil, into: &hits)
    }

    private func fuzzyHits(
        _ key: [UInt8], fixed: Int, length: Int, limit: Int, system: String?, into hits: inout HitList
    ) throws {
        guard limit > 0 else { return }
        var found: [FuzzyKeySearch.Hit] = []
        // The nearest are enough: a farther round only where the nearer found nothing.
        for distance in 1...limit where found.isEmpty {
            try fuzzy.search(key, limit: distance, fixedCount: fixed) { hit in found.append(hit) }
            // A main key may be near the key of a reading; those have systems of their own.
        }
        for hit in found {
            let score = MatchScores.fuzzy(distance: hit.distance, longer: max(length, hit.length - fixed))
            for posting in hit.postings {
                try hits.add(
                    try index.head(posting.term), .fuzzy, score, system: system,
                    isComputed: system != nil && posting.isSecondary, distance: hit.distance)
            }
        }
    }

    private static func scalarCount(_ utf8: [UInt8]) -> Int { utf8.count { $0 & 0xC0 != 0x80 } }
}
