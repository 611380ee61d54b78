internal import CICU

/// Formats a message in ICU's MessageFormat syntax with named arguments; one thread at a time may use it.
///
/// The syntax: <https://unicode-org.github.io/icu/userguide/format_parse/messages/>.
public final class MessageFormatter {
    private let handle: OpaquePointer

    /// Reads a pattern for a locale in ICU's notation, such as "ko" or "zh_Hant".
    ///
    /// - Throws: `ICUError` with the place that ICU cannot read.
    public init(pattern: String, locale: String) throws(ICUError) {
        var result: OpaquePointer?
        var place = cicu_parse_error()
        let status = cicu_message_open(pattern, pattern.utf8.count, locale, &result, &place)
        try ICUError.check(status, place, "MessageFormat::MessageFormat(\(locale))")
        handle = try ICUError.opened(result, "MessageFormat::MessageFormat(\(locale))")
    }

    deinit {
        cicu_message_close(handle)
    }

    /// The message with its arguments; an argument that is missing stays in braces, such as "{count}".
    ///
    /// - Throws: `ICUError` if an argument is of the wrong kind, such as a text to choose a plural by.
    public func format(_ arguments: MessageArguments = [:]) throws(ICUError) -> String {
        do throws(ICUError) {
            for (name, argument) in arguments.values { try add(name, argument) }
        } catch {
            // The formatter would keep what was added before the failure.
            var unused = cicu_edited_text()
            _ = cicu_message_format(handle, &unused)
            throw error
        }
        var result = cicu_edited_text()
        try ICUError.check(cicu_message_format(handle, &result), "MessageFormat::format")
        return String(decoding: UnsafeBufferPointer(start: result.text, count: result.length), as: UTF8.self)
    }

    private func add(_ name: String, _ argument: MessageArgument) throws(ICUError) {
        let length = name.utf8.count
        let status =
            switch argument {
            case .text(let text): cicu_message_add_text(handle, name, length, text, text.utf8.count)
            case .integer(let value): cicu_message_add_integer(handle, name, length, Int64(value))
            case .real(let value): cicu_message_add_real(handle, name, length, value)
            }
        try ICUError.check(status, "MessageFormat::format(\(name))")
    }
}

@available(*, unavailable)
extension MessageFormatter: Sendable {}
