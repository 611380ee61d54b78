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

    /// Adds the beads of one type that end in neighbouring columns of the row that has not ended.
    mutating func add(_ probabilities: UnsafePointer<Float>, _ type: Int, _ columns: Range<Int>) {
        typealias Together = SIMD8<Float>
        let raw = UnsafeRawPointer(probabilities)
        for next in stride(from: 0, to: columns.count, by: Together.scalarCount) {
            let end = min(columns.count, next + Together.scalarCount)
            // Few are likelier than the least.
            if end - next == Together.scalarCount {
                let together = raw.loadUnaligned(fromByteOffset: next * MemoryLayout<Float>.stride, as: Together.self)
                if all(together .<= Self.least) { continue }
            }
            for index in next..<end { add(columns.lowerBound + index, type, probabilities[index]) }
        }
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
