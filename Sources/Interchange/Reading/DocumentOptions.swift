/// How a document is read.
public struct DocumentOptions: Sendable {
    /// The charset of the file, by any name that ICU knows; nil finds it.
    public var encoding: String?
    /// Whether each line of a text, and each paragraph of another format, is a segment, taken as it is.
    public var isSegmented = false
    /// Whether code within a line of Markdown is text; where it is not, an object replacement character stands for it.
    public var keepsCode = true
    /// The format; nil goes by name and content.
    public var format: DocumentFormat?
    public var limits = DocumentLimits()
    /// The program that reads PDF, a path or a name to look for in PATH.
    public var pdfProgram = "pdftotext"

    public init() {}
}

/// What a document may cost. One that needs more is refused, so that memory stays bounded.
public struct DocumentLimits: Sendable {
    /// Bytes of a file, and of the parts of a DOCX that are read, unpacked. Reading takes about four times as much memory.
    public var bytes = 256 << 20
    /// Bytes of HTML and Markdown, whose trees take more: hundreds of bytes for one of a hostile text.
    public var markupBytes = 32 << 20
    /// Paragraphs, or lines of a segmented text; each takes some 200 bytes beside its text.
    public var blocks = 2_000_000
    /// Elements within elements. Browsers stop at 512.
    public var depth = 1000
    /// Cells of all tables of a Markdown file, counted as if its widest table were as long as the file.
    public var cells = 4_000_000
    /// Seconds that the program for PDF may take.
    public var pdfSeconds = 60

    public init() {}
}
