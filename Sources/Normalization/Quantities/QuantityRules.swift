import Terminology

/// How a language writes quantities: the `quantities:` of a file of `Locales/`.
public struct QuantityRules: Sendable {
    var words: [QuantityWord] = []
    var patterns: [QuantityPattern] = []
    var eras: [QuantityEra] = []
    /// What may stand between the words of one number, besides nothing.
    var joiners: [String] = []
    /// Between the digits of a number and its decimals, in words.
    var points: [String] = []
    /// Whether a space may stand between figures and a scale (`120 million`).
    var spacesScales: Bool?
    /// Words that a number needs to be one without a counter; 0 where it always needs one.
    var wordsAlone: Int?
    /// Whether one digit in words can be counted (三局), or must be told from words that sound alike (이).
    var countsSingleDigits: Bool?
    /// Numbers in words up to this are weak.
    var weakNumbers: Int?
    /// Ordinals in words up to this are weak.
    var weakOrdinals: Int?

    /// What all languages share, with what a language adds.
    func merged(with other: QuantityRules) -> QuantityRules {
        var merged = self
        let offset = eras.count
        merged.words += other.words.map { word in
            var word = word
            if word.role == .era { word.value += offset }
            return word
        }
        merged.patterns += other.patterns
        merged.eras += other.eras
        merged.joiners += other.joiners
        merged.points += other.points
        merged.spacesScales = other.spacesScales ?? spacesScales
        merged.wordsAlone = other.wordsAlone ?? wordsAlone
        merged.countsSingleDigits = other.countsSingleDigits ?? countsSingleDigits
        merged.weakNumbers = other.weakNumbers ?? weakNumbers
        merged.weakOrdinals = other.weakOrdinals ?? weakOrdinals
        return merged
    }
}

/// A word or character with a number.
struct QuantityWord: Sendable {
    enum Role: UInt8, CaseIterable, Sendable {
        /// Stands for a digit; several make a number by their places (二〇二一).
        case digit
        /// A number below a hundred that takes nothing after it (twelve).
        case unit
        /// Takes a digit or unit below ten after it (twenty).
        case tens
        /// Multiplies what stands before it in its group; the value is a power of ten (十, hundred).
        case multiplier
        /// Ends a group; the value is a power of ten (万, million).
        case scale
        case ordinal
        /// A whole number in one character (①).
        case symbol
        case month, weekday
        /// The value is the place in `eras`.
        case era
        /// Half of the day: hours to add.
        case dayPart
        /// Minutes in a word (半).
        case minute
        /// A part of a whole, by its denominator (thirds).
        case part
        /// The first year of an era (元).
        case firstYear
        /// No number, though it begins like one or ends like one (万博, 统一).
        case none

        /// The name that rule files and patterns use.
        var name: String {
            switch self {
            case .digit: "digits"
            case .unit: "units"
            case .tens: "tens"
            case .multiplier: "multipliers"
            case .scale: "scales"
            case .ordinal: "ordinals"
            case .symbol: "symbols"
            case .month: "months"
            case .weekday: "weekdays"
            case .era: "eras"
            case .dayPart: "dayParts"
            case .minute: "minutes"
            case .part: "parts"
            case .firstYear: "firstYears"
            case .none: "notNumbers"
            }
        }

        var bit: UInt16 { 1 << UInt16(rawValue) }
    }

    var text: String
    var role: Role
    var value: Int
}

/// A reign by which years are counted.
struct QuantityEra: Sendable {
    /// Packed as `CalendarDate.ordinal`.
    var first: Int32
    /// The last day, or nil for an era that goes on.
    var last: Int32?
}
