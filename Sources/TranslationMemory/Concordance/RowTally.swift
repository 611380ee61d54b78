/// Counts what a search of one index finds, and keeps the newest.
struct RowTally {
    /// The rows that something that came later hides, nil where they are many.
    private let hidden: Set<Int>?
    private let searcher: SegmentSearcher
    private let generation: Int
    var newest: NewestSegments
    var hits = 0
    var segments = 0

    init(_ searcher: SegmentSearcher, _ generation: Int, _ newest: NewestSegments) throws(SegmentIndexError) {
        (self.searcher, self.generation, self.newest) = (searcher, generation, newest)
        hidden = try searcher.hiddenRows(of: generation)
    }

    /// Takes a row that has the piece so often.
    @inline(__always)
    mutating func add(_ row: Int, _ count: Int, of index: borrowing SegmentIndex) throws(SegmentIndexError) {
        let id = try index.id(row)
        if let hidden {
            if !hidden.isEmpty, hidden.contains(row) { return }
        } else if try searcher.isHidden(id, of: generation) {
            return
        }
        hits += count
        segments += 1
        newest.add(.init(id: id, generation: generation, row: row), id: id)
    }

    /// To read a row out of order costs as much as to pass over so many that cannot have the piece.
    private static let costOfReading = 40.0

    /// Takes what is known of a piece without looking at all rows: how often it occurs is written in the index, and the newest rows
    /// that have it are found from the newest on.
    ///
    /// - Returns: false where it would cost as much as to look at all rows; then nothing was taken.
    mutating func addKnown(
        _ search: inout some RowSearch, _ candidates: CandidateRows, of index: borrowing SegmentIndex
    ) throws(SegmentIndexError) -> Bool {
        guard let hidden, var known = try search.known(in: index) else { return false }
        for row in hidden where candidates.contains(row) {
            let count = try search.count(in: row, of: index)
            known.hits -= count
            known.segments -= count > 0 ? 1 : 0
        }
        guard known.segments > 0 else { return true }
        let wanted = min(newest.wanted, known.segments)
        let all = Double(index.count)
        let costOfRow = 1 + Self.costOfReading * Double(candidates.count) / all
        // They may not be spread evenly.
        var rest = all * 1.5 + 512
        guard Double(wanted) / Double(known.segments) * all * costOfRow * 2 <= rest else { return false }
        var rows: [Int] = []
        for age in 0..<index.count where rows.count < wanted {
            let row = try index.row(byAge: age)
            rest -= 1
            guard candidates.contains(row), hidden.isEmpty || !hidden.contains(row) else { continue }
            rest -= Self.costOfReading
            guard rest > 0 else { return false }
            if try search.count(in: row, of: index) > 0 { rows.append(row) }
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
