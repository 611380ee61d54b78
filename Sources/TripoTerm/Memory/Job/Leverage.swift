import Terminology

/// How much of a job a memory has, as translators are paid by it.
public struct Leverage: Sendable, Hashable {
    /// What a segment is worth, the cheapest first.
    public enum Band: String, Sendable, CaseIterable {
        /// The file has a translation already.
        case translated
        case bothContexts = "102"
        case oneContext = "101"
        /// The same text came before, in this file or another of the job.
        case repetition = "repetitions"
        case exact = "100"
        case from95 = "95-99"
        case from85 = "85-94"
        case from75 = "75-84"
        case from50 = "50-74"
        case none

        /// The band of a score of 0 to 102.
        public init(score: Int) {
            switch score {
            case 102...: self = .bothContexts
            case 101: self = .oneContext
            case 100: self = .exact
            case 95...: self = .from95
            case 85...: self = .from85
            case 75...: self = .from75
            case 50...: self = .from50
            default: self = .none
            }
        }
    }

    /// How much text it is.
    public struct Amount: Sendable, Hashable {
        public var segments = 0
        /// Of English and Korean, words; of Chinese and Japanese, characters, and words in other letters among them.
        public var words = 0
        /// Without white space.
        public var characters = 0

        public init() {}

        public static func += (left: inout Self, right: Self) {
            left.segments += right.segments
            left.words += right.words
            left.characters += right.characters
        }
    }

    public private(set) var amounts: [Band: Amount] = [:]
    /// What of each band is like an earlier segment of the job itself, more than like any of the memory.
    public private(set) var amountsWithinJob: [Band: Amount] = [:]

    public init() {}

    public subscript(band: Band) -> Amount { amounts[band] ?? Amount() }

    public var total: Amount { amounts.values.reduce(into: Amount()) { $0 += $1 } }

    mutating func add(_ amount: Amount, to band: Band, isWithinJob: Bool = false) {
        amounts[band, default: Amount()] += amount
        if isWithinJob { amountsWithinJob[band, default: Amount()] += amount }
    }

    public static func += (left: inout Self, right: Self) {
        for (band, amount) in right.amounts { left.amounts[band, default: Amount()] += amount }
        for (band, amount) in right.amountsWithinJob { left.amountsWithinJob[band, default: Amount()] += amount }
    }
}
