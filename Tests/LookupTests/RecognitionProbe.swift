import Glossary
import Lookup
import Terminology
import Testing

struct RecognitionProbe {
    @Test func probe() throws {
        let index = try RecognitionFixture.index.get()
        let recognizer = try TermRecognizer(index)
        for line in [
            "특허청은 특허청장에게 KIPO가 보낸 국제특허 문서를 받았다.", "東京都特許庁舎の前で日本国特許庁長官は、のちょうど",
            "The Trademark Offices' reports; Korean Intellectual Property Office's IPS and IPs, it gave us.",
            "中国国家知识产权局局长申长雨与日本特许厅", "ＫＩＰＯとＪＰＯは、特許審査ハイウェイ（PPH）を", "专利法律制度，商标法人",
            "Intellec-\ntual property, patent  prosecution\nhighway", "한국특허청과 일본특허청", "KIM Yongsun, Yongsun Kim",
            "특허청은",
        ] {
            let terms = try recognizer.terms(in: line)
            print(try MarkedText.marked(line, terms, index))
        }
        print(recognizer.index.size(of: .recognitionEdges), recognizer.index.size(of: .recognitionPool))
    }
}
