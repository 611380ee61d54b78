import Normalization
import Terminology

/// Finds the day of which a text speaks, from block to block: the one in its heading; else the latest that it names, as a
/// report is written after what it tells of.
package struct TextDay {
    /// Bytes of a heading that may hold the date of the text.
    private static let longestHeading = 250

    private var hasHeading = false
    private var ofHeading: CalendarDate?
    private var latest: CalendarDate?

    package init() {}

    package var day: CalendarDate? { ofHeading ?? latest }

    /// Takes the next block.
    ///
    /// - Parameter quantities: reads its quantities; not asked for where the heading has told the day.
    package mutating func add(_ block: TextBlock, _ quantities: (TextBlock) -> [Quantity]) {
        guard ofHeading == nil else { return }
        let days = quantities(block).compactMap(\.day)
        if !hasHeading, block.text.utf8.count <= Self.longestHeading, days.count == 1 { ofHeading = days[0] }
        hasHeading = true
        latest = (days + [latest].compactMap(\.self)).max()
    }

    /// The day of a document.
    ///
    /// - Parameter quantities: of each block.
    static func day(of document: TextDocument, _ quantities: [[Quantity]]) -> CalendarDate? {
        var day = TextDay()
        for (block, found) in zip(document.blocks, quantities) where !found.isEmpty || !day.hasHeading {
            day.add(block) { _ in found }
        }
        return day.day
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
