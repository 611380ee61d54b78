import ICU

/// The form in which segments are compared: NFC, with each run of white space made one space.
struct ComparedForm: Sendable {
    private let normalizer: Normalizer

    init() throws(ICUError) { normalizer = try Normalizer(.nfc) }

    /// The form that is compared, nil where the text is in it already.
    ///
    /// - Complexity: O(n); nothing is copied for a text that is in it.
    func differing(from text: UnsafeBufferPointer<UInt8>) throws(ICUError) -> [UInt8]? {
        var (isASCII, hasRuns, wasSpace) = (true, false, false)
        for byte in text {
            if byte >= 0x80 { isASCII = false }
            let isSpace = byte == 0x20
            if (isSpace && wasSpace) || (0x09...0x0D).contains(byte) { hasRuns = true }
            wasSpace = isSpace
        }
        if isASCII { return hasRuns ? Self.withoutRuns(text) : nil }
        if try normalizer.isNormalized(text) {
            return hasRuns || Self.hasWhiteSpace(text) ? Self.changed(Self.withoutRuns(text), from: text) : nil
        }
        var normalized: [UInt8] = []
        try normalizer.normalize(text, appendingTo: &normalized)
        return normalized.span.withUnsafeBufferPointer { Self.withoutRuns($0) }
    }

    /// The text in the form that is compared.
    func bytes(of text: UnsafeBufferPointer<UInt8>) throws(ICUError) -> [UInt8] {
        try differing(from: text) ?? Array(text)
    }

    private static func changed(_ new: [UInt8], from old: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        new.count == old.count && new.elementsEqual(old) ? nil : new
    }

    /// Whether there may be white space other than ASCII's.
    private static func hasWhiteSpace(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var offset = 0
        while offset < text.count {
            let (scalar, length) = UTF8Scalars.read(text, offset)
            if scalar > 0x7F, isWhiteSpace(scalar) { return true }
            offset += length
        }
        return false
    }

    private static func withoutRuns(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var (offset, wasSpace) = (0, false)
        while offset < text.count {
            let (scalar, length) = UTF8Scalars.read(text, offset)
            let isSpace = isWhiteSpace(scalar)
            if !isSpace {
                result.append(contentsOf: text[offset..<offset + length])
            } else if !wasSpace {
                result.append(0x20)
            }
            wasSpace = isSpace
            offset += length
        }
        return result
    }

    /// White_Space of PropList.txt, which is not going to change (Unicode's stability policy for `Pattern_White_Space`
    /// does not cover all of it, but no character was added since 2000).
    @inline(__always)
    private static func isWhiteSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}

/// Reading UTF-8 that is well formed, or at least is never read beyond its end.
enum UTF8Scalars {
    /// The scalar at an offset and its length in bytes.
    @inline(__always)
    static func read(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> (scalar: UInt32, length: Int) {
        let first = UInt32(text[offset])
        if first < 0x80 { return (first, 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard first >= 0xC0, offset + length <= text.count else { return (0xFFFD, 1) }
        var scalar = first & (0xFF >> UInt32(length + 1))
        for place in 1..<length { scalar = scalar << 6 | UInt32(text[offset + place] & 0x3F) }
        return (scalar, length)
    }

    static func count(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        var offset = 0
        // As `read` steps, so that a count is never at odds with what is read.
        while offset < text.count {
            offset += read(text, offset).length
            count += 1
        }
        return count
    }

    static func append(_ text: UnsafeBufferPointer<UInt8>, to scalars: inout [UInt32]) {
        scalars.reserveCapacity(scalars.count + text.count)
        var offset = 0
        while offset < text.count {
            let (scalar, length) = read(text, offset)
            scalars.append(scalar)
            offset += length
        }
    }
}
