/// A number in decimal notation, exact: `significand` times ten to the power of `exponent`.
///
/// The significand has no zero at its end, so that equal numbers are equal values.
public struct ExactDecimal: Sendable, Hashable {
    public let significand: Int64
    public let exponent: Int

    /// Digits that every significand can have.
    static let maximumDigits = 18

    public init(significand: Int64, exponent: Int = 0) {
        var (significand, exponent) = (significand, significand == 0 ? 0 : exponent)
        while significand != 0, significand % 10 == 0 {
            significand /= 10
            exponent += 1
        }
        (self.significand, self.exponent) = (significand, exponent)
    }

    public init(_ value: Int) { self.init(significand: Int64(value)) }

    static let zero = ExactDecimal(0)
    static let one = ExactDecimal(1)

    /// The number as an integer, or nil where it is none or does not fit.
    public var integer: Int? {
        guard exponent >= 0, exponent <= Self.maximumDigits else { return nil }
        var value = significand
        for _ in 0..<exponent {
            let (next, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = next
        }
        return Int(value)
    }

    /// The number times a power of ten.
    func scaled(byPowerOfTen power: Int) -> ExactDecimal {
        ExactDecimal(significand: significand, exponent: exponent + power)
    }

    /// The sum, or nil where it has more digits than fit.
    func adding(_ other: ExactDecimal) -> ExactDecimal? {
        if significand == 0 { return other }
        if other.significand == 0 { return self }
        let shared = min(exponent, other.exponent)
        guard let left = shifted(to: shared), let right = other.shifted(to: shared) else { return nil }
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : ExactDecimal(significand: sum, exponent: shared)
    }

    /// The significand that belongs to a smaller exponent, or nil where it does not fit.
    private func shifted(to smaller: Int) -> Int64? {
        guard exponent - smaller <= Self.maximumDigits else { return nil }
        var value = significand
        for _ in 0..<(exponent - smaller) {
            let (next, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = next
        }
        return value
    }

    var negated: ExactDecimal { ExactDecimal(significand: -significand, exponent: exponent) }
}

extension ExactDecimal: CustomStringConvertible {
    /// The number in plain digits (`120000000`, `-3.14`), or with an exponent where that would be long.
    public var description: String {
        let longest = 40
        let digits = String(significand.magnitude)
        let sign = significand < 0 ? "-" : ""
        if exponent > longest || exponent < -longest { return "\(sign)\(digits)e\(exponent)" }
        if exponent >= 0 { return sign + digits + String(repeating: "0", count: exponent) }
        let places = -exponent
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
        return sign + padded.dropLast(places) + "." + padded.suffix(places)
    }
}
