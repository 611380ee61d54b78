import Terminology

/// What the slots of a pattern say of a date.
struct DateReading {
    private var year: Int?
    private var month: Int?
    private var day: Int?
    private var era: QuantityEra?
    private var isWeak = false
    private(set) var dayEnd = 0
    private(set) var lastDay: Int?
    private(set) var lastDayCapture: QuantityCapture?

    /// Nil where a number cannot be what its slot says.
    init?(_ captures: [QuantityCapture], _ slots: [QuantityPattern.Slot], eras: [QuantityEra]) {
        for (capture, slot) in zip(captures, slots) {
            guard take(capture, slot, eras) else { return nil }
        }
    }

    private mutating func take(_ capture: QuantityCapture, _ slot: QuantityPattern.Slot, _ eras: [QuantityEra]) -> Bool
    {
        guard let number = capture.number else {
            if slot == .monthName {
                month = capture.value
            } else if slot == .firstYear {
                year = capture.value
            } else if slot == .era, eras.indices.contains(capture.value) {
                era = eras[capture.value]
            } else {
                return false
            }
            return true
        }
        guard let value = number.value?.integer else { return false }
        if number.isSpelled { isWeak = true }
        if slot == .year {
            year = value
            return number.isSpelled ? (1000...9999).contains(value) : number.figures == 4 && value > 0
        }
        if slot == .eraYear {
            year = value
            return number.figures <= 3 && value < 1000
        }
        guard number.figures <= 2 else { return false }
        if slot == .month {
            month = value
        } else if slot == .lastDay {
            lastDay = value
            lastDayCapture = capture
        } else {
            day = value
            dayEnd = capture.end
        }
        return true
    }

    /// The date, month or day of a month, if the calendar and the era have it.
    func quantity(_ start: Int, _ end: Int) -> FoundQuantity? {
        var found = FoundQuantity(start: start, end: end, kind: .date, isWeak: false, first: 0)
        if let year {
            guard let date = date(year: year) else { return nil }
            if let lastDay, !(date.earliest.day < lastDay && isDay(lastDay, of: date.year)) { return nil }
            found.kind = date.day != nil ? .date : date.month != nil ? .yearMonth : .year
            found.first = Int64(date.packed)
            return found
        }
        // A leap year has every day that a year can have.
        let leapYear = 2000
        guard let month, let date = PartialDate(year: leapYear, month: month, day: day) else { return nil }
        if let lastDay, !(date.earliest.day < lastDay && isDay(lastDay, of: leapYear)) { return nil }
        found.kind = day == nil ? .month : .monthDay
        found.isWeak = day == nil && isWeak
        found.first = Int64(month * 32 + (day ?? 0))
        return found
    }

    private func isDay(_ day: Int, of year: Int) -> Bool {
        month.map { PartialDate(year: year, month: $0, day: day) != nil } ?? false
    }

    private func date(year: Int) -> PartialDate? {
        guard let era else { return PartialDate(year: year, month: month, day: day) }
        guard year > 0, let date = PartialDate(year: Int(era.first) / 512 + year - 1, month: month, day: day),
            date.latest.ordinal >= era.first, date.earliest.ordinal <= era.last ?? .max
        else { return nil }
        return date
    }
}
