internal import CICU

/// The versions of the ICU library in use and of its Unicode data.
public enum ICUVersion {
    /// The library's version, such as "72.1".
    public static var library: String { text(cicu_library_version()) }

    /// The version of the Unicode Standard that the library's data follows, such as "15.0".
    public static var unicode: String { text(cicu_unicode_version()) }

    /// Leaves out trailing zeros beyond the second component, as ICU does.
    private static func text(_ packed: UInt32) -> String {
        // Every start asks for it: plain steps need nothing of the run-time that generic ones would.
        var text = "\(packed >> 24).\(packed >> 16 & 0xFF)"
        if packed & 0xFFFF != 0 { text += ".\(packed >> 8 & 0xFF)" }
        if packed & 0xFF != 0 { text += ".\(packed & 0xFF)" }
        return text
    }
}
