/// A moment to the second, in UTC, of the years 1 to 9999.
public struct Timestamp: Sendable, Hashable, Comparable {
    /// Since 1970-01-01T00:00:00Z, without leap seconds.
    public let secondsSince1970: Int

    private static let secondsInDay = 86_400
    /// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
    private static let known = -62_135_596_800...253_402_300_799

    /// - Parameter seconds: Since 1970-01-01T00:00:00Z, without leap seconds; what is out of range is brought into it.
    public init(secondsSince1970 seconds: Int) {
        secondsSince1970 = min(max(seconds, Self.known.lowerBound), Self.known.upperBound)
    }

    /// A moment as ISO 8601 writes it, in the basic form (`20211130T090000Z`, which TMX has) or the extended one
    /// (`2021-11-30T18:00:00+09:00`); a day alone is its beginning, a time without a zone is UTC. Nil for anything else.
    public init?(parsing text: some StringProtocol) {
        var digits: [Int] = []
        var rest = Substring(text)[...]
        var zone = 0
        while let byte = rest.utf8.first {
            switch byte {
            case 0x30...0x39: digits.append(Int(byte) - 0x30)
            case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " "):
                if byte == UInt8(ascii: "-"), digits.count >= 12 {
                    guard let offset = Self.zone(rest) else { return nil }
                    (zone, rest) = (offset, "")
                    continue
                }
            case UInt8(ascii: "."), UInt8(ascii: ","):
                // Parts of a second are left out.
                let end = rest.dropFirst().firstIndex { !$0.isNumber } ?? rest.endIndex
                rest = rest[end...]
                continue
            case UInt8(ascii: "+"):
                guard let offset = Self.zone(rest) else { return nil }
                (zone, rest) = (offset, "")
                continue
            case UInt8(ascii: "Z"), UInt8(ascii: "z"):
                guard rest.utf8.count == 1 else { return nil }
            default: return nil
            }
            rest = rest.dropFirst()
        }
        guard [8, 12, 14].contains(digits.count) else { return nil }
        let number = { (range: Range<Int>) in digits[range].reduce(0) { $0 * 10 + $1 } }
        guard let date = CalendarDate(year: number(0..<4), month: number(4..<6), day: number(6..<8)) else { return nil }
        let hour = digits.count > 8 ? number(8..<10) : 0
        let minute = digits.count > 8 ? number(10..<12) : 0
        let second = digits.count == 14 ? number(12..<14) : 0
        guard hour < 24, minute < 60, second <= 60 else { return nil }
        self.init(
            secondsSince1970: date.daysSince1970 * Self.secondsInDay + hour * 3600 + minute * 60 + second - zone)
    }

    /// Seconds of `+09:00`, `-0500` or `+09`.
    private static func zone(_ text: Substring) -> Int? {
        let digits = text.dropFirst().utf8.filter { $0 != UInt8(ascii: ":") }
        guard digits.count == 2 || digits.count == 4, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        let numbers = digits.map { Int($0) - 0x30 }
        let minutes = (numbers[0] * 10 + numbers[1]) * 60 + (numbers.count == 4 ? numbers[2] * 10 + numbers[3] : 0)
        return text.first == "-" ? -minutes * 60 : minutes * 60
    }

    public var date: CalendarDate {
        CalendarDate(daysSince1970: (secondsSince1970 - second) / Self.secondsInDay)
    }

    /// Of the day, from 0 to 86,399.
    public var second: Int {
        let rest = secondsSince1970 % Self.secondsInDay
        return rest < 0 ? rest + Self.secondsInDay : rest
    }

    /// The basic form of ISO 8601, which TMX has: `20211130T090000Z`.
    public var basic: String {
        "\(date)".filter { $0 != "-" } + "T" + clock.joined() + "Z"
    }

    /// The extended form of ISO 8601: `2021-11-30T09:00:00Z`.
    public var extended: String { "\(date)T" + clock.joined(separator: ":") + "Z" }

    /// `2021-11-30 09:00`, for people.
    public var readable: String { "\(date) " + clock.prefix(2).joined(separator: ":") }

    private var clock: [String] {
        [second / 3600, second / 60 % 60, second % 60].map { ($0 < 10 ? "0" : "") + String($0) }
    }

    public static func < (left: Self, right: Self) -> Bool { left.secondsSince1970 < right.secondsSince1970 }
}
