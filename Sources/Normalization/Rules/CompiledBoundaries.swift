/// The `boundaries` of all languages as an index holds them.
public struct CompiledBoundaries: Sendable {
    /// Characters of a suffix, prefix or word, as many as are looked at.
    static let longestWord = 6
    private let bytes: ByteSlice

    init(_ bytes: ByteSlice) { self.bytes = bytes }

    static func bytes(of boundaries: [WordBoundaries]) -> [UInt8] {
        var writer = ByteWriter()
        writer.append(boundaries.flatMap(\.suffixes))
        writer.append(boundaries.flatMap(\.prefixes))
        writer.append(boundaries.flatMap(\.words))
        return writer.bytes
    }

    /// Of all languages together: what they hold is in scripts or words of their own.
    ///
    /// - Complexity: O(n) in their number: they are read when they are asked for.
    public var all: WordBoundaries {
        var reader = ByteReader(bytes)
        var all = WordBoundaries()
        all.suffixes = reader.texts()
        all.prefixes = reader.texts()
        all.words = reader.texts()
        return all
    }
}
