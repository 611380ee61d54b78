import Terminology

/// Tells units that follow each other in a document what stands before and after them.
struct NeighbourLinker {
    /// Whether the units of the file follow each other as in their documents.
    var isActive: Bool
    private var held: (unit: MemoryUnit, line: Int)?

    init(isActive: Bool = false) { self.isActive = isActive }

    /// Takes the next unit, and hands the one before it on.
    mutating func send(_ unit: MemoryUnit, line: Int, _ sink: MemoryFileReader.Sink) throws(Diagnostic) {
        guard isActive else { return try sink(.unit(unit, line: line)) }
        var unit = unit
        if var before = held {
            if before.unit.document == unit.document {
                for (index, segment) in unit.segments.enumerated() {
                    guard let own = before.unit.segments.firstIndex(where: { $0.language == segment.language }) else {
                        continue
                    }
                    if before.unit.segments[own].next == nil { before.unit.segments[own].next = segment.text }
                    if segment.previous == nil { unit.segments[index].previous = before.unit.segments[own].text }
                }
            }
            try sink(.unit(before.unit, line: before.line))
        }
        held = (unit, line)
    }

    /// Hands the last unit on: no other follows it.
    mutating func finish(_ sink: MemoryFileReader.Sink) throws(Diagnostic) {
        guard let last = held else { return }
        held = nil
        try sink(.unit(last.unit, line: last.line))
    }
}
