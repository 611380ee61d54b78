import Interchange
import Terminology
import Testing

/// Reads bytes as a document of a name.
func read(_ bytes: [UInt8], _ name: String = "a.txt", segmented: Bool = false, encoding: String? = nil) throws
    -> TextDocument
{
    var options = DocumentOptions()
    options.isSegmented = segmented
    options.encoding = encoding
    return try DocumentReader(options).document(of: bytes, path: name)
}

func read(_ text: String, _ name: String = "a.txt", segmented: Bool = false) throws -> TextDocument {
    try read(Array(text.utf8), name, segmented: segmented)
}

/// One line a block: its kind and its text.
func outline(_ document: TextDocument) -> [String] {
    document.blocks.map { block in
        let mark =
            switch block.kind {
            case .paragraph: "p"
            case .heading(let level): "h\(level)"
            case .listItem: "li"
            case .cell(let row, let column): "\(row),\(column)"
            case .segment: "s"
            case .caption: "cap"
            case .footnote: "fn"
            }
        return "\(mark): \(block.text)"
    }
}

/// Line and column of each block.
func places(_ document: TextDocument) -> [String] {
    document.blocks.map { block in
        let place = block.place(ofByte: 0)
        return "\(place.line):\(place.column)"
    }
}

/// Expects that reading fails with a code.
@discardableResult
func expectProblem(
    _ code: String, _ bytes: [UInt8], _ name: String, encoding: String? = nil,
    limits: DocumentLimits = DocumentLimits(),
    sourceLocation: SourceLocation = #_sourceLocation
) -> Diagnostic? {
    var options = DocumentOptions()
    options.encoding = encoding
    options.limits = limits
    do throws(Diagnostic) {
        let document = try DocumentReader(options).document(of: bytes, path: name)
        Issue.record("read \(outline(document).prefix(3)) instead of \(code)", sourceLocation: sourceLocation)
        return nil
    } catch {
        #expect(error.code == code, "\(error.message)", sourceLocation: sourceLocation)
        return error
    }
}

typealias SourceLocation = Testing.SourceLocation
