import ICU
import Normalization

/// Collects the segments of one language and writes the index that searches them.
public final class SegmentIndexBuilder {
    /// Bytes of one text; above it sixteen texts might not be within four bytes of their base.
    static let longestText = 128 << 20
    static let mostRows = Int(Int32.max)

    private let stamp: SegmentIndexStamp
    private let options: SegmentIndexOptions
    private let comparedForm: ComparedForm
    private var rows = HeldRows()

    /// - Throws: `SegmentIndexError.unsearchable` where ICU has no data for NFC.
    public init(stamp: SegmentIndexStamp, options: SegmentIndexOptions = .init()) throws(SegmentIndexError) {
        (self.stamp, self.options) = (stamp, options)
        do { comparedForm = try ComparedForm() } catch { throw .unsearchable }
    }

    /// Takes a segment; the last with an id is the one that counts.
    ///
    /// - Throws: `tooLarge` for a text of more than 128 MiB.
    /// - Complexity: O(n) in the text.
    public func add(_ segment: IndexedSegment) throws(SegmentIndexError) {
        guard segment.text.utf8.count <= Self.longestText, rows.addedCount < Self.mostRows else {
            throw .tooLarge(id: segment.id)
        }
        try segment.text.utf8Span.span.withUnsafeBufferPointer { text throws(SegmentIndexError) in
            var otherForm: [UInt8]?
            do { otherForm = try comparedForm.differing(from: text) } catch { throw .tooLarge(id: segment.id) }
            let length = otherForm?.span.withUnsafeBufferPointer(UTF8Scalars.count) ?? UTF8Scalars.count(text)
            rows.add(segment.id, text, otherForm: otherForm, length: UInt32(length))
        }
    }

    /// Writes the index; the path's file is replaced in one step.
    ///
    /// - Complexity: O(n log n) in the number of segments, O(n) in their bytes.
    public func write(to path: String) throws(SegmentIndexError) {
        rows.sort()
        try SegmentIndexWriter(rows: rows, stamp: stamp, options: options).write(to: path)
    }

    /// The index in a file without a name, on the disk of a directory.
    func namelessIndex(in directory: String) throws(SegmentIndexError) -> SegmentIndex {
        rows.sort()
        return try SegmentIndexWriter(rows: rows, stamp: stamp, options: options)
            .nameless(beside: directory + "/" + IndexDirectory.pieceName)
    }

    /// The index in memory.
    public func index() throws(SegmentIndexError) -> SegmentIndex {
        rows.sort()
        var sections = try SectionFileWriter(nil)
        try SegmentIndexWriter(rows: rows, stamp: stamp, options: options).write(to: &sections)
        return try SegmentIndex(SectionFile(ByteStore(sections.finish())), options: options)
    }
}
