import Terminology

/// Reads DOCX as it is with all tracked changes accepted: notes follow the paragraph that refers to them, text boxes the one they hang on.
struct DocxReader {
    let path: String
    let limits: DocumentLimits

    /// - Throws: What `DocxPackage` does, and `document.too-many-blocks`.
    /// - Complexity: O(*n*) in the bytes of the text, unpacked.
    func document(of bytes: [UInt8]) throws(Diagnostic) -> TextDocument {
        try bytes.withUnsafeBufferPointer { bytes throws(Diagnostic) in
            try document(in: DocxPackage(bytes, path: path, limits: limits))
        }
    }

    private func document(in package: DocxPackage) throws(Diagnostic) -> TextDocument {
        let parts = try DocxRelationships(package)
        let styles = if let part = parts.styles { try DocxStyles(package, part: part) } else { DocxStyles() }
        var notes: [String: [TextBlock]] = [:]
        var languages = DocxLanguages(styles)
        for part in [parts.footnotes, parts.endnotes] {
            guard let part else { continue }
            let content = try content(of: part, package, styles, notes: notes, languages: languages)
            (notes, languages) = (content.notes, content.languages)
        }
        let content = try content(of: parts.document, package, styles, notes: notes, languages: languages)
        let blocks = content.list.blocks
        let declared = DeclaredLanguage.language(of: content.languages.majority, in: blocks)
        return TextDocument(path: path, declaredLanguage: declared, blocks: blocks)
    }

    private func content(
        of part: String, _ package: DocxPackage, _ styles: DocxStyles, notes: [String: [TextBlock]],
        languages: DocxLanguages
    ) throws(Diagnostic) -> DocxContent {
        let list = BlockList(path: path, limit: limits.blocks)
        var content = DocxContent(list: list, styles: styles, notes: notes, languages: languages)
        try package.parse(part) { event throws(Diagnostic) in try content.take(event) }
        try content.finish()
        return content
    }
}
