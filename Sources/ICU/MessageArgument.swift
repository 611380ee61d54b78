/// A value to put into a message.
public enum MessageArgument: Hashable, Sendable {
    /// Text, put in as it is, or chosen by in a `select`.
    case text(String)

    /// A whole number, formatted for the locale, or chosen by in a `plural`.
    case integer(Int)

    /// A number, formatted for the locale, or chosen by in a `plural`.
    case real(Double)
}

extension MessageArgument: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    /// Makes a text.
    public init(stringLiteral value: String) { self = .text(value) }

    /// Makes a whole number.
    public init(integerLiteral value: Int) { self = .integer(value) }

    /// Makes a number.
    public init(floatLiteral value: Double) { self = .real(value) }
}
