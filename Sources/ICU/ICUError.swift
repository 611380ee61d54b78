internal import CICU

/// A failure that ICU reported: the function, the status, and for rules and patterns the place.
public struct ICUError: Error, Hashable, Sendable {
    /// The ICU function that failed, such as "Transliterator::createFromRules".
    public let function: String

    /// The value of ICU's `UErrorCode`, above zero.
    public let code: Int32

    /// ICU's name for the code, such as "U_ILLEGAL_ARGUMENT_ERROR".
    public let name: String

    /// The place of the mistake in a rule set or message pattern, if ICU tells one.
    public let location: PatternLocation?

    init(function: String, code: Int32, location: PatternLocation? = nil) {
        self.function = function
        self.code = code
        self.name = String(cString: cicu_error_name(code))
        self.location = location
    }

    /// Throws if the status is a failure; remarks, which are negative, pass.
    static func check(_ status: Int32, _ function: @autoclosure () -> String) throws(ICUError) {
        if status > 0 { throw ICUError(function: function(), code: status) }
    }

    /// Throws, with the place, if the status is a failure.
    static func check(
        _ status: Int32, _ place: borrowing cicu_parse_error, _ function: @autoclosure () -> String
    ) throws(ICUError) {
        if status > 0 {
            throw ICUError(function: function(), code: status, location: PatternLocation(place))
        }
    }
}

extension ICUError: CustomStringConvertible {
    /// One line that says what failed and where.
    public var description: String {
        guard let location else { return "\(function): \(name)" }
        return "\(function): \(name) at \(location)"
    }
}

extension ICUError {
    /// The handle, which ICU gives whenever it reports no failure.
    static func opened(
        _ handle: OpaquePointer?, _ function: @autoclosure () -> String
    ) throws(ICUError) -> OpaquePointer {
        guard let handle else { throw ICUError(function: function(), code: internalProgramError) }
        return handle
    }

    /// `U_INTERNAL_PROGRAM_ERROR`.
    private static var internalProgramError: Int32 { 5 }
}
