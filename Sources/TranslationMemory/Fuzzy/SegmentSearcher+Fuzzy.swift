extension SegmentSearcher {
    /// The segments that are nearest to a query: best ratio first, then the newest.
    ///
    /// Nothing is missed: what is left out has been proved to be farther away than the threshold, or than the hits that
    /// are given.
    ///
    /// - Throws: `SegmentIndexError.damaged` where bytes of an index are not those that were written, `unsupported` for
    ///   words without a `WordDivision`.
    /// - Complexity: O(n) in the number of segments of like length, some bytes of each; measured in Benchmarks/README.md.
    public func fuzzyMatches(
        _ query: String, options: FuzzySearchOptions = .init()
    ) throws(SegmentIndexError) -> [FuzzyHit] {
        let bytes = try compared(query)
        switch options.unit {
        case .character: return try matchesByCharacters(bytes, options)
        case .word: return try matchesByWords(bytes, options)
        }
    }

    private func matchesByCharacters(
        _ bytes: [UInt8], _ options: FuzzySearchOptions
    ) throws(SegmentIndexError) -> [FuzzyHit] {
        var scalars: [UInt32] = []
        bytes.span.withUnsafeBufferPointer { UTF8Scalars.append($0, to: &scalars) }
        let query = CharacterQuery(scalars)
        var best = BestHits(options)
        for row in overlay.rows {
            let longer = max(query.count, row.length)
            let limit = best.bound(longerLength: longer)
            guard limit >= abs(query.count - row.length) else { continue }
            let distance = row.compared.span.withUnsafeBufferPointer {
                query.distance(to: $0, length: row.length, limit: limit)
            }
            if let distance { best.add(FuzzyHit(id: row.id, distance: distance, longerLength: longer)) }
        }
        var counter = OccurrenceCounter()
        for (generation, index) in indexes.enumerated().reversed() {
            let symbols = CharacterSymbols(index.options.folding, withTexts: false)
            let scan = SignatureScan(table: index.characters, symbols: scalars.map(symbols.symbol))
            let bound = { best.bound(longerLength: $0) }
            try scan.forEachRow(&counter, bound: bound) { row, length throws(SegmentIndexError) in
                let longer = max(query.count, length)
                let limit = best.bound(longerLength: longer)
                let distance = try index.withComparedForm(row) { text in
                    query.distance(to: text, length: length, limit: limit)
                }
                guard let distance else { return }
                let id = try index.id(row)
                guard try !isHidden(id, of: generation) else { return }
                best.add(FuzzyHit(id: id, distance: distance, longerLength: longer))
            }
        }
        return best.hits
    }

    private func matchesByWords(
        _ bytes: [UInt8], _ options: FuzzySearchOptions
    ) throws(SegmentIndexError) -> [FuzzyHit] {
        guard let division = overlay.options.wordDivision else { throw .unsupported }
        let query = try WordQuery(bytes, division)
        var best = BestHits(options)
        for row in overlay.rows {
            let longer = max(query.count, row.words.count)
            let limit = best.bound(longerLength: longer)
            guard limit >= abs(query.count - row.words.count) else { continue }
            let distance = try row.compared.span.withUnsafeBufferPointer { text throws(SegmentIndexError) in
                try query.distance(to: text, limit: limit)
            }
            if let distance { best.add(FuzzyHit(id: row.id, distance: distance, longerLength: longer)) }
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
                guard try !isHidden(id, of: generation) else { return }
                best.add(FuzzyHit(id: id, distance: distance, longerLength: longer))
            }
        }
        return best.hits
    }
}
