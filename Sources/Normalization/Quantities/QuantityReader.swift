import Terminology

/// Reads the numbers, ordinals, dates, times, weekdays and identifiers of a language's running text.
///
/// How they are written stands in `Locales/`; equal quantities have equal keys in all languages.
public struct QuantityReader: Sendable {
    public let language: LanguageTag
    private let lexicon: QuantityLexicon

    /// Prepares the rules of a language.
    ///
    /// - Complexity: proportional to the rules of the language, about a millisecond: keep the reader.
    public init(rules: CompiledRules, language: LanguageTag) {
        self.language = language
        lexicon = QuantityLexicon(rules.quantities, language: language)
    }

    /// The quantities of a text, in its order; they do not overlap.
    ///
    /// - Complexity: O(n) in the bytes of the text.
    public func quantities(in text: String) -> [Quantity] {
        text.withUTF8Bytes { bytes in
            var scanner = QuantityScanner(bytes, lexicon)
            if scanner.scan() { return scanner.found.map { $0.quantity(bytes, $0.start, $0.end) } }
            let folded = ComposedText(bytes)
            return folded.bytes.withUnsafeBufferPointer { inner in
                var scanner = QuantityScanner(inner, lexicon, isFolded: true)
                _ = scanner.scan()
                return scanner.found.map { found in
                    let (start, end) = folded.original(found.start, found.end)
                    return found.quantity(inner, start, end)
                }
            }
        }
    }

    /// The keys of a text's quantities, added to `keys`: what alignment compares, without the quantities themselves.
    ///
    /// Two texts that say the same have the strong keys of each among all keys of the other.
    /// - Complexity: O(n) in the bytes of the text; no allocation but that of the keys where the text has no quantity.
    public func appendKeys(of text: String, to keys: inout QuantityKeys) {
        text.withUTF8Bytes { appendKeys(of: $0, to: &keys) }
    }

    /// As above, of UTF-8.
    public func appendKeys(of utf8: UnsafeBufferPointer<UInt8>, to keys: inout QuantityKeys) {
        var scanner = QuantityScanner(utf8, lexicon)
        if scanner.scan() { return append(scanner.found, to: &keys) }
        ComposedText(utf8).bytes.withUnsafeBufferPointer { bytes in
            var scanner = QuantityScanner(bytes, lexicon, isFolded: true)
            _ = scanner.scan()
            append(scanner.found, to: &keys)
        }
    }

    /// The keys of a text's quantities.
    public func keys(in text: String) -> QuantityKeys {
        var keys = QuantityKeys()
        appendKeys(of: text, to: &keys)
        return keys
    }

    private func append(_ found: [FoundQuantity], to keys: inout QuantityKeys) {
        for quantity in found {
            if quantity.isWeak { keys.weak.append(quantity.key) } else { keys.strong.append(quantity.key) }
            quantity.appendParts(to: &keys.weak)
        }
    }
}

extension FoundQuantity {
    /// The quantity with its value, at a place of the original text.
    fileprivate func quantity(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Quantity {
        Quantity(span: TextSpan(start, end), kind: kind, value: value(bytes), key: key, isWeak: isWeak)
    }

    private func value(_ bytes: UnsafeBufferPointer<UInt8>) -> QuantityValue {
        switch kind {
        case .number, .ordinal, .percent:
            .decimal(ExactDecimal(significand: first, exponent: Int(second)))
        case .fraction: .fraction(numerator: Int(first), denominator: Int(second))
        case .year, .yearMonth, .date:
            PartialDate(packed: Int32(truncatingIfNeeded: first)).map { .date($0) } ?? .decimal(.zero)
        case .month, .monthDay: .month(Int(first / 32), day: first % 32 == 0 ? nil : Int(first % 32))
        case .time: .time(seconds: Int(first))
        case .weekday: .weekday(Int(first))
        case .identifier: .identifier(String(decoding: bytes[start..<end], as: UTF8.self).uppercased())
        }
    }
}
