import Terminology

/// The blocks of a document as they are found, no more than allowed.
struct BlockList {
    private(set) var blocks: [TextBlock] = []
    private let path: String
    private let limit: Int

    init(path: String, limit: Int) { (self.path, self.limit) = (path, limit) }

    /// - Throws: `document.too-many-blocks`.
    mutating func append(_ block: TextBlock?) throws(Diagnostic) {
        guard let block else { return }
        guard blocks.count < limit else {
            throw Diagnostic(
                "document.too-many-blocks", "\(path) has more than \(limit) paragraphs",
                arguments: ["file": path, "limit": String(limit)], at: SourceLocation(file: path),
                help: "split the document, at the same place in each language")
        }
        blocks.append(block)
    }
}
