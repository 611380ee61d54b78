internal import CICU

/// Unicode properties of single scalar values.
public enum CharacterProperties {
    /// The width of a character in East Asian typography (UAX #11).
    public enum EastAsianWidth: Int32, CaseIterable, Hashable, Sendable {
        /// Not used in East Asian typography.
        case neutral = 0
        /// Wide or narrow, by context.
        case ambiguous
        /// A narrow form of a wide character.
        case halfwidth
        /// A wide form of a narrow character.
        case fullwidth
        /// Always narrow.
        case narrow
        /// Always wide.
        case wide
    }

    /// The script.
    public static func script(of scalar: Unicode.Scalar) -> Script { Script(packed: cicu_script(scalar.value)) }

    /// True if the script is among the script extensions: U+30FC belongs to Hira and to Kana.
    public static func isUsed(_ scalar: Unicode.Scalar, in script: Script) -> Bool {
        cicu_has_script(scalar.value, script.packed)
    }

    /// The general category.
    public static func generalCategory(of scalar: Unicode.Scalar) -> GeneralCategory {
        GeneralCategory(rawValue: cicu_general_category(scalar.value)) ?? .unassigned
    }

    /// The canonical combining class, 0 for characters that are not reordered.
    public static func combiningClass(of scalar: Unicode.Scalar) -> UInt8 { cicu_combining_class(scalar.value) }

    /// The East Asian width.
    public static func eastAsianWidth(of scalar: Unicode.Scalar) -> EastAsianWidth {
        EastAsianWidth(rawValue: cicu_east_asian_width(scalar.value)) ?? .neutral
    }

    /// True for what shows nothing where it is not supported: joiners, variation selectors, soft hyphens, fillers.
    public static func isDefaultIgnorable(_ scalar: Unicode.Scalar) -> Bool {
        cicu_is_default_ignorable(scalar.value)
    }

    /// True for the marks, embeddings, overrides and isolates of the bidirectional algorithm.
    public static func isBidiControl(_ scalar: Unicode.Scalar) -> Bool { cicu_is_bidi_control(scalar.value) }

    /// The value of a decimal digit (general category Nd) of any script; Han digits have a numeric value alone.
    public static func digitValue(of scalar: Unicode.Scalar) -> Int? {
        let value = cicu_digit_value(scalar.value)
        return value < 0 ? nil : Int(value)
    }

    /// The numeric value: also of fractions, Roman numerals and Han numerals such as 萬.
    public static func numericValue(of scalar: Unicode.Scalar) -> Double? {
        var value = 0.0
        return cicu_numeric_value(scalar.value, &value) ? value : nil
    }
}
