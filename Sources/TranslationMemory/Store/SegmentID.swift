import Terminology

/// The number of a segment, which it keeps as long as its unit is there, and which no other ever gets.
public struct SegmentID: Sendable, Hashable, Comparable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public init(unit: Int64, language: LanguageTag) {
        rawValue = unit << Self.languageBits | Int64(language.rawValue)
    }

    public var unit: Int64 { rawValue >> Self.languageBits }

    /// Nil for a number that no segment has.
    public var language: LanguageTag? { LanguageTag(rawValue: UInt8(rawValue & Self.languageMask)) }

    private static let languageBits: Int64 = 3
    private static let languageMask: Int64 = 1 << languageBits - 1

    /// The numbers that the segments of a unit can have.
    static func all(of unit: Int64) -> ClosedRange<Int64> {
        unit << languageBits...(unit << languageBits | languageMask)
    }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
