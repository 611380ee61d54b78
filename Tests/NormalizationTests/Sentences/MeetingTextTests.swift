import DataFile
import Terminology
import Testing

@testable import Normalization

/// Reports on a meeting, a paragraph a line, against the same divided by hand, a sentence a line.
@Suite struct MeetingTextTests {
    @Test(arguments: [
        ("en", LanguageTag.english), ("zh", .simplifiedChinese), ("ja", .japanese), ("ko", .korean),
    ])
    func sentencesAreThoseOfAPerson(_ name: String, _ language: LanguageTag) throws {
        let segmenter = SentenceSegmenter(rules: try LocaleData.shared.get().rules, language: language)
        let folder = LocaleData.root + "/Tests/NormalizationTests/Resources/m24." + name
        let expected = try FileText.contents(of: folder + ".sents.txt").split(separator: "\n").map(String.init)
        #expect(segmenter.texts(in: try FileText.contents(of: folder + ".txt")) == expected)
    }
}
