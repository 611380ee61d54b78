import Glossary
import Normalization
import Terminology
import Testing

@testable import Alignment

/// Loanwords and names are known by their sound.
@Suite struct TransliterationTests {
    private let rules: CompiledRules

    init() throws { rules = try TestIndex.shared().rules() }

    private func vocabulary(_ text: String, _ language: LanguageTag, _ kept: inout EncodedText) throws -> Vocabulary {
        var vocabulary = Vocabulary()
        let encoder = TextEncoder(
            folding: ScalarFolding(rules), quantities: QuantityReader(rules: rules, language: language),
            recognizer: nil, language: language, keepsSounds: true)
        let segment = Segment(text, block: 0, place: TextPlace(line: 1, column: 1))
        kept = try encoder.encode([segment], &vocabulary)
        return vocabulary
    }

    /// The words of two texts that sound alike, as they are written.
    private func alike(
        _ first: String, _ firstLanguage: LanguageTag, _ second: String, _ secondLanguage: LanguageTag
    ) throws -> Set<[String]> {
        var text = EncodedText()
        let ones = try vocabulary(first, firstLanguage, &text)
        let others = try vocabulary(second, secondLanguage, &text)
        let sides = [ones, others].map {
            Transliteration.Side(vocabulary: $0, sounds: Sounds(of: $0.spoken.words, rules))
        }
        var found: Set<[String]> = []
        for seed in Transliteration.pairs(sides[0], sides[1]) {
            #expect((0...1).contains(seed.strength))
            for one in words(ones, seed.first) {
                for other in words(others, seed.second) { found.insert([one, other]) }
            }
        }
        return found
    }

    private func words(_ vocabulary: Vocabulary, _ token: Int32) -> [String] {
        vocabulary.spoken.words.filter { $0.tokens.contains(token) }.map { word in
            String(String.UnicodeScalarView(word.characters.compactMap { Unicode.Scalar(UInt32($0)) }))
        }
    }

    @Test func japaneseLoanwords() throws {
        let found = try alike(
            "The computer of the symposium shows the business database", .english,
            "シンポジウムのコンピューターでビジネスデータを見る", .japanese)
        #expect(found.contains(["computer", "コンピュタ"]))
        #expect(found.contains(["symposium", "シンポジウム"]))
        #expect(!found.contains(["database", "コンピュタ"]))
    }

    @Test func koreanLoanwordsWithWhatFollowsThem() throws {
        let found = try alike(
            "a symposium on the platform", .english, "플랫폼에서 심포지엄을 열었다", .korean)
        #expect(found.contains(["symposium", "심포지엄"]))
        #expect(found.contains(["platform", "플랫폼"]))
    }

    @Test func japaneseAndKorean() throws {
        let found = try alike("ビジネスのシンポジウム", .japanese, "비즈니스 심포지엄", .korean)
        #expect(found.contains(["シンポジウム", "심포지엄"]))
        #expect(!found.contains(["シンポジウム", "비즈니스"]))
    }

    @Test func chineseNamesByPinyin() throws {
        let found = try alike("Held in Shanghai and Beijing; women dating", .english, "在上海和北京，我们打听", .simplifiedChinese)
        #expect(found == [["shanghai", "上海"], ["beijing", "北京"]])
    }

    @Test func shortOrUnrelatedWordsSayNothing() throws {
        #expect(try alike("to do it in an hour", .english, "アイドル データ", .japanese).isEmpty)
        #expect(try alike("meeting", .english, "회의를 개최하였다", .korean).isEmpty)
        #expect(try alike("", .english, "コンピューター", .japanese).isEmpty)
    }

    @Test func whatIsTheSameInLettersNeedsNoSound() throws {
        let found = try alike("Windows", .english, "Windows ウィンドウズ", .japanese)
        #expect(found.isEmpty)
    }

    @Test func similarityIsSymmetricAndOneForTheSame() throws {
        let words = ["computer", "konpyuta", "symposium", "shinpojiumu", "a", ""].map {
            Sound(Array($0.unicodeScalars), isSpelled: false)
        }
        for one in words {
            if !one.letters.isEmpty { #expect(one.similarity(to: one, atLeast: 1) == 1) }
            for other in words where !one.letters.isEmpty || !other.letters.isEmpty {
                let there = try #require(one.similarity(to: other, atLeast: -2))
                let back = try #require(other.similarity(to: one, atLeast: -2))
                #expect(abs(there - back) < 1e-5)
                #expect(there <= 1)
                #expect((one.similarity(to: other, atLeast: 0.5) != nil) == (there >= 0.5))
            }
        }
    }
}
