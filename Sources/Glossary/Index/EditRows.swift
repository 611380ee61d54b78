/// The table of distances between a query and the keys of a sorted walk: rows stay for what the keys begin with alike.
///
/// A row is for a scalar of the key, a column for one of the query; only the columns within `limit` of the diagonal are
/// worked out (Ukkonen 1985).
struct EditRows {
    enum Outcome {
        /// No key that begins with so many bytes of this one is near.
        case dead(length: Int)
        case far
        case near(distance: Int)
    }

    private var query: [UInt32] = []
    private var limit = 0
    private var width = 1
    private var cells: [UInt8] = []
    /// For each scalar of the key its value, and the offset of the byte after it; the first stands for none.
    private var scalars: [UInt32] = []
    private var ends: [Int] = []
    /// The least of each row.
    private var least: [UInt8] = []

    /// Begins with a new query.
    mutating func begin(_ key: [UInt8], fixedCount: Int, limit: Int) {
        begin(String(decoding: key[fixedCount...], as: UTF8.self).unicodeScalars.map(\.value), limit: limit)
        ends = [fixedCount]
    }

    /// Begins with a new query.
    mutating func begin(_ query: [UInt32], limit: Int) {
        self.query = query
        // What a byte can count.
        self.limit = min(limit, 250)
        width = query.count + 1
        cells = (0..<width).map { UInt8(min($0, self.limit + 1)) }
        scalars = [0]
        ends = [0]
        least = [0]
    }

    /// Works out the rows of a key that begins with `shared` bytes of the key before.
    ///
    /// - Complexity: O(limit) for each scalar that is new.
    mutating func extend(with key: UnsafeRawBufferPointer, shared: Int) -> Outcome {
        var depth = min(scalars.count, ends.count) - 1
        while depth > 0, ends[depth] > shared { depth -= 1 }
        scalars.removeSubrange((depth + 1)...)
        ends.removeSubrange((depth + 1)...)
        least.removeSubrange((depth + 1)...)
        var offset = ends[depth]
        while offset < key.count {
            let (value, length) = Self.scalar(in: key, at: offset)
            offset += length
            depth += 1
            appendRow(depth, value)
            scalars.append(value)
            ends.append(offset)
            // A swap can still use the row before.
            if Int(least[depth]) > limit, Int(least[depth - 1]) >= limit { return .dead(length: offset) }
        }
        let distance = Int(cells[depth * width + query.count])
        return distance <= limit && abs(depth - query.count) <= limit ? .near(distance: distance) : .far
    }

    /// The distance of a text, if it is at most the limit.
    mutating func distance(to text: [UInt32]) -> Int? {
        for value in text {
            appendRow(scalars.count, value)
            scalars.append(value)
            let depth = scalars.count - 1
            if Int(least[depth]) > limit, Int(least[depth - 1]) >= limit { return nil }
        }
        let distance = Int(cells[(scalars.count - 1) * width + query.count])
        return distance <= limit ? distance : nil
    }

    private mutating func appendRow(_ depth: Int, _ value: UInt32) {
        let far = UInt8(limit + 1)
        let start = depth * width
        if cells.count < start + width { cells += [UInt8](repeating: far, count: start + width - cells.count) }
        var lowest = far
        cells.withUnsafeMutableBufferPointer { cells in
            query.withUnsafeBufferPointer { query in
                for column in start..<start + width { cells[column] = far }
                let first = max(0, depth - limit)
                let last = min(width - 1, depth + limit)
                guard first <= last else { return }
                let before = start - width
                let swapped = depth > 1 ? scalars[depth - 1] : 0
                for column in first...last {
                    var cost = cells[before + column] + 1
                    if column > 0 {
                        let other = query[column - 1]
                        cost = min(cost, cells[before + column - 1] + (other == value ? 0 : 1))
                        if column > first { cost = min(cost, cells[start + column - 1] + 1) }
                        if depth > 1, column > 1, other == swapped, query[column - 2] == value {
                            cost = min(cost, cells[before - width + column - 2] + 1)
                        }
                    }
                    cost = min(cost, far)
                    cells[start + column] = cost
                    lowest = min(lowest, cost)
                }
            }
        }
        least.append(lowest)
    }

    /// The scalar at an offset; bytes that are not well formed stand for themselves.
    @inline(__always)
    private static func scalar(in key: UnsafeRawBufferPointer, at offset: Int) -> (value: UInt32, length: Int) {
        let first = key[offset]
        if first < 0xC0 { return (UInt32(first), 1) }
        let length = min(first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4, key.count - offset)
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for index in 1..<max(1, length) { value = value << 6 | UInt32(key[offset + index] & 0x3F) }
        return (value, length)
    }
}
