import Terminology
import Testing
import TripoTerm
import Validation

@Suite struct AcrossTests {
    /// Rule and place of what is found in the columns of one unit.
    private func found(_ cells: [String]) throws -> [String] {
        let texts = try TemporaryTexts()
        let path = try texts.write("en\tzh-Hans\tja\tko\n" + cells.joined(separator: "\t") + "\n", to: "a.tsv")
        return try ShippedRules.job().checker().report(AlignmentInput(path)).findings.map {
            "\($0.finding.rule) \($0.language.rawTag) \($0.finding.arguments["found"] ?? "")"
        }
    }

    @Test("Of three texts the one that stands alone is told, and once", arguments: 0..<4)
    func majority(wrong: Int) throws {
        var cells = ["The 21st meeting was held.", "第21次会议举行。", "第21回会合が開催された。", "제21차 회의가 열렸다."]
        cells[wrong] = cells[wrong].replacing("21", with: "22").replacing("22st", with: "22nd")
        let told = ["X01 en 22nd", "X01 zh-Hans 第22次", "X01 ja 第22回", "X01 ko 제22차"]
        #expect(try found(cells) == [told[wrong]])
    }

    @Test(
        "Of a table that is no translation only the first disagreements are told, each number with the next that is left"
    )
    func tables() throws {
        let (ours, theirs) = (1000..<1300, 4000..<4300)
        let told = try found([
            ours.map { "\($0) cases" }.joined(separator: ", "), theirs.map { "\($0)件" }.joined(separator: "，"), "", "",
        ]).filter { $0.hasPrefix("X01") }
        #expect(told == theirs.prefix(64).map { "X01 zh-Hans \($0)件" })
    }

    @Test("Ordinals are compared as often as they stand there") func ordinals() throws {
        let english = "The 31st CNIPA-JPO, 32nd JPO-KIPO and 30th CNIPA-KIPO meetings were held."
        #expect(
            try found([english, "第30次中日、第32次日韩、第30次中韩局长会议举行。", "", ""]).contains("X01 zh-Hans 第30次"))
        #expect(
            try !found([english, "第31次中日、第32次日韩、第30次中韩局长会议举行。", "", ""]).contains { $0.hasPrefix("X01") })
    }

    @Test("Of two the first is taken for the source; a year may be written as a number") func source() throws {
        #expect(try found(["It was held in 2021.", "会议于2022年举行。", "", ""]).contains("X01 zh-Hans 2022年"))
    }

    @Test("What two texts disagree on is found among four too, whatever is doubtful among all of them")
    func fourTexts() throws {
        let texts = try TemporaryTexts()
        let changes = [
            "en": [("9th TRIPO", "8th TRIPO")], "zh": [], "ja": [], "ko": [("2022년 1월", "2023년 1월")],
        ]
        var inputs: [AlignmentInput] = []
        for (language, pairs) in changes.sorted(by: { $0.key < $1.key }) {
            var text = try TemporaryTexts.repositoryText(PlantedErrorTests.folder + language + ".txt")
            for (right, wrong) in pairs {
                let place = try #require(text.firstRange(of: right), "\(right)")
                text.replaceSubrange(place, with: wrong)
            }
            inputs.append(AlignmentInput(try texts.write(text, to: language + ".txt")))
        }
        let reports = try ShippedRules.job().reportsTogether(inputs).map { try $0.get() }
        let found = reports.flatMap(\.findings).filter { $0.finding.rule == "X01" }
            .map { "\($0.language.rawTag) \($0.finding.arguments["found"] ?? "")" }
        #expect(found == ["en 8th", "ko 2023년 1월"])
        for report in reports { #expect(report.notes.count { $0.code == "check.not-compared" } <= 1) }
    }

    @Test("A sentence that is within another of the other text is not told as missing") func within() throws {
        func found(_ japanese: String) throws -> [String] {
            let texts = try TemporaryTexts()
            let english = try TemporaryTexts.repositoryText(PlantedErrorTests.folder + "en.txt")
            let inputs = [
                AlignmentInput(try texts.write(english, to: "en.txt")),
                AlignmentInput(try texts.write(japanese, to: "ja.txt")),
            ]
            return try ShippedRules.job().reportsTogether(inputs).map { try $0.get() }.flatMap(\.findings)
                .filter { $0.finding.rule == "X15" }.map { $0.finding.arguments["found"] ?? "" }
        }
        let japanese = try TemporaryTexts.repositoryText(PlantedErrorTests.folder + "ja.txt")
        #expect(try found(japanese).isEmpty)
    }

    @Test("A text without words is told once, not as one without a day") func empty() throws {
        let texts = try TemporaryTexts()
        let inputs = [
            AlignmentInput(try texts.write("The Offices met.\n", to: "a.en.txt")),
            AlignmentInput(try texts.write("", to: "a.ja.txt")),
        ]
        #expect(try ShippedRules.job().reportsTogether(inputs).map { try $0.get() }.map(\.isEmpty) == [false, true])
    }

    /// Rule, language and text of what is found in the texts of an example together, where one place of them is changed.
    private func foundTogether(_ folder: String, _ language: String, _ right: String, _ wrong: String) throws
        -> [String]
    {
        let texts = try TemporaryTexts()
        var inputs: [AlignmentInput] = []
        for name in ["en", "zh", "ja", "ko"] {
            var text = try TemporaryTexts.repositoryText("Documentation/examples/\(folder)/\(name).txt")
            if name == language {
                text = text.replacing(right, with: wrong, maxReplacements: 1)
            }
            inputs.append(AlignmentInput(try texts.write(text, to: name + ".txt")))
        }
        return try ShippedRules.job().reportsTogether(inputs).map { try $0.get() }.flatMap(\.findings)
            .filter { $0.finding.severity > .note }
            .map { "\($0.finding.rule) \($0.language.rawTag) \($0.finding.arguments["found"] ?? "")" }
    }

    @Test(
        "The text that differs from the others is told, and no other",
        arguments: [
            ("heads-meetings-in-brief", "zh", "第20次至第22次", "第19次至第22次", "X01 zh-Hans 第19次"),
            ("heads-meeting-24", "ja", "第32回日韓", "第31回日韓", "X01 ja 第31回"),
            ("heads-meeting-21", "ja", "JPOが主催", "KIPOが主催", "X02 ja KIPO"),
            ("heads-meeting-24", "zh", "中日韩三国合作秘书处秘书长李熙燮出席会议并发言。", "", "X28 en LEE Hee-sup"),
        ])
    func blame(folder: String, language: String, right: String, wrong: String, told: String) throws {
        #expect(try foundTogether(folder, language, right, wrong).filter { !Self.leftOut.contains($0) } == [told])
    }

    /// What texts in brief leave out, each another sentence.
    private static let leftOut = [
        "X29 en An English report of 2015 still calls the meeting the Trilateral Policy Dialogue Meeting, whereas its "
            + "Japanese name has never changed.",
        "X29 en On May 27 of the same year, the Ninth Trilateral Summit in Seoul had adopted the Joint Statement on a 10 "
            + "Year Vision for Trilateral IP Cooperation.",
    ]

    @Test(
        "The examples agree with each other, but for the sentences that they leave out",
        arguments: [("heads-meetings-in-brief", leftOut), ("heads-meeting-24", []), ("heads-meeting-21", [])])
    func examplesAgree(folder: String, leftOut: [String]) throws {
        #expect(try foundTogether(folder, "", "", "") == leftOut)
    }
}
