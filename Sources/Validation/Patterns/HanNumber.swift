/// Numbers in Chinese characters as Arabic figures: 第二十四回 as 第24回.
enum HanNumber {
    private static let digits: [Character: Int] = [
        "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    private static let units: [Character: Int] = ["十": 10, "百": 100]

    /// A text with its only number in figures; nil where it has no number, or one that is not written by the rules, for what
    /// cannot be read must not be replaced.
    static func figures(in text: Substring) -> String? {
        func isPart(_ character: Character) -> Bool { digits[character] != nil || units[character] != nil }
        guard let start = text.firstIndex(where: isPart) else { return nil }
        let end = text[start...].firstIndex { !isPart($0) } ?? text.endIndex
        guard !text[end...].contains(where: isPart), let value = value(text[start..<end]) else { return nil }
        return text[..<start] + String(value) + text[end...]
    }

    /// 二十四 and 二四 are 24.
    private static func value(_ number: Substring) -> Int? {
        let placed = number.compactMap { digits[$0] }
        if placed.count == number.count {
            guard placed[0] > 0, placed.count > 1 || placed[0] < 10 else { return nil }
            return placed.reduce(0) { $0 * 10 + $1 }
        }
        var (sum, pending, last) = (0, nil as Int?, Int.max)
        for character in number {
            if let digit = digits[character] {
                guard pending == nil, digit > 0 else { return nil }
                pending = digit
            } else if let unit = units[character], unit < last {
                sum += (pending ?? 1) * unit
                (pending, last) = (nil, unit)
            } else {
                return nil
            }
        }
        return sum + (pending ?? 0)
    }
}
