import Normalization
import Terminology

/// What the quantities of a side of a bead come to beside what they are: 90 minutes are an hour and a half, the 5 of “$5-10 million”
/// five million, the 80 of 20世纪80至90年代 the 1980s.
struct ValueReadings {
    private enum Reading: Hashable {
        case number(ExactDecimal)
        /// Periods of days and of months are not compared: no month has a number of days of its own.
        case seconds(Double)
        case months(Double)
        case century(Int)
        /// A year of a century.
        case yearOf(Int)
        /// Since midnight.
        case time(Int)

        /// What another text says for it: a century for each of its years, but no year for another.
        var answer: Reading {
            switch self {
            case .century(let number): .yearOf(number)
            case .yearOf(let number): .century(number)
            default: self
            }
        }
    }

    /// Where a quantity stands.
    private struct Place: Hashable {
        var block: Int
        var span: TextSpan

        init(_ placed: Placed) { (block, span) = (placed.block.index, placed.quantity.span) }
    }

    /// A quantity with the block that it stands in.
    typealias Placed = (block: CheckedBlock, quantity: Quantity)

    /// Of each quantity.
    private let units: [(meaning: String, span: TextSpan)?]
    private var all: Set<Reading> = []
    private var byPlace: [Place: Set<Reading>] = [:]

    init(_ quantities: [Placed], _ units: MeasureUnits) {
        self.units = quantities.map { units.unit(of: $0.quantity, in: $0.block) }
        for place in quantities.indices { add(place, of: quantities) }
        for (place, amount) in durations(of: quantities) { note(amount, quantities[place]) }
    }

    /// Whether another side says a quantity of this one in another way.
    func say(_ placed: Placed, as other: ValueReadings) -> Bool {
        byPlace[Place(placed), default: []].contains { other.all.contains($0.answer) }
    }

    private mutating func note(_ reading: Reading, _ placed: Placed) {
        all.insert(reading)
        byPlace[Place(placed), default: []].insert(reading)
    }

    private mutating func add(_ place: Int, of quantities: [Placed]) {
        let (block, quantity) = quantities[place]
        if let year = quantity.date?.year { note(.yearOf(Self.century(of: year)), quantities[place]) }
        if case .time(let seconds) = quantity.value { addTime(seconds, place, quantities) }
        // A percentage or an ordinal is no number of something.
        guard quantity.kind == .number, case .decimal(let value) = quantity.value else { return }
        note(.number(value), quantities[place])
        let next = quantities.indices.contains(place + 1) ? quantities[place + 1] : nil
        if let number = value.integer { addCentury(number, quantities[place], next) }
        guard let next, let joint = Self.text(between: quantities[place], next) else { return }
        let isRange = Self.ranges.contains(joint)
        if isRange, case .time(let seconds) = next.quantity.value, seconds >= Self.noon, let hour = value.integer,
            (1...Self.noonHour).contains(hour)
        {
            note(.time(hour % Self.noonHour * Self.hour + Self.noon), quantities[place])
        }
        guard isRange || Self.lists.contains(joint), case .decimal(let last) = next.quantity.value else { return }
        if isRange, let power = Self.scale(of: next.quantity, in: block) {
            note(.number(value.scaled(by: power)), quantities[place])
        }
        if let decade = value.integer, let end = last.integer, units[place + 1]?.meaning == MeasureUnits.decade,
            decade % Self.tenYears == 0, decade < Self.hundredYears
        {
            note(.number(ExactDecimal(end / Self.hundredYears * Self.hundredYears + decade)), quantities[place])
        }
    }

    /// The century that a number counts: 20世纪. A decade of it that follows says more than the century.
    private mutating func addCentury(_ number: Int, _ placed: Placed, _ next: Placed?) {
        let end = placed.quantity.span.end
        let behind = placed.block.text(TextSpan(end, end + Self.longestCentury))
        guard let word = Self.centuries.first(where: behind.hasPrefix) else { return }
        let isDecadeNext = next.flatMap { Self.text(between: placed, $0) }.map { $0.dropFirst(word.count) }
            .map { $0.isEmpty || $0 == " " }
        if isDecadeNext == true {
            byPlace[Place(placed), default: []].insert(.century(number))
        } else {
            note(.century(number), placed)
        }
    }

    /// A time, and that of the afternoon at the end of a range that says so only once: 下午2时至4时.
    private mutating func addTime(_ seconds: Int, _ place: Int, _ quantities: [Placed]) {
        note(.time(seconds), quantities[place])
        guard seconds < Self.noon, place > 0, case .time(let start) = quantities[place - 1].quantity.value,
            start >= Self.noon, start < seconds + Self.noon,
            let joint = Self.text(between: quantities[place - 1], quantities[place]), Self.ranges.contains(joint)
        else { return }
        note(.time(seconds + Self.noon), quantities[place])
    }

    /// Seconds.
    private static let (hour, noon) = (3600, 43_200)
    private static let noonHour = 12

    /// What stands between two quantities of one block.
    private static func text(between one: Placed, _ next: Placed) -> Substring? {
        guard one.block.index == next.block.index, next.quantity.span.start >= one.quantity.span.end else { return nil }
        return one.block.text(TextSpan(one.quantity.span.end, next.quantity.span.start))
    }

    private static let (tenYears, hundredYears) = (10, 100)
    private static func century(of year: Int) -> Int { (year - 1) / hundredYears + 1 }
    private static let centuries: [Substring] = ["世纪", "世紀", "세기"]
    /// Bytes of the longest.
    private static let longestCentury = 6
    /// What stands between the ends of a range: its first number may leave to the last what both say.
    private static let ranges: Set<Substring> = [
        "-", "–", "—", "~", "～", " - ", " – ", " to ", "至", "到", "から", "에서 ", "부터 ",
    ]
    /// What stands between the members of a list.
    private static let lists: Set<Substring> = [" and ", " or ", "和", "、", "와 "]

    /// The power of ten that a word behind figures stands for, if there is one: 6 for “$10 million”.
    private static func scale(of quantity: Quantity, in block: CheckedBlock) -> Int? {
        guard case .decimal(let value) = quantity.value else { return nil }
        let figures = block.text(quantity.span).drop { !$0.isWholeNumber || !$0.isASCII }
            .prefix { $0.isASCII && ($0.isWholeNumber || ".,".contains($0)) }
        guard let plain = ExactDecimal(figures: figures), plain.significand == value.significand else { return nil }
        let power = value.exponent - plain.exponent
        return power > 0 ? power : nil
    }

    /// What stands between the units of one period: 1 hour and 30 minutes, 1小时30分.
    private static let periodJoints: Set<Substring> = ["", " ", " and "]

    /// Periods in one unit or in several in a row (1小时30分), each with the place of every quantity that it consists of.
    private func durations(of quantities: [Placed]) -> [(place: Int, amount: Reading)] {
        var found: [(Int, Reading)] = []
        var run: [Int] = []
        var (amount, isMonths, length, end) = (0.0, false, 0.0, 0)
        func close() {
            for place in run { found.append((place, isMonths ? .months(amount) : .seconds(amount))) }
            run = []
        }
        for (place, placed) in quantities.enumerated() {
            guard case .decimal(let value) = placed.quantity.value,
                let unit = units[place], let period = Self.periods[unit.meaning]
            else {
                close()
                continue
            }
            // Only what goes on at once in a smaller unit is one period; 1小时、30分钟 are two.
            let isNext =
                run.last.map { quantities[$0].block.index == placed.block.index } == true && isMonths == period.isMonths
                && period.length < length && unit.span.start >= end
                && Self.periodJoints.contains(placed.block.text(TextSpan(end, unit.span.start)))
            if !isNext {
                close()
                (amount, isMonths) = (0, period.isMonths)
            }
            run.append(place)
            amount += value.approximate * period.length
            (length, end) = (period.length, unit.span.end)
            if Self.isHalf(placed.block.text(TextSpan(end, end + Self.longestHalf))) { amount += period.length / 2 }
        }
        close()
        return found
    }

    /// Whether what follows a period is half of one more, and no other word: 半数, 반도체.
    private static func isHalf(_ text: Substring) -> Bool {
        guard let word = halves.first(where: text.hasPrefix) else { return false }
        guard let next = text.dropFirst(word.count).unicodeScalars.first else { return true }
        switch word.unicodeScalars.last {
        case "半": return !behindHalf.contains(next)
        case "반": return !(0xAC00...0xD7A3).contains(next.value) || particles.contains(next)
        default: return true
        }
    }

    private static let halves: [Substring] = ["半", " 반", "반", " and a half"]
    /// Bytes of the longest, and a character.
    private static let longestHalf = 15
    /// What makes another word of 半: 半数, 半导体, 半年, 半分.
    private static let behindHalf: Set<Unicode.Scalar> = [
        "数", "數", "导", "導", "年", "月", "日", "天", "夜", "分", "途", "径", "徑", "岛", "島", "面", "减", "減", "额", "額", "价", "價",
        "値", "值", "期", "球", "生", "自", "成", "固", "透", "决", "決", "官",
    ]
    /// What may follow 반 in its word: the first syllables of particles.
    private static let particles: Set<Unicode.Scalar> = ["이", "은", "을", "의", "에", "만", "과", "으", "간", "쯤"]
    /// Seconds, or months.
    private static let periods: [String: (length: Double, isMonths: Bool)] = [
        "second": (1, false), "minute": (60, false), "hour": (3600, false), "day": (86_400, false),
        "week": (604_800, false), "month": (1, true), "year": (12, true),
    ]
}

extension ExactDecimal {
    /// Figures with separators; nil where there are none, or more than fit.
    fileprivate init?(figures: Substring) {
        let parts = figures.replacing(",", with: "").split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count < 3 else { return nil }
        let decimals = parts.count == 2 ? parts[1] : ""
        guard let significand = Int64(whole + decimals) else { return nil }
        self.init(significand: significand, exponent: -decimals.count)
    }

    fileprivate func scaled(by power: Int) -> ExactDecimal {
        ExactDecimal(significand: significand, exponent: exponent + power)
    }

    /// Exact enough to compare periods.
    fileprivate var approximate: Double {
        var value = Double(significand)
        for _ in 0..<min(abs(exponent), Self.largestPower) { value = exponent < 0 ? value / 10 : value * 10 }
        return value
    }

    private static let largestPower = 30
}
