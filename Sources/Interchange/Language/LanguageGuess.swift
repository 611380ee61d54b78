import Terminology

/// The language of a text by its scripts.
///
/// Kana are Japanese, Hangul Korean, Latin letters alone English. Of text in Han characters alone, the language is the one whose
/// character set lacks fewest of them: GB 2312 has the simplified, Big5 the traditional, JIS X 0208 the Japanese forms.
public struct LanguageGuess: Sendable, Hashable {
    public let language: LanguageTag?
    /// How sure that is, 0 to 1, where 0.5 is a toss-up: the share of what speaks for it. It is no probability.
    public let sureness: Double
    /// Whether the Han characters are rather traditional than simplified, whatever the language.
    public let isTraditional: Bool

    /// How sure the look of a text must be to doubt the language that it is said to have.
    private static let sureEnough = 0.9

    /// The language that the text surely looks like, where that is another than it is said to have.
    public func other(than said: LanguageTag) -> LanguageTag? {
        sureness >= Self.sureEnough && language != said ? language : nil
    }

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
        let forms = counts.han.isEmpty ? HanFormCounts() : HanFormCounts(counts.han)
        isTraditional = forms.notSimplified > forms.notTraditional
        let han = counts.han.values.reduce(0, +)
        let solid = (counts.kana + counts.hangul + han) * Self.letters
        if solid + counts.latin == 0 {
            (language, sureness) = (nil, 0)
        } else if solid < counts.latin {
            (language, sureness) = (.english, Double(counts.latin) / Double(counts.latin + solid))
        } else if counts.hangul > counts.kana, counts.hangul * Self.strayShare > han {
            (language, sureness) = (.korean, Double(counts.hangul) / Double(counts.hangul + counts.kana))
        } else if counts.kana > forms.notJapanese {
            let against = counts.hangul + forms.notJapanese
            (language, sureness) = (.japanese, Double(counts.kana) / Double(counts.kana + against))
        } else {
            (language, sureness) = Self.ofHan(forms)
        }
    }

    /// The language whose character set lacks least; where nothing tells, Chinese, which has no kana to show.
    private static func ofHan(_ forms: HanFormCounts) -> (LanguageTag, Double) {
        let lacking: [(LanguageTag, Int)] = [
            (.simplifiedChinese, forms.notSimplified), (.traditionalChinese, forms.notTraditional),
            (.japanese, forms.notJapanese),
        ]
        // The sort is stable: of equals the first stays first.
        let order = lacking.sorted { $0.1 < $1.1 }
        let (best, second) = (order[0].1, order[1].1)
        return (order[0].0, second == 0 ? 0.5 : 0.5 + 0.5 * Double(second - best) / Double(second))
    }

    /// Characters looked at.
    private static let looked = 100_000
    /// A syllable or ideograph says as much as that many letters.
    private static let letters = 3
    /// Texts in Han characters quote Hangul now and then: one of twenty characters or fewer.
    private static let strayShare = 20
}
