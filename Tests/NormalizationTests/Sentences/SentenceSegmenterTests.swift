import ICU
import Terminology
import Testing

@testable import Normalization

/// Sentences end where a reader of the language says.
@Suite struct SentenceSegmenterTests {
    private let rules: CompiledRules

    init() throws { rules = try LocaleData.shared.get().rules }

    private func check(_ cases: [SentenceCase]) {
        var segmenters: [LanguageTag: SentenceSegmenter] = [:]
        for sample in cases {
            let segmenter = segmenters[sample.language] ?? SentenceSegmenter(rules: rules, language: sample.language)
            segmenters[sample.language] = segmenter
            let found = segmenter.texts(in: sample.text)
            #expect(found == sample.expected, "\(sample) came out as \(found.joined(separator: "‖"))")
        }
    }

    @Test func english() { check(SentenceCase.english) }
    @Test func simplifiedChinese() { check(SentenceCase.simplified) }
    @Test func traditionalChinese() { check(SentenceCase.traditional) }
    @Test func japanese() { check(SentenceCase.japanese) }
    @Test func korean() { check(SentenceCase.korean) }
    @Test func anyLanguage() { check(SentenceCase.any) }
}
