import ICU
import Terminology

/// The language of a text by its scripts.
///
/// Kana are Japanese, Hangul Korean, Latin letters alone English. Of text in Han characters alone, those decide that one country's
/// character set has and the others' lack: GB 2312 writes simplified, Big5 traditional, JIS X 0208 Japanese forms.
public struct LanguageGuess: Sendable, Hashable {
    public let language: LanguageTag?
    /// How sure that is, 0 to 1: the share of what speaks for it in all that speaks for a language.
    public let sureness: Double
    /// Whether the Han characters are rather traditional than simplified, whatever the language.
    public let isTraditional: Bool

    /// - Complexity: O(*n*) in the text that is looked at, at most some 100,000 characters.
    public init(_ blocks: [TextBlock]) {
        var counts = ScriptCounts()
        for block in blocks {
            counts.add(block.text)
            if counts.total >= Self.looked { break }
        }
        self.init(counts)
    }

    public init(text: String) {
        var counts = ScriptCounts()
        counts.add(text)
        self.init(counts)
    }

    private init(_ counts: ScriptCounts) {
        let hanForms = counts.han.isEmpty ? HanFormCounts() : HanFormCounts(counts.han)
        isTraditional = hanForms.traditional > hanForms.simplified
        // A Japanese text has more kana than Han; one of names and titles may have few.
        let japanese = counts.kana * Self.kanaWeight
        let korean = counts.hangul * Self.hangulWeight
        let solid = counts.kana + counts.hangul + counts.han.values.reduce(0, +)
        guard solid + counts.latin > 0 else {
            (language, sureness) = (nil, 0)
            return
        }
        // A syllable or ideograph says as much as three letters.
        if solid * Self.letters < counts.latin {
            language = .english
            sureness = Double(counts.latin) / Double(counts.latin + solid * Self.letters)
            return
        }
        if japanese + korean > counts.han.values.reduce(0, +) / Self.strayShare, japanese + korean > 0 {
            language = japanese >= korean ? .japanese : .korean
            sureness = Double(max(japanese, korean)) / Double(japanese + korean)
            return
        }
        let votes: [(LanguageTag, Int)] = [
            (.simplifiedChinese, hanForms.simplified), (.traditionalChinese, hanForms.traditional),
            (.japanese, hanForms.japanese),
        ]
        let all = votes.reduce(0) { $0 + $1.1 }
        let best = votes.max { $0.1 < $1.1 } ?? (.simplifiedChinese, 0)
        language = all == 0 ? .simplifiedChinese : best.0
        sureness = all == 0 ? 0.5 : Double(best.1) / Double(all)
    }

    private static let looked = 100_000
    private static let letters = 3
    /// Chinese texts quote a kana now and then: one of twenty characters or fewer.
    private static let strayShare = 20
    private static let kanaWeight = 1
    private static let hangulWeight = 1
}
