import Terminology

/// Writes aligned texts in a format, piece by piece.
///
/// ```swift
/// var options = WritingOptions()
/// options.source = 0
/// let writer = try AlignmentWriter(texts, as: .tmx, options: options)
/// let report = try writer.write { bytes in try file.write(bytes) }
/// ```
public struct AlignmentWriter: Sendable {
    /// Bytes that are gathered before they are handed on: enough that a write to a file costs little.
    private static let pieceSize = 1 << 16

    private let content: WritingContent
    private let format: AlignmentFormat

    /// - Throws: `WritingError` where the alignment does not fit its texts or the options do not fit both.
    /// - Complexity: O(n) in the segments.
    public init(
        _ texts: AlignedTexts, as format: AlignmentFormat, options: WritingOptions = WritingOptions()
    ) throws(WritingError) {
        try Self.check(texts)
        let columns = texts.texts.indices
        if let source = options.source, !columns.contains(source) { throw .noSuchColumn(source) }
        var pair = options.pair
        if pair == nil, format == .xliff {
            let first = options.source ?? 0
            guard let second = columns.first(where: { $0 != first }) else { throw .needsTwoColumns }
            pair = ColumnPair(first, second)
        }
        guard let pair else {
            content = WritingContent(texts, options)
            self.format = format
            return
        }
        for column in [pair.first, pair.second] where !columns.contains(column) { throw .noSuchColumn(column) }
        if pair.first == pair.second { throw .needsTwoColumns }
        // Columns that a pair leaves out no longer count: the source is then the first of the pair.
        var options = options
        options.source = options.source.map { $0 == pair.second ? 1 : 0 }
        options.pair = ColumnPair(0, 1)
        // XLIFF keeps the unit and divides it into its beads.
        let selected = format == .xliff ? texts.selecting(pair) : texts.projected(to: pair)
        content = WritingContent(selected, options)
        self.format = format
    }

    /// Writes everything, in pieces of about 64 KiB.
    ///
    /// - Parameter sink: Takes the next bytes of the file, UTF-8; what it throws ends the writing.
    /// - Returns: What was written, left out and replaced.
    /// - Complexity: O(n) in the bytes; no more of them are held than a piece and a unit.
    public func write<Failure: Error>(to sink: ([UInt8]) throws(Failure) -> Void) throws(Failure) -> WritingReport {
        var renderer = makeRenderer()
        var output = ByteBuffer()
        var bytes = 0
        renderer.begin(&output)
        for unit in content.units.indices {
            renderer.write(unit, to: &output)
            if output.bytes.count >= Self.pieceSize {
                bytes += output.bytes.count
                try sink(output.bytes)
                output.bytes.removeAll(keepingCapacity: true)
            }
        }
        renderer.end(&output)
        bytes += output.bytes.count
        if !output.bytes.isEmpty { try sink(output.bytes) }
        var report = WritingReport()
        report.unitsLeftOut = renderer.unitsLeftOut
        report.unitsWritten = content.units.count - renderer.unitsLeftOut
        report.charactersReplaced = output.charactersReplaced
        report.bytes = bytes
        return report
    }

    private func makeRenderer() -> any AlignmentRenderer {
        switch format {
        case .tmx: TMXRenderer(content)
        case .xliff: XLIFFRenderer(content)
        case .tsv: TSVRenderer(content)
        case .json: JSONLinesRenderer(content)
        case .html: PageRenderer(content)
        case .beads: BeadsRenderer(content)
        }
    }

    private static func check(_ texts: AlignedTexts) throws(WritingError) {
        let counts = texts.texts.map(\.segments.count)
        guard counts.count == texts.alignment.columns, !counts.isEmpty else {
            throw .textsDoNotMatchColumns(texts: counts.count, columns: texts.alignment.columns)
        }
        for (number, unit) in texts.alignment.units.enumerated() {
            guard unit.segments.count == counts.count else { throw .unitWithoutColumns(unit: number) }
            for (column, segments) in unit.segments.enumerated() {
                for segment in segments where !(0..<counts[column]).contains(segment) {
                    throw .noSuchSegment(unit: number, column: column, segment: segment)
                }
            }
            for link in unit.links {
                for (column, segment) in [(link.firstColumn, link.first), (link.secondColumn, link.second)] {
                    guard counts.indices.contains(column) else { throw .noSuchColumn(column) }
                    guard unit.segments[column].contains(segment) else {
                        throw .noSuchSegment(unit: number, column: column, segment: segment)
                    }
                }
            }
        }
    }
}
