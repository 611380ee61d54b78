/// Cells that a spreadsheet would take for a formula (OWASP, "CSV Injection").
enum FormulaGuard {
    /// Whether a text begins like a formula (`=`, `+`, `-`, `@`, also of full width), or like one with an apostrophe before it.
    static func isNeeded(_ text: String) -> Bool {
        let first = text.unicodeScalars.first { !$0.properties.isWhitespace && $0.value >= 0x20 && $0 != "'" }
        return first.map { "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains($0) } ?? false
    }
}
