import Interchange
import Terminology
import Testing

@Suite struct HTMLTests {
    @Test func structureIsKept() throws {
        let html = """
            <!DOCTYPE html><html lang="ja"><head><title>T</title><style>p{}</style></head><body>
            <h1>特許庁<br>長官会合</h1><!-- no -->
            <p>三庁は<b>審査</b>基準を
            比較する。 A&amp;B &lt;x&gt; &#x7279;</p>
            <ul><li>一<ul><li>二</li></ul></li><li><p>三</p></ul>
            <p hidden>no</p><div style="display: none">no</div><script>var a = "<p>no</p>"</script><template>no</template>
            <ruby>漢<rt>かん</rt></ruby>字
            """
        let document = try read(html, "a.html")
        #expect(
            outline(document) == [
                "h1: 特許庁 長官会合", "p: 三庁は審査基準を比較する。 A&B <x> 特", "li: 一", "li: 二", "li: 三", "p: 漢字",
            ])
        #expect(document.declaredLanguage == .japanese)
        #expect(places(document) == ["2:5", "3:4", "5:9", "5:18", "5:41", "7:7"])
    }

    @Test func placesFollowEntitiesAndInlineTags() throws {
        let document = try read("<p>a &amp; <i>b</i>c\nd</p>", "a.html")
        let block = try #require(document.blocks.first)
        #expect(block.text == "a & bc d")
        #expect([0, 2, 4, 5, 7].map { block.place(ofByte: $0).column } == [4, 6, 15, 20, 1])
        #expect(block.place(ofByte: 7).line == 2)
    }

    @Test func tablesHaveRowsAndColumns() throws {
        let html = """
            <table><caption>T</caption><tr><th>a<th colspan=2>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>
            <table><tr><td>in</table></table>
            """
        #expect(
            outline(try read(html, "a.html")) == [
                "cap: T", "0,0: a", "0,1: b", "1,0: c", "1,1: d", "1,2: e", "2,1: f", "0,0: in",
            ])
    }

    @Test func twoBreaksDivide() throws {
        #expect(outline(try read("<p>a<br>b<br> <br>c<pre>x\n  y</pre>", "a.html")) == ["p: a b", "p: c", "p: x y"])
    }

    @Test func chineseWithoutScriptGoesByTheText() throws {
        #expect(try read("<html lang=zh><p>專利審查", "a.html").declaredLanguage == .traditionalChinese)
        #expect(try read("<html lang=zh><p>专利审查", "a.html").declaredLanguage == .simplifiedChinese)
        #expect(try read("<html lang=zh-CN><p>專利審查", "a.html").declaredLanguage == .simplifiedChinese)
        #expect(try read("<html lang=fr><p>x", "a.html").declaredLanguage == nil)
        let meta = "<meta http-equiv=Content-Language content=ko><p>x"
        #expect(try read(meta, "a.html").declaredLanguage == .korean)
    }

    @Test func aPageWithoutAnEndIsRead() throws {
        #expect(
            outline(try read("<html><body><div><p>a<p>b<table><tr><td>c<!-- never", "a.html")) == [
                "p: a", "p: b", "0,0: c",
            ])
        #expect(try read("<p>a<b", "a.html").blocks.first?.text == "a")
        #expect(try read("", "a.html").blocks.isEmpty)
        #expect(try read("<div>" + String(repeating: "<p>x", count: 20_000), "a.html").blocks.count == 20_000)
    }

    @Test func nestingIsBounded() {
        let deep = Array(String(repeating: "<div>", count: 100_000).utf8)
        expectProblem("document.too-deep", deep, "a.html")
        let inline = Array((String(repeating: "<b>", count: 100_000) + String(repeating: "</i>", count: 100_000)).utf8)
        expectProblem("document.too-deep", inline, "a.html")
    }

    @Test func filesOutsideAreNeverRead() throws {
        let html = "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>a&x;b</p>"
        #expect(try read(html, "a.html").blocks.allSatisfy { !$0.text.contains("root:") })
    }

    @Test func htmlIsToldByItsFirstTag() throws {
        #expect(outline(try read("\u{FEFF} <!doctype HTML><p>x", "page")) == ["p: x"])
        #expect(outline(try read("<?xml version=\"1.0\"?><html><p>x</p></html>", "-")) == ["p: x"])
        #expect(outline(try read("<html>", "a.txt")) == ["p: <html>"])
    }
}
