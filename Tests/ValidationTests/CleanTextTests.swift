import Terminology
import Testing
import TripoTerm
import Validation

/// Texts in which a strict colleague finds nothing.
@Suite struct CleanTextTests {
    /// Rule, language and text of what is found in texts of one document, notes left out.
    private func found(_ cells: [String: String], together: Bool = true, name: String = "txt") throws -> [String] {
        let texts = try TemporaryTexts()
        let inputs = try cells.sorted { $0.key < $1.key }.map { language, text in
            AlignmentInput(try texts.write(text, to: "a.\(language).\(name)"))
        }
        let job = try ShippedRules.job(.on("2024-12-05"))
        let reports =
            together
            ? try job.reportsTogether(inputs).map { try $0.get() }
            : try inputs.map { try job.checker().report($0) }
        return reports.flatMap(\.findings).filter { $0.finding.severity > .note }
            .map { "\($0.finding.rule) \($0.language.rawTag) \($0.finding.arguments["found"] ?? "")" }
    }

    @Test("Entries of a list of references, names and addresses stay as they are in all languages") func references()
        throws
    {
        let references = """
            [1] WIPO. World Intellectual Property Indicators 2023[R]. Geneva: WIPO, 2023.

            [2] Kim J., Tanaka H. How examiners read claims in the age of artificial intelligence[J]. Journal of Law, 2022.

            International Policy Division, 3-4-3 Kasumigaseki, Chiyoda-ku, Tokyo 100-8915

            """
        let texts = [
            "en": "The three Offices met in Shanghai.\n\n" + references, "zh": "三局在上海会晤。\n\n参考文献\n\n" + references,
            "ja": "三庁は上海で会合しました。\n\n参考文献\n\n" + references, "ko": "3국 특허청은 상하이에서 만났다.\n\n" + references,
        ]
        #expect(try found(texts) == [])
    }

    @Test("A sentence that stays in the language of the source is told") func untranslated() throws {
        let texts = [
            "en": "The Offices met.\n\nThe three Offices will meet again.",
            "ko": "3국은 만났다.\n\nThe three Offices will meet again.",
        ]
        #expect(try found(texts).contains("X13 ko The three Offices will meet again."))
    }

    /// The example on the 24th meeting, two sentences of its Chinese text made one.
    private func merged(_ end: String) throws -> [String: String] {
        var texts: [String: String] = [:]
        for language in ["en", "zh", "ja", "ko"] {
            texts[language] = try TemporaryTexts.repositoryText(
                "Documentation/examples/heads-meeting-24/\(language).txt")
        }
        let right = "2024年5月在第九次中日韩领导人会议上通过。"
        #expect(texts["zh"]?.contains(right) == true)
        texts["zh"] = texts["zh"]?.replacing(right, with: end)
        return texts
    }

    @Test("Two sentences in one do not make the numbers beside them wrong") func mergedSentences() throws {
        #expect(try found(merged("2024年5月在第九次中日韩领导人会议上通过，")) == [])
    }

    @Test("A number that is wrong is told where sentences were joined, too") func wrongNumber() throws {
        #expect(try found(merged("2024年6月在第九次中日韩领导人会议上通过，")) == ["X01 zh-Hans 2024年6月"])
    }

    @Test("An article of a law is no trillion") func article() throws {
        let texts = ["en": "Article 29(2) of the Patent Act was amended.", "ko": "특허법 제29조 제2항이 개정되었다."]
        #expect(try found(texts) == [])
    }

    @Test("A heading over a table of its name is no sentence that stands twice") func headings() throws {
        let heading = "The Work of the Joint Experts Groups"
        #expect(try found(["en": heading + "\n\n" + heading + "\n"], together: false) == [])
    }

    @Test("The title of a law keeps its words") func title() throws {
        let texts = ["en": "The Patent Act of Japan was amended.", "zh": "日本修改了《特许法》。"]
        #expect(try found(texts) == [])
    }
}
