import Glibc
import Interchange
import Terminology

/// A text that is checked: what was read of its file, and where the lines of that begin.
public struct CheckSource: Sendable {
    public let path: String
    public let bytes: [UInt8]
    public private(set) var document: TextDocument
    public private(set) var language: LanguageTag
    /// Characters that mean something to the file's format: a fix that writes them is left to people.
    let reserved: Set<Unicode.Scalar>
    /// Byte offsets of the lines; nil for a file whose places are not those of UTF-8 text.
    fileprivate let lines: [Int]?
    /// Whether it is an archive or a page description rather than text.
    let isPackage: Bool

    /// Whether places of the text can be found in the bytes of the file.
    var isEditable: Bool { lines != nil }

    /// Where the lines of a file begin, as its reader counts them; for one in another charset as nearly all count them.
    static func lineStarts(of source: CheckSource?, _ bytes: [UInt8]) -> [Int] {
        source?.lines ?? lines(of: bytes, .ascii)
    }

    init(_ bytes: [UInt8], path: String, language: String?, _ reader: DocumentReader) throws(Diagnostic) {
        (self.path, self.bytes) = (path, bytes)
        document = try reader.document(of: bytes, path: path)
        // A file without words is clean in any language.
        let isEmpty = document.blocks.isEmpty && language == nil
        self.language = isEmpty ? .english : try LanguageChoice(of: document, given: language).language
        if reader.options.encoding == nil { try GuessedCharset.check(document, bytes, in: self.language) }
        isPackage = bytes.starts(with: Array("PK".utf8)) || bytes.starts(with: Array("%PDF".utf8))
        lines = document.encoding == "UTF-8" && !isPackage ? Self.lines(of: bytes, .unicode) : nil
        reserved = path.hasSuffix(".txt") ? [] : ["<", ">", "&"]
    }

    /// What the texts of a file of translation units have in common.
    init(ofUnits bytes: [UInt8], _ path: String, _ format: MemoryFormat) {
        (self.path, self.bytes, isPackage) = (path, bytes, false)
        (document, language) = (TextDocument(path: path), .english)
        // Charsets that shift by an escape are seven-bit, and so are UTF-8 by their bytes.
        let isUTF8 = !bytes.contains(0x1B) && String(validating: bytes, as: UTF8.self) != nil
        let isXML = format == .tmx || format == .xliff
        // To XML only a line feed ends a line.
        lines = isUTF8 ? Self.lines(of: bytes, isXML ? .lineFeed : .ascii) : nil
        reserved =
            isXML ? ["<", ">", "&"] : format == .csv ? ["\"", ",", ";", "\t", "\r", "\n"] : ["\"", "\\", "\t", "\n"]
    }

    /// The same with a text of the file.
    func with(_ text: TextDocument, _ language: LanguageTag) -> CheckSource {
        var source = self
        (source.document, source.language) = (text, language)
        return source
    }

    /// What ends a line to the reader of a file.
    private enum LineEnds: Int {
        case lineFeed, ascii, unicode
    }

    private static func lines(of bytes: [UInt8], _ ends: LineEnds) -> [Int] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var lines = [bytes.starts(with: mark) ? mark.count : 0]
        bytes.withUnsafeBufferPointer { bytes in
            for (index, byte) in bytes.enumerated() {
                switch byte {
                case 0x0A: lines.append(index + 1)
                case 0x0D where ends != .lineFeed && (index + 1 == bytes.count || bytes[index + 1] != 0x0A):
                    lines.append(index + 1)
                case 0x85 where ends == .unicode && index > 0 && bytes[index - 1] == 0xC2: lines.append(index + 1)
                case 0xA8 where ends == .unicode, 0xA9 where ends == .unicode:
                    if index > 1, bytes[index - 1] == 0x80, bytes[index - 2] == 0xE2 { lines.append(index + 1) }
                default: break
                }
            }
        }
        return lines
    }

    /// Places of the file as bytes; those asked for one after the other cost one pass together.
    struct Cursor {
        private let source: CheckSource
        private var line = 0
        private var column = 1
        private var offset = 0

        init(_ source: CheckSource) { self.source = source }

        /// The byte of a place; nil where the file has no lines of text.
        mutating func byte(of place: TextPlace) -> Int? {
            guard let lines = source.lines, lines.indices.contains(place.line - 1) else { return nil }
            if place.line != line || place.column < column {
                (line, column, offset) = (place.line, 1, lines[place.line - 1])
            }
            let bytes = source.bytes
            while column < place.column, offset < bytes.count {
                offset += 1
                while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
                column += 1
            }
            return offset
        }
    }

    /// The bytes of a text, where just it stands at a byte: what a fix may replace.
    func range(of text: Substring, at offset: Int) -> Range<Int>? {
        let end = offset + text.utf8.count
        guard end <= bytes.count, bytes[offset..<end].elementsEqual(text.utf8) else { return nil }
        return offset..<end
    }
}
