internal import CICU

/// Rewrites text by rules or by one of ICU's built-in transforms; one thread at a time may use it.
///
/// Rules are in ICU's syntax: <https://unicode-org.github.io/icu/userguide/transforms/general/rules.html>.
public final class Transliterator {
    let handle: OpaquePointer

    /// Opens one of ICU's transforms, such as "Han-Latin", "Latin-ASCII" or "Any-NFC".
    ///
    /// - Throws: `ICUError` if there is no such transform.
    public init(identifier: String) throws(ICUError) {
        var result: OpaquePointer?
        var place = cicu_parse_error()
        let status = cicu_transliterator_open(identifier, identifier.utf8.count, &result, &place)
        try ICUError.check(status, place, "Transliterator::createInstance(\(identifier))")
        handle = try ICUError.opened(result, "Transliterator::createInstance(\(identifier))")
    }

    /// Compiles rules; the identifier is a name for them, for messages alone.
    ///
    /// - Throws: `ICUError` with the place of the rule that ICU cannot read.
    public init(rules: String, identifier: String) throws(ICUError) {
        var result: OpaquePointer?
        var place = cicu_parse_error()
        let status = cicu_transliterator_open_rules(
            rules, rules.utf8.count, identifier, identifier.utf8.count, &result, &place)
        try ICUError.check(status, place, "Transliterator::createFromRules(\(identifier))")
        handle = try ICUError.opened(result, "Transliterator::createFromRules(\(identifier))")
    }

    deinit {
        cicu_transliterator_close(handle)
    }

    /// The text rewritten.
    ///
    /// - Throws: `ICUError` if the text or the result is longer than 2³¹ − 1 bytes.
    /// - Complexity: O(*n*) for rules that look a bounded way around, where *n* is the length of the text.
    public func transliterated(_ text: String) throws(ICUError) -> String {
        try run(text, withEdits: false) { result in string(of: result) }
    }

    /// The text rewritten, and what changed.
    ///
    /// - Throws: `ICUError` if the text or the result is longer than 2³¹ − 1 bytes.
    /// - Complexity: O(*n*) for rules that look a bounded way around, where *n* is the length of the text.
    public func transliterate(_ text: String) throws(ICUError) -> TransliteratedText {
        try run(text, withEdits: true) { result in
            let edits = UnsafeBufferPointer(start: result.edits, count: result.edit_count).map(TextEdit.init)
            return TransliteratedText(text: string(of: result), edits: edits)
        }
    }

    private func run<Result>(
        _ text: String, withEdits: Bool, _ read: (cicu_edited_text) -> Result
    ) throws(ICUError) -> Result {
        try text.utf8Span.span.withUnsafeBufferPointer { source throws(ICUError) in
            var result = cicu_edited_text()
            let status = cicu_transliterate(handle, source.baseAddress, source.count, withEdits, &result)
            try ICUError.check(status, "Transliterator::transliterate")
            return read(result)
        }
    }

    private func string(of result: cicu_edited_text) -> String {
        String(decoding: UnsafeBufferPointer(start: result.text, count: result.length), as: UTF8.self)
    }
}

@available(*, unavailable)
extension Transliterator: Sendable {}

extension TextEdit {
    init(_ edit: cicu_edit) {
        self.init(
            source: Int(edit.source_start)..<Int(edit.source_end),
            target: Int(edit.target_start)..<Int(edit.target_end))
    }
}
