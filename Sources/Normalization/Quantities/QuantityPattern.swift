import Terminology

/// A way of writing a quantity: text with places for numbers and words.
struct QuantityPattern: Sendable {
    /// What stands at a place of a pattern.
    enum Element: Sendable, Hashable {
        case byte(UInt8)
        /// No, one or two spaces.
        case space
        case slot(Slot)
    }

    /// A place for a number or a word.
    enum Slot: UInt8, CaseIterable, Sendable {
        /// Any number; the numbers of a fraction.
        case number, numerator, denominator
        /// A number in words that ends like an ordinal.
        case ordinal
        /// Four digits; a month, a day, hours, minutes and seconds as plain numbers; the year of an era.
        case year, month, day, hour, minute, second, eraYear
        /// Words.
        case monthName, weekday, era, dayPart, minuteWord, part, firstYear
        /// The second day of two in one month.
        case lastDay

        /// The name between braces.
        var name: String {
            switch self {
            case .number: "n"
            case .numerator: "numerator"
            case .denominator: "denominator"
            case .ordinal: "ordinal"
            case .year: "y"
            case .month: "m"
            case .day: "d"
            case .hour: "h"
            case .minute: "min"
            case .second: "s"
            case .eraYear: "eraYear"
            case .monthName: "month"
            case .weekday: "weekday"
            case .era: "era"
            case .dayPart: "dayPart"
            case .minuteWord: "minutes"
            case .part: "part"
            case .firstYear: "firstYear"
            case .lastDay: "lastDay"
            }
        }

        /// What is read there: slots with the same source share their way through the patterns.
        var source: Source {
            switch self {
            case .number, .numerator, .denominator: .number
            case .ordinal: .ordinal
            case .year, .month, .day, .hour, .minute, .second, .eraYear, .lastDay: .plain
            case .monthName: .word(.month)
            case .weekday: .word(.weekday)
            case .era: .word(.era)
            case .dayPart: .word(.dayPart)
            case .minuteWord: .word(.minute)
            case .part: .word(.part)
            case .firstYear: .word(.firstYear)
            }
        }
    }

    enum Source: Hashable {
        case number, plain, ordinal
        case word(QuantityWord.Role)
    }

    /// What a pattern says.
    enum Meaning: UInt8, CaseIterable, Sendable {
        // In the order in which they are preferred, where two are as long.
        case date, weakDate, time, weakTime, weekday, weakWeekday, percent, tenths, fraction, ordinal, weakOrdinal,
            negative
        /// `counter` is a number that is weak where it is small and in words.
        case number, counter
        /// The ten years from a year on, by that year: 1990年代, 90年代, 20世纪90年代.
        case decade

        /// The name that rule files use.
        var name: String { "\(self)" }
    }

    var meaning: Meaning
    var elements: [Element]

    /// At most so many patterns come of one with alternatives, and of one file.
    static let maximumCount = 4000
    static let maximumLength = 120

    /// Why a text is no pattern.
    struct Fault: Error {
        var reason: String
    }

    /// The patterns that a text with alternatives `(a|b)` stands for.
    static func expanding(_ text: String, _ meaning: Meaning) throws(Fault) -> [QuantityPattern] {
        var parser = Parser(bytes: Array(text.utf8))
        let all = try parser.alternatives(depth: 0)
        guard parser.isAtEnd else { throw Fault(reason: "\")\" without \"(\"") }
        guard !all.contains(where: \.isEmpty) else { throw Fault(reason: "a pattern can be empty") }
        return all.map { QuantityPattern(meaning: meaning, elements: $0) }
    }

    private struct Parser {
        let bytes: [UInt8]
        var position = 0
        var isAtEnd: Bool { position >= bytes.count }

        mutating func alternatives(depth: Int) throws(Fault) -> [[Element]] {
            guard depth < 8 else { throw Fault(reason: "brackets within brackets, too deep") }
            var result: [[Element]] = []
            var current: [[Element]] = [[]]
            while !isAtEnd, bytes[position] != UInt8(ascii: ")") {
                let byte = bytes[position]
                position += 1
                switch byte {
                case UInt8(ascii: "|"):
                    result += current
                    current = [[]]
                case UInt8(ascii: "("):
                    let inner = try alternatives(depth: depth + 1)
                    guard !isAtEnd else { throw Fault(reason: "\"(\" without \")\"") }
                    position += 1
                    current = current.flatMap { head in inner.map { head + $0 } }
                case UInt8(ascii: "{"):
                    let slot = try slot()
                    for index in current.indices { current[index].append(.slot(slot)) }
                case UInt8(ascii: "\\") where !isAtEnd:
                    for index in current.indices { current[index].append(.byte(bytes[position])) }
                    position += 1
                default:
                    for index in current.indices {
                        current[index].append(byte == UInt8(ascii: " ") ? .space : .byte(byte))
                    }
                }
                guard current.count + result.count <= maximumCount else { throw Fault(reason: "too many alternatives") }
                guard current.allSatisfy({ $0.count <= maximumLength }) else { throw Fault(reason: "it is too long") }
            }
            return result + current
        }

        private mutating func slot() throws(Fault) -> Slot {
            guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) else {
                throw Fault(reason: "\"{\" without \"}\"")
            }
            let name = String(decoding: bytes[position..<end], as: UTF8.self)
            guard let slot = Slot.allCases.first(where: { $0.name == name }) else {
                let known = Slot.allCases.map { "{\($0.name)}" }.joined(separator: ", ")
                throw Fault(reason: "unknown {\(name)}; there are \(known)")
            }
            position = end + 1
            return slot
        }
    }
}
