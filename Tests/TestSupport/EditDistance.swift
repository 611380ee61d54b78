/// The naive twin of the fast distances: Wagner and Fischer 1974.
public enum EditDistance {
    /// Levenshtein's distance.
    ///
    /// - Complexity: O(*n* × *m*).
    public static func between<Symbol: Equatable>(_ left: [Symbol], _ right: [Symbol]) -> Int {
        var row = Array(0...right.count)
        for (place, symbol) in left.enumerated() {
            var diagonal = row[0]
            row[0] = place + 1
            for column in right.indices {
                let above = row[column + 1]
                row[column + 1] = min(above + 1, row[column] + 1, diagonal + (symbol == right[column] ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }

    /// 1 less the distance by the longer length, in whole percent; of two that are empty, 100.
    public static func percent<Symbol: Equatable>(_ left: [Symbol], _ right: [Symbol]) -> Int {
        let longest = max(left.count, right.count)
        return longest == 0 ? 100 : (longest - between(left, right)) * 100 / longest
    }
}
