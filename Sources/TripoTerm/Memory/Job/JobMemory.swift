import Terminology
import TranslationMemory

/// The segments of a job that came before, to be searched for like ones.
///
/// New segments are searched one by one; when they are many they become an index in memory, and indexes of like size become one:
/// so each segment is indexed O(log n) times.
struct JobMemory {
    private var texts: [String] = []
    private var indexes: [(start: Int, index: SegmentIndex)] = []
    private var overlay: SegmentOverlay
    private let forms: SegmentForms
    private var known: Set<[Unicode.Scalar]> = []

    /// Segments that are searched one by one.
    private static let fewest = 512

    init() throws(SegmentIndexError) {
        overlay = try SegmentOverlay()
        do { forms = try SegmentForms() } catch { throw .unsearchable }
    }

    /// Whether this is the first text of its kind; texts that are equal for the memory's search are one.
    mutating func isFirst(_ text: String) -> Bool { known.insert(forms.form(text)).inserted }

    /// The whole percent by which the text is like the likest of those that were added, 100 for one that is equal; then adds it.
    ///
    /// - Returns: Nil where none is like it by the threshold.
    mutating func percent(_ text: String, threshold: Int) throws(SegmentIndexError) -> Int? {
        let best = try SegmentSearcher(indexes: indexes.map(\.index), overlay: overlay)
            .fuzzyMatches(text, options: FuzzySearchOptions(threshold: threshold, limit: 1)).first
        // What is equal is there already.
        guard best?.distance != 0 else { return 100 }
        try add(text)
        return best.map { min($0.percent, 99) }
    }

    private mutating func add(_ text: String) throws(SegmentIndexError) {
        try overlay.add(IndexedSegment(id: Int64(texts.count), text: text))
        texts.append(text)
        guard overlay.count >= Self.fewest else { return }
        var start = texts.count - overlay.count
        while let last = indexes.last, start - last.start <= texts.count - start {
            start = last.start
            indexes.removeLast()
        }
        let builder = try SegmentIndexBuilder(stamp: SegmentIndexStamp(store: "", change: 0))
        for id in start..<texts.count { try builder.add(IndexedSegment(id: Int64(id), text: texts[id])) }
        indexes.append((start, try builder.index()))
        overlay = try SegmentOverlay()
    }
}
