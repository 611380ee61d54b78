/// A format that documents are read in.
public enum DocumentFormat: String, CaseIterable, Sendable {
    case text, markdown, html, docx, pdf

    /// The format that a file's name says, or nil.
    public init?(extensionOf path: String) {
        guard let suffix = FileName(path).suffix?.lowercased() else { return nil }
        switch suffix {
        case "txt", "text": self = .text
        case "md", "markdown", "mdown", "mkd": self = .markdown
        case "htm", "html", "xhtml", "xht": self = .html
        case "docx", "docm", "dotx", "dotm": self = .docx
        case "pdf": self = .pdf
        default: return nil
        }
    }
}
