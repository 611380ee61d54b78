import ICU

/// What was added and removed since the indexes were made: some thousands of segments, searched as they are.
///
/// A value: a searcher keeps the state that it was given. What is added or removed hides the same id in the indexes.
public struct SegmentOverlay: Sendable {
    struct Row: Sendable {
        var id: Int64
        var text: String
        var compared: [UInt8]
        /// Scalars of the compared form.
        var length: Int
        /// Hashes of its words.
        var words: [UInt32]
    }

    let options: SegmentIndexOptions
    private let comparedForm: ComparedForm
    private(set) var rows: [Row] = []
    private var places: [Int64: Int] = [:]
    private var removed: Set<Int64> = []

    /// An overlay without segments.
    ///
    /// - Parameter options: those of the indexes.
    /// - Throws: `SegmentIndexError.unsearchable` where ICU has no data for NFC.
    public init(options: SegmentIndexOptions = .init()) throws(SegmentIndexError) {
        self.options = options
        do { comparedForm = try ComparedForm() } catch { throw .unsearchable }
    }

    /// How many segments were added.
    public var count: Int { rows.count }

    /// Takes a segment, in the place of one with its id.
    ///
    /// - Complexity: O(n) in the text, amortized.
    public mutating func add(_ segment: IndexedSegment) throws(SegmentIndexError) {
        let compared = try segment.text.utf8Span.span.withUnsafeBufferPointer { text throws(SegmentIndexError) in
            do { return try comparedForm.bytes(of: text) } catch { throw .tooLarge(id: segment.id) }
        }
        var words: [UInt32] = []
        let length = try compared.span.withUnsafeBufferPointer { text throws(SegmentIndexError) in
            try options.wordDivision?.divider().forEachWord(of: text) { words.append(WordDivision.symbol(of: $0)) }
            return UTF8Scalars.count(text)
        }
        let row = Row(id: segment.id, text: segment.text, compared: compared, length: length, words: words)
        removed.remove(segment.id)
        if let place = places[segment.id] {
            rows[place] = row
        } else {
            places[segment.id] = rows.count
            rows.append(row)
        }
    }

    /// Forgets a segment, here and in the indexes.
    public mutating func remove(_ id: Int64) {
        removed.insert(id)
        guard let place = places.removeValue(forKey: id) else { return }
        let last = rows.removeLast()
        guard last.id != id else { return }
        rows[place] = last
        places[last.id] = place
    }

    /// Whether an id of an index is not to be seen.
    func hides(_ id: Int64) -> Bool { places[id] != nil || removed.contains(id) }

    func row(of id: Int64) -> Row? { places[id].map { rows[$0] } }

    /// The ids that are no greater and not to be seen.
    func hiddenIDs(upTo greatest: Int64) -> Set<Int64> {
        Set(rows.lazy.map(\.id).filter { $0 <= greatest }).union(removed.lazy.filter { $0 <= greatest })
    }
}
