import Foundation
import Terminology
import Testing
import TripoTerm
import Validation

/// Errors put into the example texts of this repository: each is found, with a reason, and nothing else.
@Suite struct PlantedErrorTests {
    struct Planted {
        var file: String
        var right: String
        var wrong: String
        var rule: String
        /// What the rule marks.
        var found: String
        var isRepaired = true
    }

    static let planted: [Planted] = [
        Planted(file: "en", right: "Mr. SHEN Changyu", wrong: "Mr. Shen Changyu", rule: "EN01", found: "Shen Changyu"),
        Planted(
            file: "en", right: "MORI Kiyoshi", wrong: "HAMANO Koichi", rule: "X04", found: "HAMANO Koichi",
            isRepaired: false),
        Planted(file: "en", right: "(CNIPA), whose", wrong: "(SIPO), whose", rule: "EN14", found: "SIPO"),
        Planted(file: "en", right: "The 21st TRIPO", wrong: "The 21th TRIPO", rule: "EN09", found: "21th"),
        Planted(
            file: "en", right: "November 30, 2021", wrong: "30 November 2021", rule: "EN10", found: "30 November 2021"),
        Planted(file: "en", right: "9th TRIPO User", wrong: "9th TIPO User", rule: "EN16", found: "TIPO"),
        Planted(file: "zh", right: "30日，第21次", wrong: "30日,第21次", rule: "ZH01", found: ","),
        Planted(file: "zh", right: "日本特许厅（JPO）", wrong: "日本专利局（JPO）", rule: "ZH08", found: "日本专利局"),
        Planted(
            file: "zh", right: "《区域全面经济伙伴关系协定》", wrong: "区域全面经济伙伴关系协定", rule: "ZH07", found: "区域全面经济伙伴关系协定"),
        Planted(file: "zh", right: "日本特许厅长官森清", wrong: "日本特许厅厅长森清", rule: "ZH09", found: "日本特许厅厅长"),
        Planted(
            file: "zh", right: "“中日韩三国统计数据库”", wrong: "「中日韩三国统计数据库」", rule: "ZH13", found: "「中日韩三国统计数据库」"),
        Planted(file: "ja", right: "、第21回日中韓", wrong: "、第21次日中韓", rule: "JA03", found: "第21次"),
        Planted(file: "ja", right: "特許庁（JPO）と", wrong: "特許庁(JPO)と", rule: "M11", found: "(JPO)"),
        Planted(file: "ja", right: "「日中韓統計ハブ」", wrong: "“日中韓統計ハブ”", rule: "JA20", found: "“日中韓統計ハブ”"),
        Planted(file: "ja", right: "データプラット", wrong: "デ一タプラット", rule: "X12", found: "一"),
        Planted(file: "ko", right: "(JPO)이 참여한", wrong: "(JPO)가 참여한", rule: "M5", found: "가"),
        Planted(file: "ko", right: "TCS가 연구", wrong: "TCS이 연구", rule: "KO03", found: "이"),
        Planted(file: "ko", right: "2021년 11월 30일", wrong: "2021년11월 30일", rule: "KO02", found: "년"),
        Planted(file: "ko", right: "공개 심포지엄", wrong: "공개 심포지움", rule: "KO12", found: "심포지움"),
        Planted(file: "ko", right: "지식재산 학회", wrong: "지식재산 사회", rule: "KO21", found: "지식재산 사회"),
    ]

    static let folder = "Documentation/examples/heads-meeting-21/"

    @Test("All of twenty planted errors are found, and nothing else; what can be repaired is as it was")
    func twenty() throws {
        #expect(Self.planted.count == 20)
        let texts = try TemporaryTexts()
        let checker = try ShippedRules.job(.on("2021-11-30")).checker()
        for file in ["en", "zh", "ja", "ko"] {
            let clean = try TemporaryTexts.repositoryText(Self.folder + file + ".txt")
            let own = Self.planted.filter { $0.file == file }
            var text = clean
            var repaired = clean
            for error in own {
                let place = try #require(text.firstRange(of: error.right), "\(error.right)")
                text.replaceSubrange(place, with: error.wrong)
                if !error.isRepaired, let place = repaired.firstRange(of: error.right) {
                    repaired.replaceSubrange(place, with: error.wrong)
                }
            }
            let path = try texts.write(text, to: file + ".txt")
            let report = try checker.report(AlignmentInput(path))
            let found = report.findings.map { "\($0.finding.rule) \($0.finding.arguments["found"] ?? "")" }
            #expect(found.sorted() == own.map { "\($0.rule) \($0.found)" }.sorted())
            for finding in report.findings {
                let error = own.first { $0.rule == finding.finding.rule }
                #expect((finding.edit != nil) == error?.isRepaired, "\(finding.finding.rule)")
                #expect(checker.book[finding.finding.rule]?.source.isEmpty == false)
            }
            let repair = try checker.repair(AlignmentInput(path))
            try repair.write()
            #expect(try texts.text(file + ".txt") == repaired)
            // Once more changes nothing.
            #expect(try !checker.repair(AlignmentInput(path)).isChanged)
        }
    }

    @Test(
        "The example texts are clean", arguments: ["heads-meeting-21", "heads-meeting-24", "heads-meetings-in-brief"])
    func clean(folder: String) throws {
        let checker = try ShippedRules.job().checker()
        for file in ["en", "zh", "ja", "ko"] {
            for name in ["\(file).txt", "sentences/\(file).txt"] {
                let path = ShippedRules.repository + "/Documentation/examples/\(folder)/\(name)"
                let report = try checker.report(AlignmentInput(path))
                #expect(report.findings.map { "\($0.finding.rule) \($0.finding.arguments["found"] ?? "")" } == [])
            }
        }
    }

    @Test("A text of 2021 is right for its day, and speaks of what changed when it is read for a later one")
    func laterDay() throws {
        let path = ShippedRules.repository + "/" + Self.folder + "ko.txt"
        let now = try ShippedRules.job(.on("2021-11-30")).checker().report(AlignmentInput(path))
        #expect(now.findings.isEmpty)
        let later = try ShippedRules.job(.on("2026-01-01")).checker().report(AlignmentInput(path))
        #expect(later.findings.contains { $0.finding.fix?.replacement.contains("지식재산처") == true })
    }
}
