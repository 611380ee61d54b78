import Normalization

/// The rows of several indexes as those of one, the newest of each id.
struct MergedRows: SegmentRows {
    private let indexes: [SegmentIndex]
    /// The number of an index in the upper half, its row in the lower.
    private var places: [UInt64] = []

    /// - Parameters:
    ///   - indexes: the oldest first.
    ///   - isRemoved: whether an id is to be left out.
    init(_ indexes: [SegmentIndex], isRemoved: (Int64) -> Bool) throws(SegmentIndexError) {
        self.indexes = indexes
        var next = [Int](repeating: 0, count: indexes.count)
        while true {
            var least: (length: Int, id: Int64, generation: Int)?
            for (generation, index) in indexes.enumerated() where next[generation] < index.count {
                let row = next[generation]
                let here = (length: index.length(row), id: try index.id(row), generation: generation)
                if least.map({ (here.length, here.id) < ($0.length, $0.id) }) ?? true { least = here }
            }
            guard let least else { return }
            let row = next[least.generation]
            next[least.generation] += 1
            if isRemoved(least.id) { continue }
            var isHidden = false
            for later in indexes[(least.generation + 1)...] where try later.row(of: least.id) != nil {
                isHidden = true
                break
            }
            if !isHidden { places.append(UInt64(least.generation) << 32 | UInt64(row)) }
        }
    }

    var count: Int { places.count }

    private func place(_ row: Int) -> (index: SegmentIndex, row: Int) {
        (indexes[Int(places[row] >> 32)], Int(places[row] & 0xFFFF_FFFF))
    }

    func id(_ row: Int) throws(SegmentIndexError) -> Int64 {
        let place = place(row)
        return try place.index.id(place.row)
    }

    func length(_ row: Int) -> Int {
        let place = place(row)
        return place.index.length(place.row)
    }

    func isOtherForm(_ row: Int) throws(SegmentIndexError) -> Bool {
        let place = place(row)
        return try place.index.isOtherForm(place.row)
    }

    func withText<Result>(
        _ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(SegmentIndexError) -> Result
    ) throws(SegmentIndexError) -> Result {
        let place = place(row)
        return try place.index.withText(place.row, body)
    }

    func withComparedForm<Result>(
        _ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(SegmentIndexError) -> Result
    ) throws(SegmentIndexError) -> Result {
        let place = place(row)
        return try place.index.withComparedForm(place.row, body)
    }
}

extension SegmentIndex {
    /// Writes one index in the place of several, without what is hidden or removed.
    ///
    /// Texts go from file to file, so that it needs eight bytes and some more of memory for each segment.
    ///
    /// - Parameters:
    ///   - indexes: the oldest first, all with the options of the new one.
    ///   - isRemoved: whether a segment is to be left out.
    /// - Complexity: O(n) in segments and bytes, O(g) in the number of indexes for each segment.
    public static func merge(
        _ indexes: [SegmentIndex], stamp: SegmentIndexStamp, options: SegmentIndexOptions, to path: String,
        isRemoved: (Int64) -> Bool = { _ in false }
    ) throws(SegmentIndexError) {
        let rows = try MergedRows(indexes, isRemoved: isRemoved)
        try SegmentIndexWriter(rows: rows, stamp: stamp, options: options).write(to: path)
    }

    /// The same in memory.
    static func merged(
        _ indexes: [SegmentIndex], stamp: SegmentIndexStamp, options: SegmentIndexOptions,
        isRemoved: (Int64) -> Bool
    ) throws(SegmentIndexError) -> SegmentIndex {
        let rows = try MergedRows(indexes, isRemoved: isRemoved)
        var sections = try SectionFileWriter(nil)
        try SegmentIndexWriter(rows: rows, stamp: stamp, options: options).write(to: &sections)
        return try SegmentIndex(SectionFile(ByteStore(sections.finish())), options: options)
    }

    /// The length of a row's compared form.
    ///
    /// - Complexity: O(log l) in the number of different lengths.
    func length(_ row: Int) -> Int {
        let lengths = characters.lengths
        let place = lengths.partitioningIndex { $0.rows.upperBound > row }
        return place < lengths.count ? lengths[place].length : 0
    }
}
