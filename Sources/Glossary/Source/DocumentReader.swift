import DataFile
import Terminology
import Yams

/// Reads the whole text of one glossary file.
struct DocumentReader {
    private var reader: NodeReader
    private(set) var concepts: [LocatedConcept] = []
    private(set) var register: [LocatedSource] = []
    private(set) var diagnostics: [Diagnostic] = []

    private enum TopField: String, CaseIterable { case concepts, sources }

    init(file: String, limits: ReadingLimits) {
        reader = NodeReader(file: file, limits: limits)
    }

    mutating func read(_ text: String) {
        do {
            try YAMLText(text: text, file: reader.file, depth: reader.limits.depth).withRoot { root in
                guard let root, reader.accepts(root) else { return }
                readTop(root)
            }
            diagnostics = reader.finished()
        } catch {
            diagnostics = [error]
        }
    }

    private mutating func readTop(_ root: Node) {
        for (field, _, value) in reader.fields("glossary file", root, as: TopField.self) ?? [] {
            for element in reader.elements(field.rawValue, value) {
                switch field {
                case .concepts:
                    if let concept = ConceptReader.read(element, with: &reader) { concepts.append(concept) }
                case .sources:
                    if let source = SourceReader.read(element, with: &reader) { register.append(source) }
                }
            }
        }
    }
}
