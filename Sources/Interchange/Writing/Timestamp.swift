import Terminology

/// A moment to the second, in UTC.
public struct Timestamp: Sendable, Hashable {
    public let date: CalendarDate
    /// From 0 to 86,399.
    public let second: Int

    private static let secondsInDay = 86_400

    /// - Parameter seconds: Since 1970-01-01T00:00:00Z, without leap seconds.
    public init(secondsSince1970 seconds: Int) {
        let days = Int((Double(seconds) / Double(Self.secondsInDay)).rounded(.down))
        date = CalendarDate(daysSince1970: days)
        second = seconds - days * Self.secondsInDay
    }

    /// As TMX writes it, the basic form of ISO 8601: `20211130T090000Z`.
    var basic: String {
        "\(date)".filter { $0 != "-" } + "T" + clock.joined() + "Z"
    }

    /// `2021-11-30 09:00`, for people.
    var readable: String { "\(date) " + clock.prefix(2).joined(separator: ":") }

    private var clock: [String] {
        [second / 3600, second / 60 % 60, second % 60].map { ($0 < 10 ? "0" : "") + String($0) }
    }
}
