/// How many characters of each script a text has.
struct ScriptCounts {
    var latin = 0
    var kana = 0
    var hangul = 0
    /// Each Han character with its number.
    var han: [UInt32: Int] = [:]
    /// All scalars.
    var total = 0

    mutating func add(_ text: String) {
        for scalar in text.unicodeScalars {
            total += 1
            let value = scalar.value
            if value < 0x250 {
                if (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A || value >= 0xC0 { latin += 1 }
            } else if ScalarClass.isKana(value) {
                kana += 1
            } else if ScalarClass.isHangul(value) {
                hangul += 1
            } else if ScalarClass.isHan(value) {
                han[value, default: 0] += 1
            }
        }
    }
}
