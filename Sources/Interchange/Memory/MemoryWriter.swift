import DataFile
import Terminology

/// Writes units in a format, one after the other: each occurrence that a memory has of a unit is a unit of the file.
///
/// ```swift
/// var writer = MemoryWriter(.tmx)
/// try writer.begin { try file.write($0) }
/// try writer.write(unit) { try file.write($0) }
/// try writer.end { try file.write($0) }
/// ```
public struct MemoryWriter: Sendable {
    /// A format that holds all that a memory knows.
    public enum Format: String, Sendable, CaseIterable { case tmx, tsv, jsonl }

    /// How units are written.
    public struct Options: Sendable {
        public var tool = "tripo-term"
        public var toolVersion = ""
        /// When the file was made; nil leaves it out.
        public var created: Timestamp?
        /// The columns of a table.
        public var languages = LanguageTag.allCases

        public init() {}
    }

    public private(set) var units = 0
    /// Characters that the format cannot hold (controls in XML): U+FFFD stands in their place.
    public var charactersReplaced: Int { buffer.charactersReplaced }

    private let format: Format
    private let options: Options
    private var buffer = ByteBuffer()

    /// Bytes that are gathered before they are handed on.
    private static let pieceSize = 1 << 16

    public init(_ format: Format, options: Options = Options()) { (self.format, self.options) = (format, options) }

    /// Writes what stands before the units.
    public mutating func begin<Failure>(_ sink: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        switch format {
        case .tmx: buffer.appendTMXHead(options)
        case .tsv: buffer.appendTableHead(options.languages)
        case .jsonl: break
        }
        try flush(sink)
    }

    /// Writes a unit.
    ///
    /// - Complexity: O(*n*) in its bytes.
    public mutating func write<Failure>(
        _ unit: MemoryUnit, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        units += 1
        switch format {
        case .tmx: buffer.appendTMX(unit)
        case .tsv: buffer.appendRow(unit, options.languages)
        case .jsonl:
            unit.json.append(to: &buffer.bytes)
            buffer.append("\n")
        }
        if buffer.bytes.count >= Self.pieceSize { try flush(sink) }
    }

    /// Writes what stands after the units.
    public mutating func end<Failure>(_ sink: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        if format == .tmx { buffer.append("  </body>\n</tmx>\n") }
        try flush(sink)
    }

    private mutating func flush<Failure>(_ sink: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        guard !buffer.bytes.isEmpty else { return }
        try sink(buffer.bytes)
        buffer.bytes.removeAll(keepingCapacity: true)
    }
}
