import Glossary
import Normalization
import Terminology

/// A key that was met in a text, with what decides whether its terms are meant: read once from the index.
struct RecognizedKey {
    struct Name {
        var reference: TermReference
        var concept: ConceptReference
        var kind: ConceptKind
        var language: LanguageTag
        var status: TermStatus
        var validity: ValidityPeriod
        var utf8: [UInt8]
        var shape: NameShape
        /// The spelling is that of the text, not turned round or romanized.
        var isDirect: Bool
        /// A name in traditional characters without one in simplified characters of the same key: another usage, where an
        /// ordinary word may be written so (新型).
        var isTraditionalOnly = false

        /// Whether it is written in just some bytes.
        func isWritten(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            utf8.isSame(bytes)
        }
    }

    /// What it meant where texts wrote it in some way.
    struct Writing {
        /// A bit for each name that the text may stand for, and for each that is written just so.
        var allowed: UInt64
        var written: UInt64
        /// Nil where it is no name.
        var meaning: RecognizedMeaning?
    }

    let names: [Name]
    /// As they were met: few ways of writing a name are in use.
    var writings: [Writing] = []
    /// The bytes that all of its names could stand for when it was met last, and what they meant.
    var usual: Usual?

    /// What just some bytes mean, in any place.
    final class Usual {
        let utf8: [UInt8]
        let meaning: RecognizedMeaning

        init(_ utf8: [UInt8], _ meaning: RecognizedMeaning) { (self.utf8, self.meaning) = (utf8, meaning) }

        func isWritten(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            utf8.isSame(bytes)
        }
    }

    init(names: [Name]) {
        let isSimplified = names.contains { $0.language == .simplifiedChinese }
        self.names = names.map { name in
            var name = name
            name.isTraditionalOnly = name.language == .traditionalChinese && !isSimplified
            return name
        }
    }
}

/// How a name is written, as far as it decides what may stand for it.
struct NameShape {
    /// A bit for each of the first 64 characters: something is left out before it, or punctuation.
    var gaps: UInt64 = 0
    var hardGaps: UInt64 = 0
    var capitals: UInt64 = 0
    var letterCount = 0
    var count = 0
    var isLatin = false
    var hasSmallLetters = false
    /// A capital at the end of a word that the key leaves out: IPS is not several IP.
    var lacksCapital = false
    /// An abbreviation so short that words are written alike: only its own capitals match.
    var isCaseSensitive = false

    /// Letters and digits of the longest abbreviation that is told from words by its capitals.
    static let longestCaseSensitive = 5

    /// The gaps of folded characters, at most 64; all bits where there is punctuation among them.
    @inline(__always)
    static func gaps(_ scalars: UnsafeMutablePointer<UInt32>, _ start: Int, _ end: Int) -> UInt64 {
        var gaps: UInt64 = 0
        for place in start + 1..<max(start + 1, end) {
            let gap = FoldedScalar.gap(scalars[place])
            if gap == 0 { continue }
            if gap >= FoldedScalar.Gap.hard || place - start > 63 { return .max }
            gaps |= 1 << UInt64(place - start)
        }
        return gaps
    }

    /// The shape of folded characters.
    init(_ scalars: UnsafeMutablePointer<UInt32>, _ range: Range<Int>) {
        count = range.count
        var (others, digits) = (0, 0)
        for (index, place) in range.enumerated() {
            let bits = scalars[place]
            let bit: UInt64 = index < 64 ? 1 << UInt64(index) : 0
            if index > 0 {
                if FoldedScalar.gap(bits) >= FoldedScalar.Gap.soft { gaps |= bit }
                if FoldedScalar.gap(bits) >= FoldedScalar.Gap.hard { hardGaps |= bit }
            }
            if bits & FoldedScalar.lacksCapital != 0 { lacksCapital = true }
            switch FoldedScalar.kind(bits) {
            case FoldedScalar.Kind.latin:
                letterCount += 1
                if bits & FoldedScalar.capital != 0 { capitals |= bit } else { hasSmallLetters = true }
            case FoldedScalar.Kind.digit: digits += 1
            default: others += 1
            }
        }
        isLatin = others == 0
        let capitalCount = capitals.nonzeroBitCount
        isCaseSensitive =
            letterCount > 0 && letterCount + digits <= Self.longestCaseSensitive
            && capitalCount >= max(1, letterCount - 1)
            && (capitalCount > 1 || others > 0 || !hasSmallLetters)
    }

    /// Whether text of this shape may stand for a name of another.
    ///
    /// Spaces may be left out or put in, but neither may punctuation stand within a name that has none there, nor may a
    /// short word of Latin letters fall apart.
    func mayStand(for name: NameShape, isDirect: Bool, isPerson: Bool) -> Bool {
        guard isDirect else { return hardGaps == 0 || !isLatin }
        if name.isCaseSensitive, capitals != name.capitals || lacksCapital && !name.lacksCapital { return false }
        if hardGaps & ~name.hardGaps != 0 {
            // Ono, Yota
            guard isPerson, isLatin, hardGaps.nonzeroBitCount == 1, hardGaps & name.gaps != 0 else { return false }
        }
        if gaps == name.gaps || !isLatin { return true }
        if name.isCaseSensitive { return gaps & ~name.gaps == 0 }
        return count >= Self.shortestRespaced
    }

    /// Letters of the shortest name in Latin letters in which spaces may differ: "know-how", "knowhow".
    static let shortestRespaced = 7
}

extension [UInt8] {
    @inline(__always)
    fileprivate func isSame(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count == count else { return false }
        return withUnsafeBufferPointer { own in
            for place in bytes.indices where bytes[place] != own[place] { return false }
            return true
        }
    }
}
