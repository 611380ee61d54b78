internal import CICU

/// Reads dates as people of a place write them.
public struct DateParser: Sendable {
    /// A day of the Gregorian calendar.
    public struct Day: Hashable, Sendable {
        public let year: Int
        public let month: Int
        public let day: Int
        /// The day is not of the era that the text names: 平成 ended on 2019-04-30.
        public let isOutsideEra: Bool
    }

    /// The locale, with its calendar: "ja@calendar=japanese" knows eras.
    public let locale: String

    /// Makes a parser; nothing is opened before a date is read.
    public init(locale: String) { self.locale = locale }

    /// The day that a text means in one of the locale's usual formats, or nil.
    ///
    /// - Throws: `ICUError` if ICU has no data for the locale's calendar.
    public func day(_ text: String) throws(ICUError) -> Day? {
        var found = false
        var date = cicu_date()
        let status = text.utf8Span.span.withUnsafeBufferPointer { source in
            cicu_parse_date(source.baseAddress, source.count, locale, &found, &date)
        }
        try ICUError.check(status, "DateFormat::parse(\(locale))")
        return found
            ? Day(
                year: Int(date.year), month: Int(date.month), day: Int(date.day), isOutsideEra: date.is_outside_era)
            : nil
    }
}
