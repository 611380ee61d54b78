import Terminology

extension SegmentSearcher {
    /// The segments that have a piece of text, all of them counted, a page of them given.
    ///
    /// - Throws: `SegmentIndexError.damaged` where bytes of an index are not those that were written, `unsupported` for
    ///   folded text where the indexes were made without rules.
    /// - Complexity: O(n) in the number of segments, eight bytes or some more of each, and the texts that have all of its
    ///   characters.
    public func concordance(
        _ query: String, options: ConcordanceOptions = .init()
    ) throws(SegmentIndexError) -> ConcordancePage {
        let query = try ConcordanceQuery(query, isFolded: options.isFolded, folding: overlay.options.folding)
        let (offset, limit) = (max(0, options.offset), max(0, options.limit))
        var newest = NewestSegments(offset.addingReportingOverflow(limit).overflow ? Int.max / 4 : offset + limit)
        var page = ConcordancePage(totalHits: 0, totalSegments: 0, hits: [])
        guard !query.isEmpty else { return page }
        for (place, row) in overlay.rows.enumerated() {
            let text = Array(row.text.utf8)
            let count = try text.span.withUnsafeBufferPointer { text throws(SegmentIndexError) in
                try query.count(in: text)
            }
            guard count > 0 else { continue }
            page.totalHits += count
            page.totalSegments += 1
            newest.add(.init(id: row.id, generation: indexes.count, row: place), id: row.id)
        }
        for (generation, index) in indexes.enumerated().reversed() {
            var tally = try RowTally(self, generation, newest)
            if let folded = query.folded, let folding = index.options.folding {
                var search = try FoldedSearch(query, folded, folding, in: index)
                try index.tally(&search, into: &tally)
            } else {
                var search = try LiteralSearch(query, in: index)
                try index.tally(&search, into: &tally)
            }
            page.totalHits += tally.hits
            page.totalSegments += tally.segments
            newest = tally.newest
        }
        for place in newest.page(after: offset).prefix(limit) {
            let spans: [TextSpan]
            if place.generation == indexes.count {
                let text = Array(overlay.rows[place.row].text.utf8)
                spans = try text.span.withUnsafeBufferPointer { text throws(SegmentIndexError) in
                    try query.spans(in: text)
                }
            } else {
                spans = try indexes[place.generation].withText(place.row) { text throws(SegmentIndexError) in
                    try query.spans(in: text)
                }
            }
            page.hits.append(ConcordanceHit(id: place.id, spans: spans))
        }
        return page
    }
}
