import Terminology

/// A file of cells with tabs between, such as a list of words.
///
/// Lines that are blank, or that begin with `#`, say nothing. A pipe will do for a file, and any charset that documents can have.
public struct TableFile: Sendable, Hashable {
    public struct Row: Sendable, Hashable {
        /// From 1.
        public var line: Int
        public var cells: [Cell]
    }

    public struct Cell: Sendable, Hashable {
        /// Without white space at its ends.
        public var text: String
        /// Where the cell begins in its line, from 1, in Unicode scalars.
        public var column: Int
    }

    public let path: String
    public private(set) var rows: [Row] = []

    /// Reads a file.
    ///
    /// - Throws: `file.missing`, `file.unreadable`, or a code that begins with `document.`.
    public init(at path: String) throws(Diagnostic) {
        try self.init(of: DocumentFile.contents(of: path, limit: DocumentLimits().bytes), path: path)
    }

    /// Reads bytes that are at hand; `path` is what problems name.
    ///
    /// - Complexity: O(*n*) in the bytes.
    public init(of bytes: [UInt8], path: String) throws(Diagnostic) {
        self.path = path
        let text = try TextDecoder(path: path).text(of: bytes)
        for line in LineScanner(text.bytes) {
            let bytes = text.bytes[line.range]
            guard bytes.first != UInt8(ascii: "#") else { continue }
            let cells = Self.cells(of: bytes)
            if cells.contains(where: { !$0.text.isEmpty }) { rows.append(Row(line: line.number, cells: cells)) }
        }
    }

    private static func cells(of line: ArraySlice<UInt8>) -> [Cell] {
        var cells: [Cell] = []
        var column = 1
        for part in line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false) {
            let text = String(decoding: part, as: UTF8.self)
            let scalars = text.unicodeScalars
            let head = scalars.prefix { $0.properties.isWhitespace }
            let rest = scalars[head.endIndex...]
            let tail = rest.reversed().prefix { $0.properties.isWhitespace }.count
            cells.append(Cell(text: String(rest.dropLast(tail)), column: column + head.count))
            column += scalars.count + 1
        }
        return cells
    }
}
