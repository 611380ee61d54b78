internal import CICU

/// The versions of the ICU library in use and of its Unicode data.
public enum ICUVersion {
    /// The library's version, such as "72.1".
    public static var library: String { text(cicu_library_version()) }

    /// The version of the Unicode Standard that the library's data follows, such as "15.0".
    public static var unicode: String { text(cicu_unicode_version()) }

    /// Leaves out trailing zeros beyond the second component, as ICU does.
    private static func text(_ packed: UInt32) -> String {
        var components = [24, 16, 8, 0].map { packed >> UInt32($0) & 0xFF }
        while components.count > 2, components.last == 0 { components.removeLast() }
        return components.map { String($0) }.joined(separator: ".")
    }
}
