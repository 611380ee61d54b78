import Foundation
import Terminology
import Testing
import TripoTerm
import Validation

/// Files of so many units that they are checked part by part.
@Suite struct UnitPartsTests {
    private static let rows = [
        ("The 21st Trilateral Heads Meeting", "제21차 한중일 특허청장 회의", "0.9"),
        ("JPO sent a delegation to the meeting.", "일본 특허청은 대표단을 보냈다.", "0.9"),
        ("KIPO hosted the meeting this year.", "올해 회의는 한국 특허청이 개최했다.", "0.9"),
        ("The office spoke of the e-mail of 30 November 2021.", "2021년 11월 29일에 심포지움이 열렸다.", "0.9"),
        ("The office spoke of the e-mail of 30 November 2021.", "2021년 11월 30일에 심포지엄이 열렸다.", "0.9"),
        ("The Japan Patent Office (JPO) sent an email.", "일본 특허청(JPO)이 이메일을 보냈다.", "0.9"),
        ("They agreed on cooperation in examination (draft.", "한일중은 특허청장회의에서 심사 협력에 합의했다.", "0.9"),
        ("They agreed on cooperation in examination (draft.", "심사 분야의 협력에 합의했다.", "0.9"),
        ("Nobody knows what answers this.", "무엇이 이에 답하는지 알 수 없다.", "0.1"),
        ("Nor this of 2020.", "이것도 2021년이다.", "0.1"),
        ("The CNIPA and KIPO met, and SIPO did too.", "중국 국가지식산권국과 특허청이 만났다.", "0.9"),
        ("It ended on 30 November 2021.", "2021년 12월 1일에 끝났다.", "0.9"),
        ("The host of the next meeting is JPO.", "다음 회의는 중국 국가지식산권국이 개최한다.", "0.9"),
    ]

    private func told(_ partSize: Int, _ path: String, day: String?) throws -> [String] {
        var options = day.map { CheckJobOptions.on($0) } ?? CheckJobOptions()
        options.partSize = partSize
        let report = try ShippedRules.job(options).checker().report(AlignmentInput(path))
        let findings = report.findings.map { found in
            "\(found.start) \(found.end) \(found.language) \(found.finding.rule) \(found.finding.arguments) "
                + "\(String(describing: found.edit)) \(found.excerpt)"
        }
        let notes = report.notes.map { "\($0.code) \($0.arguments) \(String(describing: $0.location))" }
        return findings + notes + ["\(String(describing: report.day)) \(report.language) \(report.isEmpty)"]
    }

    @Test("Parts say what the whole says", arguments: [nil, "2021-11-30", "2026-01-01"]) func parts(_ day: String?)
        throws
    {
        let texts = try TemporaryTexts()
        // Each time with other numbers, so that not all is said of the first units.
        let rows = (0..<5).flatMap { round in
            Self.rows.enumerated().map { number, row in
                "\(row.0)\t\(row.1)\(number % 4 == 0 ? " \(round)" : "")\t\(row.2)\t\(row.2 == "0.1")"
            }
        }
        let table = (["en\tko\tconfidence\tdoubtful"] + rows).joined(separator: "\n") + "\n"
        let path = try texts.write(table, to: "a.tsv")
        let whole = try told(1000, path, day: day)
        #expect(whole.count > 40)
        for rule in ["X01", "X14", "X16", "X17", "KO12", "KO05"] {
            #expect(whole.contains { $0.contains(rule) }, "\(rule)")
        }
        for size in [3, 7, 64] { #expect(try told(size, path, day: day) == whole) }
    }

    @Test("A file that is read in parts is read as one that is not, whatever its format", arguments: ["csv", "jsonl"])
    func formats(_ format: String) throws {
        let texts = try TemporaryTexts()
        let lines = Self.rows.map { row in
            format == "csv" ? "\"\(row.0)\",\"\(row.1)\"" : "{\"segments\":{\"en\":\"\(row.0)\",\"ko\":\"\(row.1)\"}}"
        }
        let text = ((format == "csv" ? ["en,ko"] : []) + lines + lines).joined(separator: "\n")
        let path = try texts.write(text, to: "a.\(format)")
        #expect(try told(4, path, day: "2021-11-30") == told(1000, path, day: "2021-11-30"))
    }
}
