import Glibc
import Interchange
import Terminology

/// A file that is checked: its bytes, what was read of them, and where its lines begin.
public struct CheckSource: Sendable {
    public let path: String
    public let bytes: [UInt8]
    public let document: TextDocument
    public let language: LanguageTag
    /// Byte offsets of the lines; nil for a file whose places are not those of UTF-8 text.
    fileprivate let lines: [Int]?

    /// Reads a file, once, so that places and bytes belong together whatever happens to the file.
    init(_ input: AlignmentInput, _ reader: DocumentReader) throws(Diagnostic) {
        let path = input.isStandardInput ? AlignmentInput.standardInput : input.path
        let bytes =
            input.isStandardInput
            ? try reader.contents(of: STDIN_FILENO, path: path) : try reader.contents(of: input.path)
        try self.init(bytes, path: path, language: input.language, reader)
    }

    init(_ bytes: [UInt8], path: String, language: String?, _ reader: DocumentReader) throws(Diagnostic) {
        (self.path, self.bytes) = (path, bytes)
        document = try reader.document(of: bytes, path: path)
        if document.encoding == "windows-1252", reader.options.encoding == nil { try WesternBytes.check(bytes, path) }
        // A file without words is clean in any language.
        let isEmpty = document.blocks.isEmpty && language == nil
        self.language = isEmpty ? .english : try LanguageChoice(of: document, given: language).language
        let isPackage = bytes.starts(with: Array("PK".utf8)) || bytes.starts(with: Array("%PDF".utf8))
        lines = document.encoding == "UTF-8" && !isPackage ? Self.lines(of: bytes) : nil
    }

    private static func lines(of bytes: [UInt8]) -> [Int] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var lines = [bytes.starts(with: mark) ? mark.count : 0]
        bytes.withUnsafeBufferPointer { bytes in
            for (index, byte) in bytes.enumerated() {
                switch byte {
                case 0x0A: lines.append(index + 1)
                case 0x0D where index + 1 == bytes.count || bytes[index + 1] != 0x0A: lines.append(index + 1)
                case 0x85 where index > 0 && bytes[index - 1] == 0xC2: lines.append(index + 1)
                case 0xA8, 0xA9:
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
