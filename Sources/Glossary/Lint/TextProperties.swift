import ICU

extension Unicode.Scalar {
    var isHan: Bool { value > 0x2E7F && CharacterProperties.script(of: self) == .han }
    var isHangul: Bool { value > 0x10FF && CharacterProperties.script(of: self) == .hangul }
    var isLatin: Bool { CharacterProperties.script(of: self) == .latin }

    /// Hiragana, katakana, and the prolonged sound mark that both use.
    var isKana: Bool {
        guard (0x3040...0x30FF).contains(value) || value > 0x1AFEF || (0x31F0...0x31FF).contains(value) else {
            return false
        }
        let script = CharacterProperties.script(of: self)
        return script == .hiragana || script == .katakana || self == "ー"
    }

    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
    var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
    var isLetter: Bool { CharacterProperties.generalCategory(of: self).isLetter }
}

extension String {
    /// Whether a scalar value with the property occurs.
    func holds(_ property: (Unicode.Scalar) -> Bool) -> Bool { unicodeScalars.contains(where: property) }

    /// The runs of scalar values that have a property.
    func runs(of property: (Unicode.Scalar) -> Bool) -> [String] {
        unicodeScalars.split { !property($0) }.map { String($0) }
    }

    /// The text without white space at its ends.
    var trimmed: Substring {
        let kept = unicodeScalars.drop(while: \.properties.isWhitespace)
        let end = kept.lastIndex { !$0.properties.isWhitespace }.map(kept.index(after:)) ?? kept.startIndex
        return Substring(kept[kept.startIndex..<end])
    }
}

extension String {
    /// The scalar values of the text in Normalization Form D; those of the text itself if ICU fails.
    var decomposedScalars: [Unicode.Scalar] {
        let decomposed = try? Normalizer(.nfd).normalized(self)
        return Array((decomposed ?? self).unicodeScalars)
    }
}
