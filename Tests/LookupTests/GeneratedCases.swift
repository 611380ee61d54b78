import Foundation
import Terminology

/// Sentences made of templates of this project and the terms of its glossaries, each written in many ways.
struct GeneratedCases {
    struct Case {
        var language: LanguageTag
        var text: MarkedText
    }

    /// Sentences with a place for a name and no other name in them.
    static let templates: [LanguageTag: [String]] = [
        .english: [
            "Yesterday we read about {} again.", "{} was not what they had in mind,", "Nobody asked (\"{}\") why.",
            "See also: {}; and so on.", "He wrote to {}\nand waited.",
        ],
        .korean: [
            "어제는 {} 때문에 늦었다.", "우리는 {}라고 들었다.", "그날 {}에서도 눈이 내렸다.", "모두 “{}”만 바라보았다.", "{}은 어디로 갔을까?",
        ],
        .japanese: [
            "きのうは{}について聞いた。", "「{}」とだけ言った。", "それは{}ではないらしい。", "{}、それから雨。", "また{}\nの話だ。",
        ],
        .simplifiedChinese: ["昨天听说了{}。", "“{}”又怎么样？", "他只说{}，没有别的。", "{}；等等。", "看了看{}\n就走了。"],
        .traditionalChinese: ["昨天聽說了{}。", "「{}」又怎麼樣？", "他只說{}，沒有別的。", "{}；等等。", "看了看{}\n就走了。"],
    ]

    /// Every `step`-th term of a language, so that all files of the glossary have their share.
    private static let step = 7

    static func all(_ concepts: [Concept]) -> [Case] {
        var cases: [Case] = []
        for (language, sentences) in templates.sorted(by: { $0.key < $1.key }) {
            let terms = concepts.flatMap { concept in
                concept.terms.filter { $0.language == language && isSensible($0.text) }.map { (concept.id, $0.text) }
            }
            for (number, (id, term)) in terms.enumerated() where number % step == 0 {
                for (place, written) in spellings(of: term, language).enumerated() {
                    let sentence = sentences[(number / step + place) % sentences.count]
                    let marked = sentence.replacingOccurrences(of: "{}", with: "‹\(written)|\(id)›")
                    cases.append(Case(language: language, text: MarkedText(marked)))
                }
            }
        }
        return cases
    }

    /// No mark of ours within, and more than one character.
    private static func isSensible(_ term: String) -> Bool {
        term.count > 1 && !term.contains(where: { "‹›|".contains($0) })
    }

    /// Ways to write a term that all mean it.
    private static func spellings(of term: String, _ language: LanguageTag) -> [String] {
        var spellings = [term]
        let isAbbreviation = term.count <= 6 || term.uppercased() == term
        switch language {
        case .english:
            if !isAbbreviation { spellings.append(term.uppercased()) }
            if term.contains(" ") { spellings.append(term.replacingOccurrences(of: " ", with: "\n")) }
            spellings.append(fullWidth(term))
        case .korean:
            spellings.append(term.decomposedStringWithCanonicalMapping)
            if term.contains(" "), term.count > 4,
                !term.unicodeScalars.contains(where: { $0.value < 0x80 && $0 != " " })
            {
                spellings.append(term.replacingOccurrences(of: " ", with: ""))
                spellings.append(term.replacingOccurrences(of: " ", with: "\n"))
            }
        case .japanese, .simplifiedChinese, .traditionalChinese:
            if !term.unicodeScalars.contains(where: { $0.value < 0x80 }) {
                let middle = term.index(term.startIndex, offsetBy: term.count / 2)
                spellings.append(term[..<middle] + "\n" + term[middle...])
                spellings.append(term[..<middle] + " " + term[middle...])
            }
        }
        return spellings
    }

    private static func fullWidth(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0
                }))
    }
}
