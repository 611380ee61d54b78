import Terminology

/// A quantity as the scanner finds it: plain numbers, no allocation.
struct FoundQuantity {
    var start: Int
    var end: Int
    var kind: QuantityKind
    var isWeak: Bool
    /// Significand; numerator; packed date; month * 32 + day; seconds; weekday; hash of the identifier.
    var first: Int64
    /// Exponent; denominator.
    var second: Int64 = 0

    var key: UInt64 { Self.key(kind, first, second) }

    /// Adds the keys of what it consists of or may be called, so that "in 2021" meets a day of 2021.
    func appendParts(to keys: inout [UInt64]) {
        switch kind {
        case .ordinal, .percent:
            keys.append(Self.key(.number, first, second))
        case .fraction:
            keys.append(Self.numberKey(first))
            keys.append(Self.numberKey(second))
        case .date, .yearMonth:
            let (year, month, day) = (first / 512, first % 512 / 32, first % 32)
            keys.append(Self.numberKey(year))
            keys.append(Self.key(.month, month * 32, 0))
            if day > 0 {
                keys.append(Self.key(.yearMonth, first - day, 0))
                keys.append(Self.key(.monthDay, month * 32 + day, 0))
                keys.append(Self.numberKey(day))
            }
        case .monthDay:
            keys.append(Self.key(.month, first / 32 * 32, 0))
            keys.append(Self.numberKey(first % 32))
        case .month:
            keys.append(Self.numberKey(first / 32))
        case .time:
            keys.append(Self.numberKey(first / 3600))
        case .number:
            // Page 3 is 第3页, and 30日 the 30th.
            let largestOrdinal: Int64 = 9999
            if second >= 0, (1...largestOrdinal).contains(first) { keys.append(Self.key(.ordinal, first, second)) }
        case .year, .weekday, .identifier:
            break
        }
    }

    static func numberKey(_ value: Int64) -> UInt64 {
        let decimal = ExactDecimal(significand: value)
        return key(.number, decimal.significand, Int64(decimal.exponent))
    }

    /// A hash that does not change between runs; the finalizer of SplitMix64 (Steele, Lea, Flood 2014) twice.
    static func key(_ kind: QuantityKind, _ first: Int64, _ second: Int64) -> UInt64 {
        // A year and its number are one: "in 2021" does not say which it is.
        if kind == .year { return numberKey(first / 512) }
        return mixed(mixed(UInt64(bitPattern: first) &+ UInt64(kind.rawValue) << 56) &+ UInt64(bitPattern: second))
    }

    static func mixed(_ value: UInt64) -> UInt64 {
        var value = value &+ 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
