import Terminology

/// A paragraph of a DOCX file that is being read.
struct DocxParagraph {
    var builder = BlockBuilder(.never, showingSpaces: true)
    var place: TextPlace
    var style: String?
    var outlineLevel: Int?
    /// Whether numbering says that it is an item, or that it is none.
    var isListItem: Bool?
    /// Identifiers of the notes that the paragraph refers to, each with the place.
    var notes: [(identifier: String, place: TextPlace)] = []
    /// What stands in text boxes that hang on the paragraph.
    var boxes: [TextBlock] = []
    /// Whether its end is deleted, so that the next one goes on in it.
    var isJoinedToNext = false

    /// - Parameter number: From 1, in the order of the file.
    init(number: Int) { place = TextPlace(line: number, column: 1) }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        builder.append(text, at: place)
        place.column += text.count { $0 & 0xC0 != 0x80 }
    }

    mutating func addSpace() {
        builder.addSpace()
        place.column += 1
    }

    func kind(_ styles: DocxStyles) -> TextBlock.Kind {
        if let outlineLevel, (0...8).contains(outlineLevel) { return .heading(level: outlineLevel + 1) }
        let kind = style.map(styles.kind) ?? .paragraph
        if case .heading = kind { return kind }
        switch isListItem {
        case true?: return .listItem
        case false? where kind == .listItem: return .paragraph
        default: return kind
        }
    }
}
