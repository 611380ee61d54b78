internal import CICU

extension CharacterProperties {
    /// The columns that a scalar value takes on a terminal: 0, 1 or 2.
    ///
    /// Controls, marks, joiners and conjoining vowels and finals of Hangul take none; wide and fullwidth characters take
    /// two; those of ambiguous width take one.
    public static func displayWidth(of scalar: Unicode.Scalar) -> Int {
        let softHyphen: UInt32 = 0xAD
        if scalar.value < softHyphen { return (0x20..<0x7F).contains(scalar.value) || scalar.value > 0x9F ? 1 : 0 }
        switch generalCategory(of: scalar) {
        case .control, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: return 0
        // Terminals show a soft hyphen, and the Arabic marks that stand over a number, as characters.
        case .format where isDefaultIgnorable(scalar) && scalar.value != softHyphen: return 0
        case .otherLetter:
            let vowel: Int32 = 2
            let trailing: Int32 = 3
            let syllable = cicu_hangul_syllable_type(scalar.value)
            if syllable == vowel || syllable == trailing { return 0 }
            // The fillers of Hangul: two columns for the initial and the compatibility letter, none for the vowel.
            if isDefaultIgnorable(scalar) && eastAsianWidth(of: scalar) != .wide { return 0 }
        default: break
        }
        switch eastAsianWidth(of: scalar) {
        case .wide, .fullwidth: return 2
        case .neutral, .ambiguous, .halfwidth, .narrow: return 1
        }
    }

    /// The columns that a text takes on a terminal, by grapheme clusters: a flag or a joined emoji takes two.
    ///
    /// - Complexity: O(*n*), where *n* is the length of the text.
    public static func displayWidth(of text: String) -> Int {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
        return text.reduce(0) { $0 + displayWidth(ofCluster: $1) }
    }

    private static func displayWidth(ofCluster cluster: Character) -> Int {
        let scalars = cluster.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if scalars.count == 1 { return displayWidth(of: first) }
        let emojiPresentation: Unicode.Scalar = "\u{FE0F}"
        let textPresentation: Unicode.Scalar = "\u{FE0E}"
        let keycap: Unicode.Scalar = "\u{20E3}"
        if cicu_is_emoji_presentation(first.value) {
            return scalars.contains(textPresentation) ? 1 : 2
        }
        if scalars.contains(emojiPresentation), cicu_is_extended_pictographic(first.value) || scalars.last == keycap {
            return 2
        }
        return scalars.reduce(0) { $0 + displayWidth(of: $1) }
    }
}
