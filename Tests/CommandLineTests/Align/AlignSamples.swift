import Foundation

/// Small texts that anything that aligns gets right.
struct AlignSamples {
    let sandbox: Sandbox
    let english: String
    let chinese: String
    let japanese: String
    let korean: String

    static let englishLines = [
        "The 21st meeting was held on November 30, 2021.", "KIPO received 1234 patents.", "It closed.",
    ]
    static let chineseLines = ["第21次会议于2021年11月30日举行。", "KIPO收到1234件专利。", "会议结束。"]
    static let japaneseLines = ["第21回会合は2021年11月30日に開かれた。", "KIPOは1234件の特許を受けた。", "会合は終わった。"]
    static let koreanLines = ["제21차 회의는 2021년 11월 30일에 열렸다.", "KIPO는 1234건의 특허를 받았다.", "회의가 끝났다."]

    init(_ sandbox: Sandbox) throws {
        self.sandbox = sandbox
        func write(_ lines: [String], _ name: String) throws -> String {
            try sandbox.write(lines.map { $0 + "\n\n" }.joined().utf8, to: "texts/" + name)
        }
        english = try write(Self.englishLines, "report.en.txt")
        chinese = try write(Self.chineseLines, "report.zh.txt")
        japanese = try write(Self.japaneseLines, "report.ja.txt")
        korean = try write(Self.koreanLines, "report.ko.txt")
    }

    var all: [String] { [english, chinese, japanese, korean] }

    /// Files in the directory of the texts that are none of them.
    func leftovers() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: sandbox.path("texts")).filter { !$0.hasPrefix("report.") }
    }
}

extension Sandbox.Outcome {
    /// The lines without what comes after the last texts: the confidence is for the aligner to decide.
    func rows(columns: Int) -> [[String]] {
        lines.map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).prefix(columns).map(String.init)
        }
    }
}
