/// Counts what a search of one index finds, and keeps the newest.
struct RowTally {
    /// Whether something that came later may hide a row.
    let mayHide: Bool
    private let searcher: SegmentSearcher
    private let generation: Int
    var newest: NewestSegments
    var hits = 0
    var segments = 0

    init(_ searcher: SegmentSearcher, _ generation: Int, _ newest: NewestSegments) throws(SegmentIndexError) {
        (self.searcher, self.generation, self.newest) = (searcher, generation, newest)
        mayHide = try searcher.mayHide(generation)
    }

    /// Takes a row that has the piece so often.
    @inline(__always)
    mutating func add(_ row: Int, _ count: Int, of index: borrowing SegmentIndex) throws(SegmentIndexError) {
        let id = try index.id(row)
        if mayHide, try searcher.isHidden(id, of: generation) { return }
        hits += count
        segments += 1
        newest.add(.init(id: id, generation: generation, row: row), id: id)
    }

    /// Takes what is known of a piece without looking at all rows: how often it occurs is written in the index, and the newest rows
    /// that have it are found from the newest on.
    ///
    /// - Returns: false where it cannot, or would cost more than to look at all rows; then nothing was taken.
    mutating func addKnown(
        _ search: inout some RowSearch, of index: borrowing SegmentIndex
    ) throws(SegmentIndexError) -> Bool {
        guard !mayHide, let known = try search.known(in: index) else { return false }
        var rows: [Int] = []
        // A row out of order costs about fifty times what one in order does; and they may not be spread evenly.
        let most = min(index.count, index.count / 50 + 256)
        let wanted = min(newest.wanted, known.segments)
        guard wanted * index.count * 2 <= known.segments * most else { return false }
        var age = 0
        while rows.count < wanted {
            guard age < most else { return false }
            let row = try index.row(byAge: age)
            if try search.count(in: row, of: index) > 0 { rows.append(row) }
            age += 1
        }
        hits += known.hits
        segments += known.segments
        for row in rows {
            let id = try index.id(row)
            newest.add(.init(id: id, generation: generation, row: row), id: id)
        }
        return true
    }
}
