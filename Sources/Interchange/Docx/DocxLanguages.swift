/// Counts in which language how much of a text is marked.
struct DocxLanguages {
    private var counts: [String: Int] = [:]
    private let latin: String?
    private let eastAsian: String?

    init(_ styles: DocxStyles) { (latin, eastAsian) = (styles.latin, styles.eastAsian) }

    /// Adds the text of a run; its own marks are nil where it has none.
    ///
    /// - Complexity: O(*n*) in the bytes.
    mutating func add(_ text: UnsafeBufferPointer<UInt8>, latin own: String?, eastAsian ownEastAsian: String?) {
        var (solid, other) = (0, 0)
        for byte in text where byte & 0xC0 != 0x80 && byte > 0x20 {
            // Han, kana and Hangul take three bytes from E3 on.
            if byte >= 0xE3 { solid += 1 } else { other += 1 }
        }
        if let tag = ownEastAsian ?? eastAsian { counts[tag, default: 0] += solid * Self.letters }
        if let tag = own ?? latin { counts[tag, default: 0] += other }
    }

    /// The language of most of the text.
    var majority: String? {
        counts.filter { $0.value > 0 }.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// A syllable or ideograph says as much as that many letters.
    private static let letters = 3
}
