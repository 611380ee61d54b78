import Interchange
import Terminology

/// Small aligned texts, and what a format makes of them.
enum WritingSamples {
    /// Three languages: a heading, a sentence that English divides in two, and one that Japanese leaves out.
    static var report: AlignedTexts {
        AlignedTexts(
            texts: [
                text("en.txt", .english, ["Report", "The offices met.", "They agreed.", "It <ended> & closed."]),
                text("zh.txt", .simplifiedChinese, ["报告", "各局会晤并达成一致。", "会议结束。"]),
                text("ja.txt", .japanese, ["報告", "各庁は会合を開いた。", "合意した。"]),
            ],
            alignment: TextAlignment(
                columns: 3,
                units: [
                    AlignmentUnit(segments: [[0], [0], [0]], confidence: 0.97),
                    AlignmentUnit(
                        segments: [[1, 2], [1], [1, 2]], confidence: 0.69999,
                        links: [
                            SegmentLink(0, 1, 1, 1), SegmentLink(0, 2, 1, 1), SegmentLink(0, 1, 2, 1),
                            SegmentLink(0, 2, 2, 2), SegmentLink(1, 1, 2, 1), SegmentLink(1, 1, 2, 2),
                        ]),
                    AlignmentUnit(segments: [[3], [2], []], confidence: 1),
                ]))
    }

    /// A segment a line; the first is a heading and a block of its own.
    static func text(_ path: String, _ language: LanguageTag, _ lines: [String]) -> SegmentedText {
        SegmentedText(
            path: path, language: language,
            segments: lines.enumerated().map { number, line in
                Segment(
                    line, block: min(number, 1), kind: number == 0 ? .heading(level: 1) : .paragraph,
                    place: TextPlace(line: number + 1, column: 1))
            })
    }

    /// Two texts of a line each, in one unit.
    static func pair(_ english: String, _ japanese: String) -> AlignedTexts {
        AlignedTexts(
            texts: [text("en.txt", .english, [english]), text("ja.txt", .japanese, [japanese])],
            alignment: TextAlignment(
                columns: 2, units: [AlignmentUnit(segments: [[0], [0]], confidence: 0.5)]))
    }

    /// What breaks writers: markup, quotation marks, controls, what XML has no place for, direction marks, formulas.
    static let hostileLines = [
        "</seg><script>alert(1)</script>", "]]>", "<!-- -->", "&amp; &lt; &#0;", "\"'`", "a\u{0}b\u{1}c\u{1B}[31m",
        "\u{FFFE}\u{FFFF}x", "\u{1FFFE}", "\u{202E}gnirts\u{2066}", "a\tb\nc\rd\r\ne", "\u{85}\u{2028}\u{2029}",
        "=1+1", "+82-42", "-", "@SUM(A1)", "\u{FF1D}1", "\t=1", "\"=1\t\"", "{{x}}", "𠮟る e\u{301} 👩‍👩‍👧", "", " ", "'",
        "\u{FEFF}x",
        "\u{FFFD}", "\u{EFBF}\u{FFBE}",
    ]

    static var hostile: AlignedTexts {
        AlignedTexts(
            texts: [text("a\"<b>\u{1}.txt", .english, hostileLines), text("=&.txt", .korean, hostileLines)],
            alignment: TextAlignment(
                columns: 2,
                units: hostileLines.indices.map { AlignmentUnit(segments: [[$0], [$0]], confidence: 0.9) }))
    }
}

/// A file as a format writes it, and what is said of it.
struct WrittenFile {
    var text = ""
    var report = WritingReport()
    var pieces: [Int] = []

    init(
        _ texts: AlignedTexts, as format: AlignmentFormat, options: WritingOptions = .test
    ) throws {
        var bytes: [UInt8] = []
        var pieces: [Int] = []
        report = try AlignmentWriter(texts, as: format, options: options).write {
            bytes += $0
            pieces.append($0.count)
        }
        text = String(decoding: bytes, as: UTF8.self)
        self.pieces = pieces
    }

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
}

extension WritingOptions {
    static var test: WritingOptions {
        var options = WritingOptions()
        options.toolVersion = "1.0"
        options.created = Timestamp(secondsSince1970: 1_638_262_800)
        return options
    }
}
