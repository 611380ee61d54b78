import Foundation
import Interchange
import Terminology
import Testing

@Suite struct PageTests {
    /// The page, with every void element closed, so that a reader of XML can say whether all tags match.
    private func asXML(_ page: String) -> String {
        page.replacing("<!DOCTYPE html>\n", with: "")
            .replacing(/<style>[^<]*<\/style>/, with: "")
            .replacing(/<(meta|input)([^>]*)>/) { "<\($0.1)\(Self.valued(String($0.2)))/>" }
    }

    private static func valued(_ attributes: String) -> String {
        attributes.replacing(" checked", with: " checked=\"\"")
    }

    private var marked: AlignedTexts {
        var texts = WritingSamples.report
        texts.terms = [
            [
                MarkedTerm(segment: 1, span: TextSpan(4, 11), concept: "x", note: "ja: 各庁\nKnown <since> 2001"),
                MarkedTerm(segment: 1, span: TextSpan(8, 14), concept: "overlaps", note: "no"),
                MarkedTerm(segment: 0, span: TextSpan(0, 600), concept: "too long", note: "no"),
            ], [MarkedTerm(segment: 0, span: TextSpan(1, 3), concept: "within a character", note: "no")],
        ]
        return texts
    }

    @Test func aRowIsAUnit() throws {
        let file = try WrittenFile(WritingSamples.report, as: .html)
        #expect(
            file.text.contains(
                """
                <tr id="u3" class="omits" style="--c:1.0000"><th class="number" scope="row">\
                <a href="#u3" title="Confidence 100 %">3</a></th>\
                <td class="c0" lang="en"><p><span class="s" dir="auto">It &lt;ended&gt; &amp; closed.</span></p></td>\
                <td class="c1" lang="zh-Hans"><p><span class="s" dir="auto">会议结束。</span></p></td>\
                <td class="c2 gap"><span>left out</span></td></tr>
                """))
        #expect(file.text.contains("<tr id=\"u1\" class=\"opens heading\""))
        #expect(file.text.contains("<h2><span class=\"s\" dir=\"auto\">报告</span></h2>"))
        #expect(file.text.contains("<title>en.txt · zh.txt · ja.txt</title>"))
    }

    @Test func doubtfulUnitsAreListedAndLeadToTheNext() throws {
        var texts = WritingSamples.report
        texts.alignment.units[0].confidence = 0.2
        let file = try WrittenFile(texts, as: .html)
        #expect(
            file.text.contains(
                "<b>Doubtful</b> <a href=\"#u1\" title=\"20 %\">1</a> <a href=\"#u2\" title=\"69 %\">2</a>"))
        #expect(file.text.contains("20 %<a class=\"next\" href=\"#u2\" title=\"Next doubtful unit\">↓</a></span>"))
        #expect(file.text.contains("<span class=\"percent\">69 %</span>"))
    }

    @Test func termsAreMarkedWithTheirOtherNames() throws {
        let file = try WrittenFile(marked, as: .html)
        #expect(
            file.text.contains(
                """
                The <span class="term" tabindex="0">offices<span class="note" role="note" lang="en">\
                <span class="name"><i>ja</i><span lang="ja" dir="auto">各庁</span></span>\
                <span class="name" dir="auto">Known &lt;since&gt; 2001</span></span></span> met.
                """))
        #expect(file.text.components(separatedBy: "class=\"term\"").count == 2)
    }

    @Test func itNeedsNothingFromElsewhereAndRunsNothing() throws {
        let file = try WrittenFile(WritingSamples.hostile, as: .html)
        #expect(file.text.contains("default-src 'none'; style-src 'unsafe-inline'"))
        for word in ["<script", "http:", "https:", "url(", "@import", "<img", "<link", "src="] {
            #expect(!file.text.contains(word), "\(word)")
        }
        let handlers = file.text.matches(of: #/\son[a-z]+=/#)
        #expect(handlers.isEmpty)
    }

    @Test func tagsMatchWhateverTheTexts() throws {
        for texts in [marked, WritingSamples.hostile] {
            let page = try asXML(WrittenFile(texts, as: .html).text)
            #expect(try XMLLint.faults(page) == "")
        }
    }

    @Test func theWordsAreThoseThatAreGiven() throws {
        var options = WritingOptions.test
        var names: [String] = []
        options.words = PageWords(language: .korean) { name in
            names.append(name)
            return "<\(name)>"
        }
        let page = try WrittenFile(WritingSamples.report, as: .html, options: options).text
        #expect(page.contains("<html lang=\"ko\">"))
        for name in names { #expect(page.contains("&lt;\(name)&gt;") || name == "page.nextDoubtful", "\(name)") }
    }

    @Test(arguments: ["en", "zh-Hans", "ja", "ko"]) func theCatalogueHasEveryWord(_ tag: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Locales/messages/\(tag).yaml")
        let catalogue = try String(contentsOf: file, encoding: .utf8)
        _ = PageWords(language: .english) { name in
            #expect(catalogue.contains("\n\(name): "))
            return name
        }
    }
}
