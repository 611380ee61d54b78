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
    }

    /// A quantity with the block that it stands in.
    typealias Placed = (block: CheckedBlock, quantity: Quantity)

    private let units: MeasureUnits
    private var all: Set<Reading> = []
    private var bySpan: [TextSpan: Set<Reading>] = [:]

    init(_ quantities: [Placed], _ units: MeasureUnits) {
        self.units = units
        for place in quantities.indices { add(place, of: quantities) }
        for (place, amount) in durations(of: quantities) { note(amount, quantities[place]) }
    }

    /// Whether another side says a quantity of this one in another way.
    func say(_ quantity: Quantity, as other: ValueReadings) -> Bool {
        bySpan[quantity.span].map { !$0.isDisjoint(with: other.all) } ?? false
    }

    private mutating func note(_ reading: Reading, _ placed: Placed) {
        all.insert(reading)
        bySpan[placed.quantity.span, default: []].insert(reading)
    }

    private mutating func add(_ place: Int, of quantities: [Placed]) {
        let (block, quantity) = quantities[place]
        // A century is said where one of its years is, and not the other way round.
        if let year = quantity.date?.year { all.insert(.century(Self.century(of: year))) }
        // A percentage or an ordinal is no number of something.
        guard quantity.kind == .number, case .decimal(let value) = quantity.value else { return }
        note(.number(value), quantities[place])
        let behind = block.text(TextSpan(quantity.span.end, quantity.span.end + Self.longestJoint))
        if let number = value.integer, Self.centuries.contains(where: behind.hasPrefix) {
            note(.century(number), quantities[place])
        }
        guard let next = quantities[(place + 1)...].first, next.block.index == block.index,
            next.quantity.span.start >= quantity.span.end,
            Self.joints.contains(block.text(TextSpan(quantity.span.end, next.quantity.span.start))),
            case .decimal(let last) = next.quantity.value
        else { return }
        if let power = Self.scale(of: next.quantity, in: block) {
            note(.number(value.scaled(by: power)), quantities[place])
        }
        if let decade = value.integer, let end = last.integer, units.isDecade(next.quantity, in: block),
            decade % Self.tenYears == 0, decade < Self.hundredYears
        {
            note(.number(ExactDecimal(end / Self.hundredYears * Self.hundredYears + decade)), quantities[place])
        }
    }

    private static let (tenYears, hundredYears) = (10, 100)
    private static func century(of year: Int) -> Int { (year - 1) / hundredYears + 1 }
    private static let centuries: [Substring] = ["世纪", "世紀", "세기"]
    /// What stands between the ends of a range.
    private static let joints: Set<Substring> = [
        "-", "–", "—", "~", "～", " - ", " – ", " to ", " and ", " or ", "至", "到", "和", "、", "从", "から", "~", "와 ", "에서 ",
    ]
    private static let longestJoint = 6

    /// The power of ten that a word behind figures stands for, if there is one: 6 for “$10 million”.
    private static func scale(of quantity: Quantity, in block: CheckedBlock) -> Int? {
        guard case .decimal(let value) = quantity.value else { return nil }
        let figures = block.text(quantity.span).drop { !$0.isWholeNumber || !$0.isASCII }
            .prefix { $0.isASCII && ($0.isWholeNumber || ".,".contains($0)) }
        guard let plain = ExactDecimal(figures: figures), plain.significand == value.significand else { return nil }
        let power = value.exponent - plain.exponent
        return power > 0 ? power : nil
    }

    /// Periods in one unit or in several in a row (1小时30分), each with the place of every quantity that it consists of.
    private func durations(of quantities: [Placed]) -> [(place: Int, amount: Reading)] {
        var found: [(Int, Reading)] = []
        var run: [Int] = []
        var (amount, isMonths, end) = (0.0, false, 0)
        func close() {
            for place in run { found.append((place, isMonths ? .months(amount) : .seconds(amount))) }
            run = []
        }
        for (place, placed) in quantities.enumerated() {
            guard case .decimal(let value) = placed.quantity.value,
                let unit = units.unit(of: placed.quantity, in: placed.block), let period = Self.periods[unit.meaning]
            else {
                close()
                continue
            }
            let isNext =
                run.last.map { quantities[$0].block.index == placed.block.index } == true && isMonths == period.isMonths
                && unit.span.start >= end && unit.span.start - end <= Self.longestJoint
            if !isNext {
                close()
                (amount, isMonths) = (0, period.isMonths)
            }
            run.append(place)
            amount += value.approximate * period.length
            end = unit.span.end
            let behind = placed.block.text(TextSpan(end, end + Self.longestHalf))
            if Self.halves.contains(where: behind.hasPrefix) { amount += period.length / 2 }
        }
        close()
        return found
    }

    private static let halves: [Substring] = ["半", " 반", "반", " and a half"]
    private static let longestHalf = 12
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
