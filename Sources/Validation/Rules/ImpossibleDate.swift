import Terminology

/// Dates that no calendar has: February 30, 2024年13月1日 (X21).
struct ImpossibleDate: Rule {
    let identifiers = ["X21"]
    private static let months = "janfebmaraprmayjunjulaugsepoctnovdec"
    /// A leap year has every day that a year can have.
    private static let leapYear = 2000

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        var findings: [Finding] = []
        for block in text.blocks {
            for span in block.hits["X21"] ?? [] where !Self.isPossible(span, block) {
                findings.append(Finding("X21", block, span))
            }
        }
        return findings
    }

    /// Whether the calendar has a date, of which the pattern of the rule has seen the form.
    private static func isPossible(_ span: TextSpan, _ block: CheckedBlock) -> Bool {
        // Of what the pattern takes only full-width figures begin so.
        let isWide = block.withBytes { $0[span.range].contains(0xEF) }
        if isWide, let narrow = NormalizedText.text(String(block.text(span)), isCanonical: false) {
            return isPossible(Array(narrow.utf8)[...])
        }
        return block.withBytes { isPossible($0[span.range]) }
    }

    private static func isPossible(_ written: some Collection<UInt8>) -> Bool {
        var numbers: [Int] = []
        var isInNumber = false
        // Small letters of the first word that may be a month.
        var word: [UInt8] = []
        for byte in written {
            let (isFigure, isLetter) = (byte &- 0x30 < 10, (byte | 0x20) &- 0x61 < 26)
            if isFigure {
                let figure = Int(byte &- 0x30)
                if isInNumber { numbers[numbers.count - 1] = numbers[numbers.count - 1] &* 10 &+ figure }
                if !isInNumber { numbers.append(figure) }
            }
            isInNumber = isFigure
            if isLetter, word.count < 3 { word.append(byte | 0x20) } else if !isLetter, word.count < 3 { word = [] }
        }
        if word.count == 3, let month = month(word) {
            // Of the day and the year the year is the one of four figures.
            guard let year = numbers.first(where: { $0 > 99 }), let day = numbers.first(where: { $0 <= 99 }) else {
                return true
            }
            return isDay(year, month, day)
        }
        switch numbers.count {
        case 2: return isDay(leapYear, numbers[0], numbers[1])
        case 3: return isDay(numbers[0], numbers[1], numbers[2])
        default: return true
        }
    }

    /// The month whose name begins with three letters.
    private static func month(_ letters: [UInt8]) -> Int? {
        let names = months.utf8
        var place = names.startIndex
        for month in 1...12 {
            let end = names.index(place, offsetBy: 3)
            if names[place..<end].elementsEqual(letters) { return month }
            place = end
        }
        return nil
    }

    private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        PartialDate(year: year, month: month, day: day) != nil
    }
}
