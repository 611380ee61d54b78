import DataFile
import Normalization
import Terminology

/// Writes the sections of an index from rows in order, section by section, so that it holds no texts of its own.
struct SegmentIndexWriter<Rows: SegmentRows> {
    let rows: Rows
    let stamp: SegmentIndexStamp
    let options: SegmentIndexOptions

    /// Writes a file, in the place of one that is there, in one step.
    func write(to path: String) throws(SegmentIndexError) {
        let file = try written(beside: path)
        do throws(Diagnostic) { try file.commit() } catch { throw .file(error) }
    }

    /// Opens an index that has a place on a disk, but no name: it goes with who has it open, however that ends.
    func nameless(beside path: String) throws(SegmentIndexError) -> SegmentIndex {
        let file = try written(beside: path)
        defer { file.abandon() }
        return try SegmentIndex(path: file.pathOfContents, options: options)
    }

    private func written(beside path: String) throws(SegmentIndexError) -> AtomicFile {
        let file: AtomicFile
        do throws(Diagnostic) { file = try AtomicFile(path) } catch { throw .file(error) }
        var sections = try SectionFileWriter(file)
        try write(to: &sections)
        _ = try sections.finish()
        return file
    }

    func write(to file: inout SectionFileWriter) throws(SegmentIndexError) {
        var ids: [Int64] = []
        ids.reserveCapacity(rows.count)
        for row in 0..<rows.count { ids.append(try rows.id(row)) }
        let (least, most) = (ids.min() ?? 0, ids.max() ?? 0)
        let (distance, isBeyond) = most.subtractingReportingOverflow(least)
        let isWide = isBeyond || distance > Int64(UInt32.max)
        try writeSummary(leastID: least, idSize: isWide ? 8 : 4, &file)
        try writeIDs(ids, leastID: least, isWide: isWide, &file)
        try writeTexts(&file)
        try writeOtherForms(&file)
        var frequent = try writeScalarCounts(&file)
        if let folding = options.folding { frequent = try writeFoldedRows(folding, &file) }
        try writeCharacters(frequent, &file)
        if let divide = options.wordDivision { try writeWords(divide, &file) }
    }

    private func writeSummary(leastID: Int64, idSize: UInt64, _ file: inout SectionFileWriter) throws(SegmentIndexError)
    {
        try file.begin(.summary)
        var summary = ByteWriter()
        summary.append(UInt64(rows.count))
        summary.append(UInt64(bitPattern: stamp.change))
        summary.append(UInt64(bitPattern: leastID))
        summary.append(idSize)
        summary.append(options.folding?.identity ?? 0)
        summary.append(stamp.store)
        try file.append(summary.bytes)
    }

    private func writeIDs(
        _ ids: [Int64], leastID: Int64, isWide: Bool, _ file: inout SectionFileWriter
    ) throws(SegmentIndexError) {
        try file.begin(.ids)
        for id in ids {
            let offset = UInt64(bitPattern: id &- leastID)
            if isWide { try file.append(offset) } else { try file.append(UInt32(truncatingIfNeeded: offset)) }
        }
        try file.begin(.rowsByID)
        for row in ids.indices.sorted(by: { ids[$0] < ids[$1] }) { try file.append(UInt32(row)) }
    }

    private func writeTexts(_ file: inout SectionFileWriter) throws(SegmentIndexError) {
        try file.begin(.texts)
        var (bases, offsets): ([UInt64], [UInt32]) = ([], [])
        var offset: UInt64 = 0
        for row in 0..<rows.count {
            if row % SegmentIndex.rowsPerBase == 0 { bases.append(offset) }
            offsets.append(UInt32(truncatingIfNeeded: offset - (bases.last ?? 0)))
            offset += try copyText(row, compared: false, &file)
        }
        try file.begin(.textBases)
        for base in bases { try file.append(base) }
        try file.begin(.textOffsets)
        for offset in offsets { try file.append(offset) }
        // Where the last text ends, from the last base.
        try file.append(UInt32(truncatingIfNeeded: offset - (bases.last ?? 0)))
    }

    private func copyText(
        _ row: Int, compared: Bool, _ file: inout SectionFileWriter
    ) throws(SegmentIndexError) -> UInt64 {
        func write(_ text: UnsafeBufferPointer<UInt8>) throws(SegmentIndexError) -> UInt64 {
            try file.append(UnsafeRawBufferPointer(text))
            return UInt64(text.count)
        }
        return compared ? try rows.withComparedForm(row, write) : try rows.withText(row, write)
    }

    private func writeOtherForms(_ file: inout SectionFileWriter) throws(SegmentIndexError) {
        var bits = [UInt8](repeating: 0, count: (rows.count + 7) / 8)
        var others: [Int] = []
        for row in 0..<rows.count {
            guard try rows.isOtherForm(row) else { continue }
            bits[row / 8] |= 1 << UInt8(row % 8)
            others.append(row)
        }
        guard !others.isEmpty else { return }
        try file.begin(.otherFormTexts)
        var end: UInt64 = 0
        var places: [(row: Int, end: UInt64)] = []
        for row in others {
            end += try copyText(row, compared: true, &file)
            places.append((row, end))
        }
        try file.begin(.otherForms)
        try file.append(bits)
        try file.begin(.otherFormPlaces)
        for place in places {
            try file.append(UInt64(place.row))
            try file.append(place.end)
        }
    }
}
