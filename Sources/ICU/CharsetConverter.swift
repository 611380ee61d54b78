internal import CICU

/// Converts text of a charset to UTF-8 and stops at what is not of it; one thread at a time may use it.
public final class CharsetConverter {
    /// The name of the charset for MIME, or of IANA, or ICU's own.
    public let name: String
    private let handle: OpaquePointer

    /// Opens a charset by any name that ICU knows, however it is cased.
    ///
    /// - Throws: `ICUError` if there is none of this name.
    public init(_ name: String) throws(ICUError) {
        var result: OpaquePointer?
        // ICU takes an empty name for the charset of the system, and a comma for the start of options.
        guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2C }) else {
            throw ICUError(function: "ucnv_open(\(name))", code: Self.fileAccessError)
        }
        try ICUError.check(cicu_converter_open(name, &result), "ucnv_open(\(name))")
        handle = try ICUError.opened(result, "ucnv_open(\(name))")
        self.name = String(cString: cicu_converter_name(handle))
    }

    deinit {
        cicu_converter_close(handle)
    }

    /// Converts a whole text.
    ///
    /// A converter that has stopped is of no more use.
    ///
    /// - Returns: The UTF-8 text up to the first byte that is not of the charset, and the offset of that byte, nil at the end.
    /// - Complexity: O(*n*), where *n* is the length of the source.
    public func converted(_ source: ArraySlice<UInt8>) -> (utf8: [UInt8], failure: Int?) {
        source.withUnsafeBufferPointer { convert($0) }
    }

    private func convert(_ source: UnsafeBufferPointer<UInt8>) -> (utf8: [UInt8], failure: Int?) {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(source.count)
        let failure = convert(source, isLast: true, to: &utf8)
        return (utf8, failure)
    }

    private func convert(_ source: UnsafeBufferPointer<UInt8>, isLast: Bool, to utf8: inout [UInt8]) -> Int? {
        var offset = 0
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.chunk) { target in
            guard let start = target.baseAddress else { return 0 }
            while true {
                var consumed = 0
                var written = 0
                var invalid = 0
                let rest = source.baseAddress.map { $0 + offset }
                let status = cicu_converter_convert(
                    handle, rest, source.count - offset, isLast, start, target.count, &consumed, &written, &invalid)
                utf8.append(contentsOf: target.prefix(written))
                offset += consumed
                if status == Self.bufferOverflowError, written > 0 { continue }
                return status > 0 ? max(0, offset - invalid) : nil
            }
        }
    }

    /// Converts the next piece of a text and appends it to others; a character may be divided between pieces.
    ///
    /// A converter that has stopped is of no more use.
    ///
    /// - Returns: The offset in the piece of the first byte that is not of the charset, nil where there is none.
    /// - Complexity: O(*n*) in the bytes of the piece.
    public func convert(_ piece: ArraySlice<UInt8>, isLast: Bool, to utf8: inout [UInt8]) -> Int? {
        piece.withUnsafeBufferPointer { convert($0, isLast: isLast, to: &utf8) }
    }

    /// Bytes converted at a time.
    private static let chunk = 1 << 16
    /// `U_BUFFER_OVERFLOW_ERROR`.
    private static let bufferOverflowError: Int32 = 15
    /// `U_FILE_ACCESS_ERROR`, which is what ICU says of an unknown name.
    private static let fileAccessError: Int32 = 4

    /// The characters that the charset can write.
    public var repertoire: CharacterSet {
        var count = 0
        guard cicu_converter_ranges(handle, nil, 0, &count) <= 0 else { return CharacterSet(ranges: []) }
        var bounds = [UInt32](repeating: 0, count: count * 2)
        let capacity = count
        let status = bounds.withUnsafeMutableBufferPointer {
            cicu_converter_ranges(handle, $0.baseAddress, capacity, &count)
        }
        guard status <= 0 else { return CharacterSet(ranges: []) }
        var ranges: [ClosedRange<UInt32>] = []
        for index in 0..<capacity where bounds[2 * index] <= bounds[2 * index + 1] {
            ranges.append(bounds[2 * index]...bounds[2 * index + 1])
        }
        return CharacterSet(ranges: ranges)
    }
}

@available(*, unavailable)
extension CharsetConverter: Sendable {}
