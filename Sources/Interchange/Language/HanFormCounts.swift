import ICU

/// How many Han characters of a text each country's character set lacks.
struct HanFormCounts {
    /// Not in GB 2312.
    private(set) var notSimplified = 0
    /// Not in Big5.
    private(set) var notTraditional = 0
    /// Not in JIS X 0208 and what its code page adds.
    private(set) var notJapanese = 0

    init() {}

    /// - Complexity: O(*n* log *r*) in the different characters and the ranges of the character sets.
    init(_ characters: [UInt32: Int]) {
        guard let (mainland, taiwan, japan) = Self.repertoires else { return }
        for (character, count) in characters {
            if !mainland.contains(character) { notSimplified += count }
            if !taiwan.contains(character) { notTraditional += count }
            if !japan.contains(character) { notJapanese += count }
        }
    }

    /// Of GB 2312, Big5 and JIS X 0208: asking ICU takes longer than counting a sentence. Nil where it does not know them.
    private static let repertoires: (mainland: CharacterSet, taiwan: CharacterSet, japan: CharacterSet)? = {
        guard let mainland = try? CharsetConverter("EUC-CN").repertoire,
            let taiwan = try? CharsetConverter(TextEncoding.big5.converterName).repertoire,
            let japan = try? CharsetConverter(TextEncoding.shiftJIS.converterName).repertoire
        else { return nil }
        return (mainland, taiwan, japan)
    }()
}
