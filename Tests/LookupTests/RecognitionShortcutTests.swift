import Foundation
import Glossary
import Lookup
import Terminology
import TestSupport
import Testing

/// What makes recognition fast changes nothing of it: tables of places where no name begins, words read as a whole, and what is
/// remembered of words.
@Suite struct RecognitionShortcutTests {
    /// What stands between names, and what touches them.
    static let others = [
        " ", " ", "\n", "\n\n", "\t", "-", "-\n", ". ", "、", "。", "'s ", "’s", "(", ")", "/", "_", "·", "\u{200B}",
        "\u{AD}", "…", "the ",
        "offices", "companies' ", "marks", "x", "S", "7", "１", "は", "の", "は", "ー", "ア", "ｱ", "ﾞ", "은", "에게", "한국", "전",
        "法律", "国内", "年",
        "\u{301}", "\u{1112}\u{1161}", "\u{11AB}", "😀", "ß", "İ", "antidisestablishmentarianisms", "abcdefghijklmnop",
        "IPS",
    ]

    @Test func `with and without its shortcuts the same names are found`() throws {
        let index = try RecognitionFixture.index.get()
        let trie = try TermTrie(bytes: TermTrie.bytes(for: index), of: index)
        let quick = try TermRecognizer(index, trie: trie)
        let plain = try TermRecognizer(index, trie: trie, isPlain: true)
        let names = RecognitionFixture.concepts.flatMap { $0.terms.map(\.text) }
        var random = SplitMix64(seed: 41)
        var (found, rewritten) = (0, 0)
        for round in 0..<2000 {
            var text = ""
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                if Bool.random(using: &random) { text += Self.others.randomElement(using: &random) ?? "" }
                let name = names.randomElement(using: &random) ?? ""
                let written = Self.written(name, &random)
                if written != name { rewritten += 1 }
                text += written
            }
            var options = RecognitionOptions()
            if round % 2 == 0 { options.languages = [LanguageTag.allCases[round / 2 % LanguageTag.allCases.count]] }
            options.includesSubterms = round % 3 == 0
            if round % 5 > 2 { options.on = CalendarDate(year: round % 5 == 3 ? 2010 : 2025, month: 11, day: 30) }
            let terms = try quick.terms(in: text, options: options)
            #expect(Self.described(terms) == Self.described(try plain.terms(in: text, options: options)), "\(text)")
            #expect(
                try quick.conceptNumbers(in: text, options: options)
                    == plain.conceptNumbers(in: text, options: options), "\(text)")
            found += terms.count
        }
        // Texts without names would compare nothing.
        #expect(found > 5000 && rewritten > 2500)
    }

    /// A name in one of the ways that people write it, or damaged.
    private static func written(_ name: String, _ random: inout SplitMix64) -> String {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return name.uppercased()
        case 1: return name.lowercased()
        case 2: return name.decomposedStringWithCanonicalMapping
        case 3: return wide(name)
        case 4: return name.replacingOccurrences(of: " ", with: "")
        case 5: return name.replacingOccurrences(of: " ", with: "\n")
        case 6: return name + "s"
        case 7:
            guard let place = name.indices.randomElement(using: &random) else { return name }
            return name[..<place] + (others.randomElement(using: &random) ?? "") + name[place...]
        case 8: return String(name.dropLast())
        default: return name
        }
    }

    private static func wide(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isNarrow = (0x21...0x7E).contains(scalar.value)
            scalars.append(isNarrow ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
        }
        return String(scalars)
    }

    private static func described(_ terms: [RecognizedTerm]) -> [String] {
        terms.map { term in
            let concepts = term.concepts.map { "\($0.reference) \($0.rank) \($0.terms.map(\.reference))" }
            return "\(term.span) \(term.isSubterm) \(concepts)"
        }
    }
}
