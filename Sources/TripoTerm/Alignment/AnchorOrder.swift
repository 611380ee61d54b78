import Terminology

/// Whether rows of anchors can stand in one order: in each text, what comes first in one must not come later in another.
///
/// Two rows cross where two texts order them differently; three can do so in a circle, though no two of them cross. Both show
/// when the rows are sorted topologically (Kahn 1962).
struct AnchorOrder {
    private let rows: [AnchorRow]
    /// For each row those that come right after it in a text.
    private var next: [[Int]]
    private var previous: [[Int]]

    init(_ rows: [AnchorRow], columns: Int) {
        self.rows = rows
        next = rows.map { _ in [] }
        previous = rows.map { _ in [] }
        for column in 0..<columns {
            let order = rows.indices.filter { !rows[$0].segments[column].isEmpty }
                .sorted { (rows[$0].segments[column].first ?? 0) < (rows[$1].segments[column].first ?? 0) }
            for (one, other) in zip(order, order.dropFirst()) {
                next[one].append(other)
                previous[other].append(one)
            }
        }
    }

    /// Rows of a circle that are compared each with each.
    private static let mostCompared = 500

    /// The first contradiction, or nil.
    ///
    /// - Complexity: O(*n*) in the rows.
    func crossing(in path: String) -> Diagnostic? {
        var waiting = previous.map(\.count)
        var ready = rows.indices.filter { waiting[$0] == 0 }
        while let row = ready.popLast() {
            for other in next[row] {
                waiting[other] -= 1
                if waiting[other] == 0 { ready.append(other) }
            }
        }
        guard let start = rows.indices.first(where: { waiting[$0] > 0 }) else { return nil }
        // Each row that is left has one before it that is left: going back ends in a circle.
        var seen: [Int: Int] = [:]
        var way: [Int] = []
        var row = start
        while seen[row] == nil {
            seen[row] = way.count
            way.append(row)
            guard let before = previous[row].first(where: { waiting[$0] > 0 }) else { break }
            row = before
        }
        let circle = Array(way[(seen[row] ?? 0)...])
        let (one, other) = crossingPair(circle.prefix(Self.mostCompared)) ?? lastPair(circle)
        let (later, earlier) = rows[one].line > rows[other].line ? (rows[one], rows[other]) : (rows[other], rows[one])
        let column = later.segments.firstIndex { !$0.isEmpty }.map { later.places[$0] }
        return Diagnostic(
            "anchors.crossing", "this line and line \(earlier.line) cross: texts have them in different orders",
            arguments: ["line": "\(earlier.line)"], at: SourceLocation(file: path, line: later.line, column: column),
            help: "remove one of them, or correct its numbers")
    }

    private func crossingPair(_ circle: ArraySlice<Int>) -> (Int, Int)? {
        for one in circle {
            for other in circle where other != one && cross(rows[one], rows[other]) { return (one, other) }
        }
        return nil
    }

    /// The last line of a circle, and the one that it comes right before.
    private func lastPair(_ circle: [Int]) -> (Int, Int) {
        let last = circle.indices.max { rows[circle[$0]].line < rows[circle[$1]].line } ?? 0
        return (circle[last], circle[(last + circle.count - 1) % circle.count])
    }

    private func cross(_ one: AnchorRow, _ other: AnchorRow) -> Bool {
        var orders: Set<Bool> = []
        for (left, right) in zip(one.segments, other.segments) {
            if let left = left.first, let right = right.first { orders.insert(left < right) }
        }
        return orders.count > 1
    }
}
