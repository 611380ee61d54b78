/// Tells UTF-16 and UTF-32 without a byte order mark.
enum WideText {
    /// The encoding of bytes that hold NULs, or nil: they are no text.
    ///
    /// - Complexity: O(*n*) in the sample.
    static func encoding(of bytes: [UInt8]) -> TextEncoding? {
        let sample = bytes.prefix(sampled)
        if isUTF32(sample, highest: 3) { return .utf32LittleEndian }
        if isUTF32(sample, highest: 0) { return .utf32BigEndian }
        let little = plausibility(of: sample, low: 0)
        let big = plausibility(of: sample, low: 1)
        guard max(little, big) >= leastPlausibility else { return nil }
        return little >= big ? .utf16LittleEndian : .utf16BigEndian
    }

    /// The share of code units that are characters of the languages that we read, -1 to 1; unlikely ones count against it.
    static func plausibility(of sample: ArraySlice<UInt8>, low: Int) -> Double {
        var (sum, count) = (0, 0)
        var offset = sample.startIndex
        while offset + 1 < sample.endIndex {
            let unit = UInt32(sample[offset + low]) | UInt32(sample[offset + 1 - low]) << 8
            sum += weight(of: unit)
            count += 1
            offset += 2
        }
        return count == 0 ? -1 : Double(sum) / Double(count)
    }

    private static func weight(of unit: UInt32) -> Int {
        switch unit {
        case 0x09...0x0D, 0x20...0x7E, 0xA0...0x17F, 0x2010...0x203B: 1
        case 0x3000...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFF9F: 1
        // Signs, compatibility forms, surrogates, the byte order mark.
        case 0x180...0x4FF, 0x2040...0x2FFF, 0x3100...0x4DFF, 0xD800...0xDFFF, 0xF900...0xFAFF, 0xFEFF: 0
        default: -1
        }
    }

    private static func isUTF32(_ sample: ArraySlice<UInt8>, highest: Int) -> Bool {
        guard sample.count >= 4, sample.count % 4 == 0 else { return false }
        let second = highest == 3 ? 2 : 1
        return stride(from: 0, to: sample.count, by: 4).allSatisfy { offset in
            let start = sample.startIndex + offset
            return sample[start + highest] == 0 && sample[start + second] <= 0x10
        }
    }

    /// Bytes; a multiple of four.
    private static let sampled = 1 << 16
    /// Other bytes reach about a half: most code units are Han or Hangul.
    static let leastPlausibility = 0.9
}
