import Terminology

/// A number, ordinal, date, time, weekday or identifier that a text writes.
public struct Quantity: Sendable, Hashable {
    /// UTF-8 byte offsets into the text as it was given; it never cuts a grapheme.
    public var span: TextSpan
    public var kind: QuantityKind
    public var value: QuantityValue
    /// Equal for quantities that mean the same, in whatever language and script they are written.
    public var key: UInt64
    /// Whether it is a small number in words, or a word that often means something else ("one", 一个, "second"): good
    /// for a hint that two texts correspond, not for a complaint that they do not.
    public var isWeak: Bool
}

/// What a quantity is.
public enum QuantityKind: UInt8, CaseIterable, Sendable {
    /// A number, counted or not; also the days of 30日. A year has the key of its number.
    case number
    case ordinal, percent, fraction
    /// A year, a month of a year or a day, in `QuantityValue.date`.
    case year, yearMonth, date
    case month, monthDay
    case time, weekday
    /// A number of a document, standard or section, or a name with digits: JP2021-123456A, ST.96, 1.2.3, COVID-19.
    case identifier
}

/// What a quantity comes to.
public enum QuantityValue: Sendable, Hashable {
    /// Of a number, an ordinal or a percentage (50 for 50 %).
    case decimal(ExactDecimal)
    /// In lowest terms.
    case fraction(numerator: Int, denominator: Int)
    /// Of a year, a month of a year or a day, by the Gregorian calendar, eras reckoned.
    case date(PartialDate)
    /// 1 to 12, and a day that the month can have; nil for a month alone.
    case month(Int, day: Int?)
    /// Seconds since midnight.
    case time(seconds: Int)
    /// 1 for Monday to 7 for Sunday, as in ISO 8601.
    case weekday(Int)
    /// In capitals and half-width characters.
    case identifier(String)
}

/// The keys of a segment's quantities.
public struct QuantityKeys: Sendable, Hashable {
    /// Of the quantities that are not weak, in the order of the text.
    public var strong: [UInt64] = []
    /// Of weak quantities, and of what strong ones consist of or may be called: the year, month and day of a date, the
    /// number of an ordinal and the ordinal of a number.
    public var weak: [UInt64] = []

    public init() {}

    public mutating func removeAll() {
        strong.removeAll(keepingCapacity: true)
        weak.removeAll(keepingCapacity: true)
    }
}
