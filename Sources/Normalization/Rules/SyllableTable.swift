import ICU

/// How each Han character by itself is read: the letters of a to z of its romanization.
///
/// It is worked out when the index is made, because ICU takes a tenth of a second to open the rules that know it.
struct SyllableTable: Sendable {
    /// The unified ideographs that all fonts have; folded text has few others.
    private static let characters: ClosedRange<UInt32> = 0x4E00...0x9FFF
    /// Longer than "zhuang" is none.
    private static let longest = 6

    /// For each character the number of its syllable, from 1; 0 for none.
    private let numbers: ByteSlice
    /// Letters, each syllable filled up with zeros.
    private let syllables: ByteSlice

    /// Nil for no bytes.
    init?(_ bytes: ByteSlice) {
        guard bytes.count > 0 else { return nil }
        var reader = ByteReader(bytes)
        numbers = reader.counted()
        syllables = reader.counted()
    }

    /// The letters of a character; nil where no reading is known.
    subscript(scalar: UInt32) -> [Unicode.Scalar]? {
        guard Self.characters.contains(scalar) else { return nil }
        let number = Int(numbers.uint16(Int(scalar - Self.characters.lowerBound) * 2))
        guard number > 0 else { return nil }
        let start = (number - 1) * Self.longest
        return (start..<start + Self.longest).map { syllables.byte($0) }.filter { $0 > 0 }.map { Unicode.Scalar($0) }
    }

    /// What a transliterator makes of each character.
    static func bytes(of romanization: Transliterator) throws(ICUError) -> [UInt8] {
        let letters = try Transliterator(rules: "::NFD; [^a-z\\n] > ;", identifier: "letters")
        var text = ""
        for scalar in characters.compactMap(Unicode.Scalar.init) { text.unicodeScalars += [scalar, "\n"] }
        let lines = try letters.transliterated(try romanization.transliterated(text)).split(
            separator: "\n", omittingEmptySubsequences: false)
        var (numbers, syllables) = (ByteWriter(), ByteWriter())
        var known: [Substring: UInt16] = [:]
        for line in lines.prefix(characters.count) {
            if line.isEmpty || line.utf8.count > longest {
                numbers.append(UInt16(0))
            } else if let number = known[line] {
                numbers.append(number)
            } else {
                let number = UInt16(known.count + 1)
                known[line] = number
                numbers.append(number)
                syllables.append(contentsOf: line.utf8)
                for _ in line.utf8.count..<longest { syllables.append(UInt8(0)) }
            }
        }
        var writer = ByteWriter()
        for part in [numbers.bytes, syllables.bytes] {
            writer.append(varint: part.count)
            writer.append(contentsOf: part)
        }
        return writer.bytes
    }
}
