import Interchange
import Terminology
import Testing

@Suite struct MarkdownTests {
    @Test func structureIsKept() throws {
        let markdown = """
            ---
            lang: ko
            title: x
            ---
            # 제목 *강조*

            Setext
            ===

            첫 문단은 [링크](http://x "t")와 ![그림](y.png)
            그리고 `code` 있다. \\*별\\* &amp; ~~옛~~

            - 하나
              이어짐
            - [ ] 둘

            > 인용
            계속

            ```
            no
            ```

                no

            | a | b |
            |---|:-:|
            | c \\| d | **e** |

            <!-- no -->
            <div><p>html</p></div>

            Note.[^1]

            [^1]: 각주
            """
        let document = try read(markdown, "a.md")
        #expect(
            outline(document) == [
                "h1: 제목 강조", "h1: Setext", "p: 첫 문단은 링크와 그림 그리고 code 있다. *별* & 옛", "li: 하나 이어짐", "li: 둘", "p: 인용 계속",
                "0,0: a", "0,1: b", "1,0: c | d", "1,1: e", "p: html", "p: Note.", "fn: 각주",
            ])
        #expect(document.declaredLanguage == .korean)
        #expect(
            places(document) == [
                "5:3", "7:1", "10:1", "13:3", "15:7", "17:3", "26:3", "26:7", "28:3", "28:14", "31:9", "33:1", "35:7",
            ])
    }

    @Test func placesGoOnBehindABackslash() throws {
        let block = try #require(try read("one\\\ntwo *三* four", "a.md").blocks.first)
        #expect(block.text == "one two 三 four")
        #expect(block.place(ofByte: 4).line == 2)
    }

    @Test func chineseLinesAreJoinedWithoutSpaces() throws {
        #expect(outline(try read("专利\n审查", "a.md")) == ["p: 专利审查"])
    }

    @Test func aTableThatFillsItselfIsRefused() {
        let wide = String(repeating: "|a", count: 5000) + "\n" + String(repeating: "|-", count: 5000) + "\n"
        expectProblem("document.too-many-cells", Array((wide + String(repeating: "|b\n", count: 5000)).utf8), "a.md")
    }

    @Test(arguments: ["[", "*a _b ", "> ", "- ", "`a", "<!--", "![l", "[a](b", "<?", "**a", "[^x", "|a", "\\", "&#"])
    func repetitionTakesLinearTime(_ piece: String) throws {
        let clock = ContinuousClock()
        let time = clock.measure { _ = try? read(String(repeating: piece, count: 20_000), "a.md") }
        #expect(time < .seconds(20))
    }
}
