extension SegmentSearcher {
    /// The segments that are nearest to a query: best ratio first, then the newest.
    ///
    /// Nothing is missed: what is left out has been proved to be farther away than the threshold, or than the hits that
    /// are given.
    ///
    /// - Parameter isMeant: asked only of segments that are near enough; those that it denies do not count.
    /// - Throws: `SegmentIndexError.damaged` where bytes of an index are not those that were written, `unsupported` for
    ///   words without a `WordDivision`.
    /// - Complexity: O(n) in the number of segments of like length, some bytes of each; measured in Benchmarks/README.md.
    public func fuzzyMatches(
        _ query: String, options: FuzzySearchOptions = .init(),
        where isMeant: (Int64) throws(SegmentIndexError) -> Bool = { _ in true }
    ) throws(SegmentIndexError) -> [FuzzyHit] {
        let bytes = try compared(query)
        switch options.unit {
        case .character:
            var scalars: [UInt32] = []
            bytes.span.withUnsafeBufferPointer { UTF8Scalars.append($0, to: &scalars) }
            // To prepare a query costs its length, which may be far more than all segments have.
            let none = BestHits(options, threshold: options.threshold)
            guard scalars.count - longestLength <= none.bound(longerLength: scalars.count) else { return [] }
            let query = CharacterQuery(scalars)
            // To look for what is near first costs little where it is not there, and saves much where it is.
            if options.threshold <= Self.low {
                let best = try matchesByCharacters(query, BestHits(options, threshold: Self.near), isMeant)
                if best.isFull { return best.hits }
            }
            return try matchesByCharacters(query, none, isMeant).hits
        case .word:
            return try matchesByWords(bytes, options, isMeant)
        }
    }

    /// Percent. Above this, rows are left out so soon that to look twice saves nothing.
    private static let low = 60
    /// Percent.
    private static let near = 75

    private func matchesByCharacters(
        _ query: CharacterQuery, _ none: BestHits, _ isMeant: (Int64) throws(SegmentIndexError) -> Bool
    ) throws(SegmentIndexError) -> BestHits {
        var best = none
        for row in overlay.rows {
            let longer = max(query.count, row.length)
            let limit = best.bound(longerLength: longer)
            guard limit >= abs(query.count - row.length) else { continue }
            let distance = row.compared.span.withUnsafeBufferPointer {
                query.distance(to: $0, length: row.length, limit: limit)
            }
            guard let distance else { continue }
            let hit = FuzzyHit(id: row.id, distance: distance, longerLength: longer)
            if best.admits(hit), try isMeant(row.id) { best.add(hit) }
        }
        var counter = OccurrenceCounter()
        for (generation, index) in indexes.enumerated().reversed() {
            let symbols = CharacterSymbols(index.options.folding, withTexts: false)
            let scan = SignatureScan(table: index.characters, symbols: query.scalars.map(symbols.symbol))
            let bound = { best.bound(longerLength: $0) }
            try scan.forEachRow(&counter, bound: bound) { row, length throws(SegmentIndexError) in
                let longer = max(query.count, length)
                let limit = best.bound(longerLength: longer)
                let distance = try index.withComparedForm(row) { text in
                    query.distance(to: text, length: length, limit: limit)
                }
                guard let distance else { return }
                let id = try index.id(row)
                let hit = FuzzyHit(id: id, distance: distance, longerLength: longer)
                guard best.admits(hit), try !isHidden(id, of: generation), try isMeant(id) else { return }
                best.add(hit)
            }
        }
        return best
    }

    private func matchesByWords(
        _ bytes: [UInt8], _ options: FuzzySearchOptions, _ isMeant: (Int64) throws(SegmentIndexError) -> Bool
    ) throws(SegmentIndexError) -> [FuzzyHit] {
        guard let division = overlay.options.wordDivision else { throw .unsupported }
        let query = try WordQuery(bytes, division)
        var best = BestHits(options, threshold: options.threshold)
        for row in overlay.rows {
            let longer = max(query.count, row.words.count)
            let limit = best.bound(longerLength: longer)
            guard limit >= abs(query.count - row.words.count) else { continue }
            let distance = try row.compared.span.withUnsafeBufferPointer { text throws(SegmentIndexError) in
                try query.distance(to: text, limit: limit)
            }
            guard let distance else { continue }
            let hit = FuzzyHit(id: row.id, distance: distance, longerLength: longer)
            if best.admits(hit), try isMeant(row.id) { best.add(hit) }
        }
        var counter = OccurrenceCounter()
        for (generation, index) in indexes.enumerated().reversed() {
            guard let table = index.words else { throw .unsupported }
            let scan = SignatureScan(table: table, symbols: query.symbols)
            let bound = { best.bound(longerLength: $0) }
            try scan.forEachRow(&counter, bound: bound) { place, length throws(SegmentIndexError) in
                let row = try index.wordRow(place)
                let longer = max(query.count, length)
                let limit = best.bound(longerLength: longer)
                let distance = try index.withComparedForm(row) { text throws(SegmentIndexError) in
                    try query.distance(to: text, limit: limit)
                }
                guard let distance else { return }
                let id = try index.id(row)
                let hit = FuzzyHit(id: id, distance: distance, longerLength: longer)
                guard best.admits(hit), try !isHidden(id, of: generation), try isMeant(id) else { return }
                best.add(hit)
            }
        }
        return best.hits
    }
}
