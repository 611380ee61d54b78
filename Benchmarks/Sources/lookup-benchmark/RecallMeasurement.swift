import Glossary
import Lookup
import Normalization

/// Compares fuzzy search with a scan of every key, and with what is true of the texts.
struct RecallMeasurement {
    /// Queries that every key is compared with.
    private static let sampleSize = 300

    private let options: BenchmarkOptions
    private let index: GlossaryIndex
    private let folder: KeyFolder

    init(_ options: BenchmarkOptions) throws {
        self.options = options
        index = try GlossaryIndex(path: options.index)
        folder = KeyFolder(try index.rules())
    }

    func run() throws {
        try againstAllKeys()
        try againstTexts()
    }

    private func againstAllKeys() throws {
        let queries = try TextFile.column(0, of: options.queries + "/queries-fuzzy.tsv").prefix(Self.sampleSize)
        var scalars: [UInt32] = []
        var ends: [Int] = []
        let main = try index.keys.mainKeys()
        try index.keys.forEach(in: main) { entry in
            scalars += String(decoding: entry.utf8, as: UTF8.self).unicodeScalars.map(\.value)
            ends.append(scalars.count)
            return true
        }
        var search = FuzzyKeySearch(index.keys)
        var wanted = 0
        var missed = 0
        var extra = 0
        for query in queries {
            let key = try folder.key(of: query)
            let asked = key.text.unicodeScalars.map(\.value)
            var near: Set<Int> = []
            var start = 0
            for (place, end) in ends.enumerated() {
                if abs(end - start - asked.count) <= 1, Self.distance(asked, scalars[start..<end]) <= 1 {
                    near.insert(main.lowerBound + place)
                }
                start = end
            }
            var found: Set<Int> = []
            try search.search(key.utf8, limit: 1, fixedCount: 0) { found.insert($0.number) }
            wanted += near.count
            missed += near.subtracting(found).count
            extra += found.subtracting(near).count
        }
        guard extra == 0 else { throw BenchmarkError("\(extra) keys were found that are not near") }
        report(
            "fuzzy1_recall", Double(wanted - missed) / Double(wanted), "of the keys within distance 1",
            note: "\(wanted) keys of \(queries.count) queries")
    }

    /// The distance by its definition: a whole table, no shortcuts.
    private static func distance(_ left: [UInt32], _ right: ArraySlice<UInt32>) -> Int {
        let width = right.count + 1
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: (left.count + 1) * width) { table in
            right.withUnsafeBufferPointer { right in
                for column in 0..<width { table[column] = column }
                for (row, one) in left.enumerated() {
                    let start = (row + 1) * width
                    table[start] = row + 1
                    for (column, other) in right.enumerated() {
                        let place = start + column + 1
                        var cost = table[place - width - 1] + (one == other ? 0 : 1)
                        cost = min(cost, table[place - width] + 1, table[place - 1] + 1)
                        if row > 0, column > 0, one == right[column - 1], left[row - 1] == other {
                            cost = min(cost, table[place - 2 * width - 2] + 1)
                        }
                        table[place] = cost
                    }
                }
                return table[left.count * width + right.count]
            }
        }
    }

    /// The truth is of NFKC_Casefold texts; keys fold more, and so some pairs that are near there are farther here.
    private func againstTexts() throws {
        var search = FuzzyKeySearch(index.keys)
        var wanted = 0
        var found = 0
        var farther = 0
        var distance = EditDistance()
        for line in try TextFile.lines(options.queries + "/fuzzy-truth.tsv") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let key = try folder.key(of: fields[0])
            let term = try folder.key(of: fields[2])
            wanted += 1
            let (left, right) = (key.text.unicodeScalars.map(\.value), term.text.unicodeScalars.map(\.value))
            guard distance.within(1, left, right) != nil else {
                farther += 1
                continue
            }
            let number = try term.utf8.withUnsafeBufferPointer { try index.keys.find($0).number }
            var isFound = false
            try search.search(key.utf8, limit: 1, fixedCount: 0) { if $0.number == number { isFound = true } }
            if isFound { found += 1 }
        }
        guard found + farther == wanted else {
            throw BenchmarkError("\(wanted - found - farther) terms of fuzzy-truth.tsv were not found")
        }
        report(
            "fuzzy1_truth_recall", Double(found) / Double(wanted), "of the terms within distance 1",
            note: "\(farther) of \(wanted) are farther apart as keys, whose folding does more than NFKC_Casefold")
    }
}
