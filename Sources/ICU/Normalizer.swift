internal import CICU

/// Brings text into a Unicode normalization form (UAX #15); it can be shared between threads.
public struct Normalizer: Hashable, Sendable {
    /// A normalization form.
    public enum Form: Int32, CaseIterable, Hashable, Sendable {
        /// Canonical composition.
        case nfc = 0
        /// Canonical decomposition.
        case nfd
        /// Compatibility composition.
        case nfkc
        /// Compatibility decomposition.
        case nfkd
        /// Compatibility composition, case folded, without default-ignorable characters.
        case nfkcCasefold
    }

    /// The form that the normalizer brings text into.
    public let form: Form

    /// Makes a normalizer; ICU loads the data of a form once in a process.
    ///
    /// - Throws: `ICUError` if ICU has no data for the form.
    public init(_ form: Form) throws(ICUError) {
        try ICUError.check(cicu_normalizer_load(form.rawValue), "Normalizer2::getInstance")
        self.form = form
    }

    /// The text in the normalizer's form.
    ///
    /// - Throws: `ICUError` if the text is longer than 2³¹ − 1 bytes.
    /// - Complexity: O(*n*), where *n* is the length of the text.
    public func normalized(_ text: String) throws(ICUError) -> String {
        try text.utf8Span.span.withUnsafeBufferPointer { source throws(ICUError) in
            try normalizedString(source)
        }
    }

    /// Appends the normalized form of UTF-8 text to an array of bytes; each ill-formed sequence becomes U+FFFD or is
    /// copied as it is.
    ///
    /// - Throws: `ICUError` if the text is longer than 2³¹ − 1 bytes; the array is then as it was.
    /// - Complexity: O(*n*), where *n* is the length of the text.
    public func normalize(_ utf8: UnsafeBufferPointer<UInt8>, appendingTo output: inout [UInt8]) throws(ICUError) {
        var capacity = estimatedLength(of: utf8)
        while true {
            var needed = 0
            var failure: ICUError?
            output.append(addingCapacity: capacity) { span in
                span.withUnsafeMutableBufferPointer { target, count in
                    do throws(ICUError) {
                        let free = UnsafeMutableBufferPointer(rebasing: target[count...])
                        needed = try fill(free, with: utf8)
                        if needed <= free.count { count += needed }
                    } catch {
                        failure = error
                    }
                }
            }
            if let failure { throw failure }
            if needed <= capacity { return }
            capacity = needed
        }
    }

    /// True if the text is in the normalizer's form already.
    ///
    /// - Throws: `ICUError` if the text is longer than 2³¹ − 1 bytes.
    /// - Complexity: O(*n*), where *n* is the length of the text.
    public func isNormalized(_ text: String) throws(ICUError) -> Bool {
        try text.utf8Span.span.withUnsafeBufferPointer { source throws(ICUError) in try isNormalized(source) }
    }

    /// True if the UTF-8 text is in the normalizer's form already.
    ///
    /// - Throws: `ICUError` if the text is longer than 2³¹ − 1 bytes.
    /// - Complexity: O(*n*), where *n* is the length of the text.
    public func isNormalized(_ utf8: UnsafeBufferPointer<UInt8>) throws(ICUError) -> Bool {
        var result = false
        let status = cicu_is_normalized(form.rawValue, utf8.baseAddress, utf8.count, &result)
        try ICUError.check(status, "Normalizer2::isNormalizedUTF8")
        return result
    }

    /// True if the scalar value never changes and never interacts with its neighbours.
    public func isInert(_ scalar: UInt32) -> Bool { cicu_is_inert(form.rawValue, scalar) }

    /// True if text before the scalar value never interacts with it.
    public func hasBoundaryBefore(_ scalar: UInt32) -> Bool { cicu_has_boundary_before(form.rawValue, scalar) }

    /// True if text after the scalar value never interacts with it.
    public func hasBoundaryAfter(_ scalar: UInt32) -> Bool { cicu_has_boundary_after(form.rawValue, scalar) }
}

extension Normalizer {
    /// Bytes of text up to which the result is made on the stack, so that it takes no more memory than it needs.
    private static let stackLength = 1024

    private func normalizedString(_ source: UnsafeBufferPointer<UInt8>) throws(ICUError) -> String {
        let estimate = estimatedLength(of: source)
        var result = ""
        var needed = 0
        if source.count <= Self.stackLength {
            try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: estimate) { target throws(ICUError) in
                needed = try fill(target, with: source)
                if needed <= estimate { result = String(decoding: target.prefix(needed), as: UTF8.self) }
            }
            if needed <= estimate { return result }
        } else {
            (result, needed) = try string(ofCapacity: estimate, from: source)
            if needed <= estimate { return result }
        }
        return try string(ofCapacity: needed, from: source).text
    }

    /// An empty string if the capacity does not do.
    private func string(
        ofCapacity capacity: Int, from source: UnsafeBufferPointer<UInt8>
    ) throws(ICUError) -> (text: String, needed: Int) {
        var needed = 0
        var failure: ICUError?
        let text = String(unsafeUninitializedCapacity: capacity) { target in
            do throws(ICUError) {
                needed = try fill(target, with: source)
                return needed <= target.count ? needed : 0
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        return (text, needed)
    }

    /// Writes what fits, and returns how many bytes the whole takes.
    private func fill(
        _ target: UnsafeMutableBufferPointer<UInt8>, with source: UnsafeBufferPointer<UInt8>
    ) throws(ICUError) -> Int {
        var needed = 0
        let status = cicu_normalize(
            form.rawValue, source.baseAddress, source.count, target.baseAddress, target.count, &needed)
        try ICUError.check(status, "Normalizer2::normalizeUTF8")
        return needed
    }

    /// Enough for nearly every text: Hangul syllables triple when they decompose.
    private func estimatedLength(of source: UnsafeBufferPointer<UInt8>) -> Int {
        // Too long for ICU in any case: reserve nothing for it.
        guard source.count <= Int(Int32.max) else { return 0 }
        let slack = 32
        switch form {
        case .nfc, .nfkc, .nfkcCasefold: return source.count + source.count / 4 + slack
        case .nfd, .nfkd: return source.count * 3 + slack
        }
    }
}
