/// Orders the charsets of several bytes a character by how likely a text is in them.
struct EncodingDetector {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The likeliest first; windows-1252, which can be anything, only where letters beyond ASCII are few.
    ///
    /// ICU's own detector is not asked: it is unsure of Big5 in short texts, and weighs charsets that are not ours.
    ///
    /// - Complexity: O(*n*) in a sample of 64 KiB.
    func candidates() -> [TextEncoding] {
        let sample = bytes[(bytes.firstIndex { $0 >= 0x80 } ?? 0)...].prefix(Self.sampled)
        var scored: [(encoding: TextEncoding, score: Double)] = sample.withUnsafeBufferPointer { text in
            TextEncoding.allCases.compactMap { encoding in
                guard let model = EncodingModel(encoding) else { return nil }
                if encoding == .windows1252, !isMostlyASCII { return nil }
                return (encoding, model.likelihood(of: text))
            }
        }
        if bytes.count.isMultiple(of: 2) {
            for (encoding, low) in [(TextEncoding.utf16LittleEndian, 0), (.utf16BigEndian, 1)]
            where WideText.plausibility(of: bytes.prefix(Self.sampled), low: low) >= Self.surelyWide {
                // Without any NUL, all bytes in pairs that mean something in one order: no other charset does that for long.
                let isLong = bytes.count >= Self.longEnough
                scored.append((encoding, isLong && hasManyControls ? 0 : -.infinity))
            }
        }
        return scored.sorted { $0.score > $1.score }.map(\.encoding)
    }

    /// Whether bytes that begin a character in no charset but UTF-16 are many.
    private var hasManyControls: Bool {
        let sample = bytes.prefix(Self.sampled)
        let controls = sample.count { $0 < 0x20 && !(0x09...0x0D).contains($0) || $0 == 0x7F || $0 == 0xFF }
        return controls * Self.controlShare > sample.count
    }

    private var isMostlyASCII: Bool {
        let sample = bytes.prefix(Self.sampled)
        return sample.count { $0 >= 0x80 } * Self.asciiShare <= sample.count
    }

    private static let sampled = 1 << 16
    /// At most one of four bytes beyond ASCII: French and German have one of twenty.
    private static let asciiShare = 4
    private static let surelyWide = 0.97
    private static let longEnough = 16
    /// One byte of fifty.
    private static let controlShare = 50
}
