import Normalization
import Terminology

/// Finds the day of which a text speaks.
enum TextDay {
    /// Bytes of a heading that may hold the date of the text.
    private static let longestHeading = 250

    /// The day in the heading; else the latest that the text names, as a report is written after what it tells of.
    ///
    /// - Parameter quantities: of each block.
    static func day(of document: TextDocument, _ quantities: [[Quantity]]) -> CalendarDate? {
        if let first = document.blocks.first, let found = quantities.first, first.text.utf8.count <= longestHeading {
            let days = found.compactMap(\.day)
            if days.count == 1 { return days[0] }
        }
        return quantities.lazy.flatMap { $0 }.compactMap(\.day).max()
    }
}

extension Quantity {
    /// The day that a date names.
    var day: CalendarDate? {
        guard kind == .date, case .date(let date) = value, date.day != nil else { return nil }
        return date.earliest
    }

    /// The year, month or day that it names.
    var date: PartialDate? {
        if case .date(let date) = value { return date }
        // “in 2015” does not say that it is a year.
        if kind == .number, let year = integer, Self.years.contains(year) { return PartialDate(year: year) }
        return nil
    }

    /// Numbers that are taken for years.
    private static let years = 1950...2100

    /// An ordinal or number as a whole number.
    var integer: Int? {
        if case .decimal(let number) = value { return number.integer }
        return nil
    }
}
