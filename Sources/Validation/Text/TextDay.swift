import Normalization
import Terminology

/// Finds the day of which a text speaks, from block to block: the one in its heading; else the latest that it names, as a
/// report is written after what it tells of.
///
/// Reports end with what comes next: a day in a sentence that looks ahead counts only where there is no other.
package struct TextDay {
    /// Bytes of a heading that may hold the date of the text.
    private static let longestHeading = 250
    /// Characters on one side of a day that may be of its sentence.
    private static let longestSentence = 400

    private let ahead: WordSearch?
    private var hasHeading = false
    private var ofHeading: CalendarDate?
    private var latest: CalendarDate?
    private var latestAhead: CalendarDate?

    /// - Parameter ahead: words of what has not come yet.
    init(ahead: WordSearch?) { self.ahead = ahead }

    package var day: CalendarDate? { ofHeading ?? latest ?? latestAhead }

    /// Takes the next block.
    ///
    /// - Parameter quantities: reads its quantities; not asked for where the heading has told the day.
    package mutating func add(_ block: TextBlock, _ quantities: (TextBlock) -> [Quantity]) {
        guard ofHeading == nil else { return }
        let dates = quantities(block).filter { $0.day != nil }
        if !hasHeading, block.text.utf8.count <= Self.longestHeading, dates.count == 1 { ofHeading = dates[0].day }
        hasHeading = true
        for date in dates {
            guard let day = date.day else { continue }
            // What is earlier than a day that is known changes nothing.
            if let latest, day <= latest { continue }
            if ahead?.areIn(Self.sentence(around: date.span, in: block.text)) == true {
                latestAhead = max(day, latestAhead ?? day)
            } else {
                latest = day
            }
        }
    }

    /// What stands around a place up to the next stops, if they are near.
    private static func sentence(around span: TextSpan, in text: String) -> Substring {
        let stops: Set<Character> = ["。", "！", "？", "!", "?", "\n"]
        let place = text.utf8.index(text.utf8.startIndex, offsetBy: span.start)
        let behind = text.utf8.index(place, offsetBy: span.end - span.start)
        func isStop(_ index: String.Index) -> Bool {
            if stops.contains(text[index]) { return true }
            let next = text.index(after: index)
            return text[index] == "." && (next == text.endIndex || text[next].isWhitespace)
        }
        let (before, after) = (text[..<place].suffix(longestSentence), text[behind...].prefix(longestSentence))
        let end = after.indices.first(where: isStop) ?? after.endIndex
        let start = before.indices.last(where: isStop).map { text.index(after: $0) } ?? before.startIndex
        return text[start..<max(start, end)]
    }

    /// The day of a document.
    ///
    /// - Parameter quantities: of each block.
    static func day(of document: TextDocument, ahead: WordSearch?, _ quantities: [[Quantity]]) -> CalendarDate? {
        var day = TextDay(ahead: ahead)
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

    /// Whether it is a year of the calendar, or a number that may be one.
    var isYear: Bool { kind == .year || kind == .number && date != nil && !isWeak }

    /// Numbers that are taken for years.
    private static let years = 1950...2100

    /// An ordinal or number as a whole number.
    var integer: Int? {
        if case .decimal(let number) = value { return number.integer }
        return nil
    }
}
