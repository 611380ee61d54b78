/// Finds what somebody probably meant by a word that is not known.
enum Suggestion {
    /// The argument of a diagnostic that holds the nearest word, or "none".
    static let argument = "near"

    /// The word nearest to `word`, if it is near enough to be a slip of the pen.
    ///
    /// - Complexity: O(*n* · *a* · *b*) for *n* words and the lengths *a* and *b* in UTF-8 bytes.
    static func nearest(to word: some StringProtocol, among words: some Sequence<String>) -> String? {
        let wanted = Array(word.lowercased().utf8)
        guard wanted.count <= longestWord else { return nil }
        var best: (word: String, distance: Int)?
        for candidate in words {
            let distance = distance(wanted, Array(candidate.lowercased().utf8))
            if distance < best?.distance ?? Int.max { best = (candidate, distance) }
        }
        guard let best, best.distance <= max(1, wanted.count / 3) else { return nil }
        return best.word
    }

    /// A sentence for a diagnostic's help: the nearest word, or all of them.
    static func help(for word: some StringProtocol, among words: some Collection<String>) -> String {
        if let near = nearest(to: word, among: words) { return "did you mean \"\(near)\"?" }
        return "known are: " + words.joined(separator: ", ")
    }

    /// Bytes; no key or keyword of the format is half as long.
    private static let longestWord = 64

    /// The number of changed, missing, added and swapped bytes (optimal string alignment).
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var (before, above) = ([Int](), Array(0...right.count))
        for (row, byte) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(above[column] + (byte == other ? 0 : 1), above[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
                    cost = min(cost, before[column - 1] + 1)
                }
                current.append(cost)
            }
            (before, above) = (above, current)
        }
        return above[right.count]
    }
}
