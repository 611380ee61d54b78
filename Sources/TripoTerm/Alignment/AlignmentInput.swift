import Interchange
import Terminology

/// A text that is to be aligned: where it is, and what the caller knows of it.
public struct AlignmentInput: Sendable, Hashable {
    /// A path, or `-` for standard input.
    public var path: String
    /// A tag as the user wrote it; nil goes by the name of the file, or the text. `zh` alone means simplified characters,
    /// unless the text is traditional.
    public var language: String?

    public init(_ path: String, language: String? = nil) { (self.path, self.language) = (path, language) }

    /// What the path of standard input is called in messages and results.
    public static let standardInput = "<stdin>"

    public var isStandardInput: Bool { path == "-" }
}

/// How the texts of an alignment are read.
public struct AlignmentReadingOptions: Sendable {
    /// The charset of the files; nil finds it.
    public var encoding: String?
    /// Whether each line is a segment, taken as it is.
    public var isSegmented = false
    /// Whether a text may have nothing in it: all that the others say is then left out by it.
    public var allowsEmpty = false

    public init() {}

    var document: DocumentOptions {
        var options = DocumentOptions()
        options.encoding = encoding
        options.isSegmented = isSegmented
        return options
    }
}

extension AlignmentInput {
    /// Whether a path leads to the same file.
    public func isFile(at other: String) -> Bool {
        guard !isStandardInput, let identity = FileSystem.identity(path) else { return false }
        return FileSystem.identity(other) == identity
    }
}
