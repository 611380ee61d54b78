/// How likely each bead is, those left out that are not likelier than `least`.
struct BeadProbabilities {
    /// What is less likely is as good as impossible.
    static let least: Float = 1e-6

    struct Entry {
        let column: Int32
        let type: Int8
        let probability: Float
    }

    private(set) var entries: [Entry] = []
    /// Where the entries of each row begin.
    private var starts: [Int32] = [0]

    var rows: Int { starts.count - 1 }

    /// Adds a bead of the row that has not ended; by type, then by column.
    @inline(__always)
    mutating func add(_ column: Int, _ type: Int, _ probability: Float) {
        guard probability > Self.least else { return }
        entries.append(Entry(column: Int32(column), type: Int8(type), probability: min(1, probability)))
    }

    mutating func endRow() { starts.append(Int32(entries.count)) }

    @inline(__always)
    func range(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

    subscript(_ step: BeadStep) -> Float {
        for entry in entries[range(step.row)] where entry.column == step.column && entry.type == step.type {
            return entry.probability
        }
        return 0
    }
}
