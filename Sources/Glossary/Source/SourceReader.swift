import Terminology
import Yams

/// Reads one entry of the register of sources out of a YAML node.
enum SourceReader {
    /// The entry, or nil where it has no readable identifier.
    static func read(_ node: Node, with reader: inout NodeReader) -> LocatedSource? {
        guard let fields = reader.fields("source", node, as: SourceField.self) else { return nil }
        var source = Source(id: "")
        var positions = FieldPositions<SourceField>(start: NodeReader.position(of: node))
        var id: String?
        for (field, _, value) in fields {
            positions[field] = NodeReader.position(of: value)
            switch field {
            case .id: id = reader.text("id", value)
            case .title: source.title = reader.text("title", value)
            case .address: source.address = reader.text("address", value)
            case .publisher: source.publisher = reader.text("publisher", value)
            case .language: source.language = reader.text("language", value)
            case .date: source.date = reader.date("date", value)
            case .seen: source.seen = reader.flag("seen", value) ?? true
            }
        }
        if positions[.id] == nil { reader.reportMissing("id", of: "source", at: positions.start) }
        guard let id else { return nil }
        source.id = id
        return LocatedSource(source: source, file: reader.file, positions: positions)
    }
}
