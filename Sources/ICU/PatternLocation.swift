internal import CICU

/// A place in a rule set or message pattern.
public struct PatternLocation: Hashable, Sendable {
    /// The offset in UTF-8 bytes from the start of the rules or pattern.
    public let offset: Int

    /// The line, counted from 1.
    public let line: Int

    /// The column in Unicode scalars, counted from 1.
    public let column: Int

    /// Up to fifteen UTF-16 code units before the place.
    public let before: String

    /// Up to fifteen UTF-16 code units from the place on.
    public let after: String

    /// Fails if ICU told no place.
    init?(_ place: borrowing cicu_parse_error) {
        guard place.offset >= 0 else { return nil }
        offset = Int(place.offset)
        line = Int(place.line)
        column = Int(place.column)
        (before, after) = withUnsafePointer(to: place) { place in
            (String(cString: cicu_parse_error_before(place)), String(cString: cicu_parse_error_after(place)))
        }
    }
}

extension PatternLocation: CustomStringConvertible {
    /// The line and column, and what of the line ICU shows, with the place marked.
    public var description: String {
        let start = before.split(omittingEmptySubsequences: false) { $0.isNewline }.last ?? ""
        let end = after.split(omittingEmptySubsequences: false) { $0.isNewline }.first ?? ""
        return "\(line):\(column): \(start)⟨here⟩\(end)"
    }
}
