import Glibc
import Interchange
import Terminology

/// A text that is checked: what was read of its file, and where the lines of that begin.
public struct CheckSource: Sendable {
    public let path: String
    public let bytes: [UInt8]
    public private(set) var document: TextDocument
    public private(set) var language: LanguageTag
    /// Whether somebody has named the language, or the name of the file says it.
    let isLanguageNamed: Bool
    /// Characters that mean something to the file's format: a fix that writes them is left to people.
    let reserved: Set<Unicode.Scalar>
    /// Byte offsets of the lines; nil for a file whose places are not those of UTF-8 text.
    fileprivate let lines: [Int]?
    let format: CheckFormat

    /// Whether places of the text can be found in the bytes of the file.
    var isEditable: Bool { lines != nil }

    /// Where the lines of a file begin, as its reader counts them; for one in another charset as nearly all count them.
    var lineStarts: [Int] { lines ?? LineEnds.ascii.starts(in: bytes) }

    init(_ bytes: [UInt8], path: String, language: String?, _ reader: DocumentReader) throws(Diagnostic) {
        (self.path, self.bytes) = (path, bytes)
        document = try reader.document(of: bytes, path: path)
        // A file without words is clean in any language.
        let isEmpty = document.blocks.isEmpty && language == nil
        let choice =
            isEmpty
            ? try? LanguageChoice(of: document, given: nil) : try LanguageChoice(of: document, given: language)
        self.language = choice?.language ?? .english
        isLanguageNamed = choice.map { [.given, .fileName].contains($0.basis) } ?? false
        if reader.options.encoding == nil { try GuessedCharset.check(document, bytes, in: self.language) }
        format = .document(try reader.format(of: bytes, path: path))
        lines = document.encoding == "UTF-8" && !format.isPackage ? format.lineEnds.starts(in: bytes) : nil
        reserved = path.hasSuffix(".txt") ? [] : ["<", ">", "&"]
    }

    /// What the texts of a file of translation units have in common.
    init(ofUnits bytes: [UInt8], _ path: String, _ format: MemoryFormat) {
        (self.path, self.bytes, self.format) = (path, bytes, .units(format))
        (document, language, isLanguageNamed) = (TextDocument(path: path), .english, true)
        // Charsets that shift by an escape are seven-bit, and so are UTF-8 by their bytes.
        let isUTF8 = !bytes.contains(0x1B) && String(validating: bytes, as: UTF8.self) != nil
        let isXML = format == .tmx || format == .xliff
        lines = isUTF8 ? format.lineEnds.starts(in: bytes) : nil
        reserved =
            isXML ? ["<", ">", "&"] : format == .csv ? ["\"", ",", ";", "\t", "\r", "\n"] : ["\"", "\\", "\t", "\n"]
    }

    /// The same with a text of the file.
    func with(_ text: TextDocument, _ language: LanguageTag) -> CheckSource {
        var source = self
        (source.document, source.language) = (text, language)
        return source
    }

    /// Places of the file as bytes; those asked for one after the other cost one pass together.
    struct Cursor {
        private let source: CheckSource
        private var line = 0
        private var column = 1
        private var offset = 0

        init(_ source: CheckSource) { self.source = source }

        /// The byte of a place; nil where the file has no lines of text, or the line ends before it.
        mutating func byte(of place: TextPlace) -> Int? {
            guard let lines = source.lines, lines.indices.contains(place.line - 1) else { return nil }
            // A little way back is gone back: a line may be all of a file.
            if place.line != line || place.column < column / 2 {
                (line, column, offset) = (place.line, 1, lines[place.line - 1])
            }
            let bytes = source.bytes
            while column > place.column {
                offset -= 1
                while offset > lines[place.line - 1], bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
                column -= 1
            }
            let end = place.line < lines.count ? lines[place.line] : bytes.count
            while column < place.column, offset < end {
                offset += 1
                while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
                column += 1
            }
            return column == place.column ? offset : nil
        }
    }
}
