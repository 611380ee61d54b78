#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#endif

/// How likely bytes are in a charset: the sum of the logarithms of the chances of its characters, each by the part of the charset it stands in.
///
/// The national character sets put the characters that are used most into a part of their own (level 1 of GB 2312, of Big5 and of
/// JIS X 0208, Hangul of KS X 1001), so their own order tells more of a short text than any list of words, and needs no data.
/// Chances are rounded shares of those parts in newspaper text; only their order of size matters.
struct EncodingModel {
    /// Nats a character, by part.
    private let costs: [Double]
    private let step: (UnsafeBufferPointer<UInt8>, Int) -> (part: Int, length: Int)

    /// Nats a byte that cannot be in the charset.
    private static let invalid = -25.0
    private static let ascii = log(0.15 / 97)
    private static let control = -15.0

    /// Nats of a text; higher is likelier.
    ///
    /// - Complexity: O(*n*).
    func likelihood(of bytes: UnsafeBufferPointer<UInt8>) -> Double {
        var sum = 0.0
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte < 0x80 {
                sum += byte >= 0x20 && byte < 0x7F || (0x09...0x0D).contains(byte) ? Self.ascii : Self.control
                offset += 1
            } else {
                let (part, length) = step(bytes, offset)
                sum += part < 0 ? Self.invalid : costs[part]
                offset += max(1, length)
            }
        }
        return sum
    }

    /// Parts as (share, cells).
    private init(
        _ parts: [(Double, Double)], _ step: @escaping (UnsafeBufferPointer<UInt8>, Int) -> (part: Int, length: Int)
    ) {
        costs = parts.map { log($0.0 / $0.1) }
        self.step = step
    }

    private static let bad = (part: -1, length: 1)

    private static func trail(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt8 {
        offset + 1 < bytes.count ? bytes[offset + 1] : 0
    }

    init?(_ encoding: TextEncoding) {
        switch encoding {
        case .gb18030: self = Self.gb18030
        case .big5: self = Self.big5
        case .shiftJIS: self = Self.shiftJIS
        case .eucJP: self = Self.eucJP
        case .eucKR: self = Self.eucKR
        case .windows1252: self = Self.windows1252
        default: return nil
        }
    }

    /// Level 1, level 2, punctuation and full width, kana, other signs, GBK's addition, four bytes, for users.
    private static var gb18030: EncodingModel {
        EncodingModel([
            (0.70, 3755), (0.02, 3008), (0.12, 282), (0.0005, 169), (0.002, 376), (0.004, 14000), (0.0001, 1_000_000),
            (0.000_001, 1000),
        ]) { bytes, offset in
            let (lead, trail) = (bytes[offset], trail(bytes, offset))
            guard lead >= 0x81, lead < 0xFF else { return bad }
            if (0x30...0x39).contains(trail) { return (6, 4) }
            guard trail >= 0x40, trail != 0x7F, trail < 0xFF else { return bad }
            if trail < 0xA1 { return (5, 2) }
            switch lead {
            case 0xB0...0xD7: return (0, 2)
            case 0xD8...0xF7: return (1, 2)
            case 0xA1...0xA3: return (2, 2)
            case 0xA4, 0xA5: return (3, 2)
            case 0xA6...0xA9: return (4, 2)
            case 0xAA...0xAF, 0xF8...0xFE: return (7, 2)
            default: return (5, 2)
            }
        }
    }

    /// Level 1 with few strokes and with many, level 2, punctuation, additions.
    private static var big5: EncodingModel {
        EncodingModel([(0.5, 2041), (0.28, 3360), (0.01, 7652), (0.12, 408), (0.0005, 5000)]) { bytes, offset in
            let (lead, trail) = (bytes[offset], trail(bytes, offset))
            guard lead >= 0x81, lead < 0xFF, (0x40...0x7E).contains(trail) || (0xA1...0xFE).contains(trail) else {
                return bad
            }
            switch lead {
            case 0xA4...0xB0: return (0, 2)
            case 0xB1...0xC6: return (1, 2)
            case 0xC9...0xF9: return (2, 2)
            case 0xA1...0xA3: return (3, 2)
            default: return (4, 2)
            }
        }
    }

    /// Punctuation, full width, Hiragana, Katakana, level 1, level 2, other signs, half-width Katakana.
    private static let japaneseParts: [(Double, Double)] = [
        (0.12, 150), (0.03, 62), (0.30, 83), (0.12, 86), (0.40, 2965), (0.008, 3390), (0.003, 600), (0.003, 63),
    ]

    private static var shiftJIS: EncodingModel {
        EncodingModel(japaneseParts) { bytes, offset in
            let (lead, trail) = (bytes[offset], trail(bytes, offset))
            if (0xA1...0xDF).contains(lead) { return (7, 1) }
            guard lead >= 0x81, lead <= 0xFC, lead != 0xA0, trail >= 0x40, trail != 0x7F, trail <= 0xFC else {
                return bad
            }
            switch (lead, trail) {
            case (0x81, _): return (0, 2)
            case (0x82, 0x4F...0x9A): return (1, 2)
            case (0x82, 0x9F...0xF1): return (2, 2)
            case (0x83, 0x40...0x96): return (3, 2)
            case (0x88, 0x9F...), (0x89...0x97, _), (0x98, ...0x72): return (4, 2)
            case (0x98...0x9F, _), (0xE0...0xEA, _): return (5, 2)
            default: return (6, 2)
            }
        }
    }

    private static var eucJP: EncodingModel {
        EncodingModel(japaneseParts) { bytes, offset in
            let (lead, trail) = (bytes[offset], trail(bytes, offset))
            guard (0xA1...0xFE).contains(trail) else { return bad }
            switch lead {
            case 0x8E: return (7, 2)
            case 0x8F: return (6, 3)
            case 0xA1: return (0, 2)
            case 0xA3: return (1, 2)
            case 0xA4: return (2, 2)
            case 0xA5: return (3, 2)
            case 0xB0...0xCF: return (4, 2)
            case 0xD0...0xF4: return (5, 2)
            case 0xA2, 0xA6...0xA8, 0xAD, 0xF9...0xFC: return (6, 2)
            default: return bad
            }
        }
    }

    /// Spaces take their share of Korean. Hangul of KS X 1001, Hanja, punctuation, Hangul letters, other signs, kana, Hangul of the code page.
    private static var eucKR: EncodingModel {
        EncodingModel([
            (0.50, 2350), (0.02, 4888), (0.06, 282), (0.001, 94), (0.002, 700), (0.0005, 170), (0.003, 8822),
        ]) { bytes, offset in
            let (lead, trail) = (bytes[offset], trail(bytes, offset))
            guard lead >= 0x81, lead < 0xFF, trail >= 0x41, trail < 0xFF else { return bad }
            if trail < 0xA1 || lead < 0xA1 {
                let isTrail = trail >= 0x81 || (0x41...0x5A).contains(trail) || (0x61...0x7A).contains(trail)
                return isTrail && lead <= 0xC6 ? (6, 2) : bad
            }
            switch lead {
            case 0xB0...0xC8: return (0, 2)
            case 0xCA...0xFD: return (1, 2)
            case 0xA1...0xA3: return (2, 2)
            case 0xA4: return (3, 2)
            case 0xAA, 0xAB: return (5, 2)
            case 0xA5...0xAC: return (4, 2)
            default: return bad
            }
        }
    }

    /// Letters, punctuation, what hardly anybody writes.
    private static var windows1252: EncodingModel {
        EncodingModel([(0.04, 64), (0.02, 40), (0.000_001, 32)]) { bytes, offset in
            switch bytes[offset] {
            case 0xC0...0xFF: (0, 1)
            case 0x85, 0x91...0x97, 0xA0...0xBF: (1, 1)
            default: (2, 1)
            }
        }
    }
}
