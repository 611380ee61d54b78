import Terminology

/// Reads documents: plain text, Markdown, HTML, DOCX, and PDF with the help of another program.
///
/// Nothing is kept between documents; one reader may serve many threads.
public struct DocumentReader: Sendable {
    public let options: DocumentOptions

    public init(_ options: DocumentOptions = DocumentOptions()) { self.options = options }

    /// Reads a file.
    ///
    /// - Throws: `file.missing`, `file.unreadable`, or a code that begins with `document.`.
    /// - Complexity: O(*n*) in the bytes of the file; memory is bounded by the limits of the options.
    public func document(at path: String) throws(Diagnostic) -> TextDocument {
        try document(of: bytes(of: path), path: path)
    }

    /// The bytes of a file, for whoever needs them beside the document.
    ///
    /// - Throws: `file.missing`, `file.unreadable`, `document.directory`, `document.too-large`.
    public func bytes(of path: String) throws(Diagnostic) -> [UInt8] {
        try DocumentFile.contents(of: path, limit: options.limits.bytes)
    }

    /// Reads bytes that are at hand; `path` is what problems name, and its suffix may tell the format.
    ///
    /// - Throws: A code that begins with `document.`.
    /// - Complexity: O(*n*) in the bytes.
    public func document(of bytes: [UInt8], path: String) throws(Diagnostic) -> TextDocument {
        guard bytes.count <= options.limits.bytes else {
            throw DocumentFile.tooLarge(path, options.limits.bytes)
        }
        let format = try format(of: bytes, path: path)
        var document: TextDocument
        switch format {
        case .docx:
            document = try DocxReader(path: path, limits: options.limits).document(of: bytes)
        case .pdf:
            document = try PDFReader(path: path, options: options).document(of: bytes)
        case .text, .markdown, .html:
            let declared = format == .html ? HTMLCharset.declared(in: bytes) : nil
            let decoder = TextDecoder(path: path, given: options.encoding, declared: declared)
            document = try self.document(of: decoder.text(of: bytes), format: format)
        }
        if options.isSegmented {
            for index in document.blocks.indices { document.blocks[index].kind = .segment }
        }
        return document
    }

    /// The format that bytes are read in.
    ///
    /// - Throws: `document.unsupported` or `document.old-office` for one that is known, and not read.
    public func format(of bytes: [UInt8], path: String) throws(Diagnostic) -> DocumentFormat {
        try FormatSniffer(bytes: bytes, path: path).format(wanted: options.format)
    }

    private func document(of source: SourceText, format: DocumentFormat) throws(Diagnostic) -> TextDocument {
        switch format {
        case .html:
            try checkMarkup(source)
            return try HTMLReader(source, limits: options.limits).document()
        case .markdown where !options.isSegmented:
            try checkMarkup(source)
            return try MarkdownReader(source, limits: options.limits, keepsCode: options.keepsCode).document()
        default:
            if options.isSegmented { return try SegmentedReader(source, limits: options.limits).document() }
            return try PlainTextReader(source, limits: options.limits).document()
        }
    }

    private func checkMarkup(_ source: SourceText) throws(Diagnostic) {
        guard source.bytes.count <= options.limits.markupBytes else {
            throw DocumentFile.tooLarge(source.path, options.limits.markupBytes)
        }
    }
}
