/// Exponential and logarithm of Float without branches or tables, so that loops over many become vector instructions.
enum Elementary {
    /// Adding and taking away 1.5 · 2²³ rounds to a whole number, which stands in the low bits between.
    private static let rounding: Float = 12_582_912
    private static let perBinade: Float = 1.442_695_04
    /// ln 2 in two parts, the first with few bits, so that its multiples are exact.
    private static let binade: (high: Float, low: Float) = (0.693_359_375, -2.121_944_4e-4)

    /// e to the power of x, within ±80; relative error below 4e-7.
    ///
    /// A power of two, and the series of what is left up to the sixth power.
    @inline(__always)
    static func exponential(_ x: Float) -> Float {
        let shifted = x * perBinade + rounding
        let whole = shifted - rounding
        let rest = (x - whole * binade.high) - whole * binade.low
        var series: Float = 1 / 720
        series = series * rest + 1 / 120
        series = series * rest + 1 / 24
        series = series * rest + 1 / 6
        series = series * rest + 1 / 2
        series = series * rest * rest + rest + 1
        return Float(bitPattern: series.bitPattern &+ shifted.bitPattern &<< 23)
    }

    /// Bits of the square root of a half.
    private static let leastMantissa: Int32 = 0x3F35_04F3

    /// The natural logarithm of a normal x above 0; error below 4e-7 of the result or of 1, the larger.
    ///
    /// By the exponent, and the series of the inverse hyperbolic tangent for the mantissa.
    @inline(__always)
    static func logarithm(_ x: Float) -> Float {
        let bits = Int32(bitPattern: x.bitPattern)
        let exponent = (bits &- leastMantissa) &>> 23
        let mantissa = Float(bitPattern: UInt32(bitPattern: bits &- exponent &<< 23))
        let ratio = (mantissa - 1) / (mantissa + 1)
        let square = ratio * ratio
        var series: Float = 2 / 9
        series = series * square + 2 / 7
        series = series * square + 2 / 5
        series = series * square + 2 / 3
        series = series * square + 2
        let whole = Float(exponent)
        return whole * binade.high + (series * ratio + whole * binade.low)
    }
}
