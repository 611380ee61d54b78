import Terminology

/// Puts units in an order that keeps that of every text.
struct UnitOrder {
    private let units: [AlignmentUnitDraft]
    /// For each text, for each of its segments the unit that has it.
    private let owners: [[Int]]
    private let positions: [Double]

    /// - Parameter sizes: the segments of each text; each is in one unit.
    init(_ units: [AlignmentUnitDraft], sizes: [Int]) {
        self.units = units
        var owners = sizes.map { [Int](repeating: 0, count: $0) }
        for (number, unit) in units.enumerated() {
            for (column, segments) in unit.segments.enumerated() {
                for segment in segments { owners[column][segment] = number }
            }
        }
        self.owners = owners
        positions = units.map { Self.position($0, sizes) }
    }

    /// How far back a unit lies relative to its texts, 0 to 1.
    private static func position(_ unit: AlignmentUnitDraft, _ sizes: [Int]) -> Double {
        let starts = zip(unit.segments, sizes).compactMap { segments, size in
            segments.first.map { Double($0) / Double(max(1, size)) }
        }
        return starts.reduce(0, +) / Double(max(1, starts.count))
    }

    /// Kahn's algorithm; of the units that may come next, the one that lies farthest back relative to its texts.
    ///
    /// - Parameter blocked: told of units that can be in no order, because each waits for the next in some text, the last for the
    ///   first; answers whether to go on, with the rest in any order.
    func ordered(blocked: (Set<Int>) -> Bool) -> [Int] {
        var next = owners.map { _ in 0 }
        var result: [Int] = []
        result.reserveCapacity(units.count)
        while result.count < units.count {
            let heads = owners.indices.filter { next[$0] < owners[$0].count }.map { owners[$0][next[$0]] }
            let ready = heads.filter { head in
                zip(units[head].segments, next).allSatisfy { $0.isEmpty || $0[0] == $1 }
            }
            if ready.isEmpty, !heads.isEmpty, !blocked(circle(from: heads[0], next)) { break }
            guard let unit = ready.min(by: { positions[$0] < positions[$1] }) ?? heads.first else { break }
            for (column, segments) in units[unit].segments.enumerated() {
                if let last = segments.last { next[column] = max(next[column], last + 1) }
            }
            result.append(unit)
        }
        return result
    }

    /// Of units that all wait, those that wait for each other.
    private func circle(from head: Int, _ next: [Int]) -> Set<Int> {
        var way = [head]
        while true {
            let waiting = units[way[way.count - 1]].segments
            let column = owners.indices.first { !waiting[$0].isEmpty && waiting[$0][0] != next[$0] } ?? 0
            let other = owners[column][min(next[column], owners[column].count - 1)]
            if let start = way.firstIndex(of: other) { return Set(way[start...]) }
            way.append(other)
        }
    }
}
