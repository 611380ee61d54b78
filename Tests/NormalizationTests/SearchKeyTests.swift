import ICU
import Terminology
import TestSupport
import Testing

@testable import Normalization

/// Which spellings are one key, and which are not.
@Suite struct SearchKeyTests {
    private let data: LocaleData
    private let folder: KeyFolder

    init() throws {
        data = try LocaleData.shared.get()
        folder = KeyFolder(data.rules)
    }

    /// Each line: spellings of one key.
    static let equal: [[String]] = [
        // Simplified, traditional, Japanese forms of Han characters.
        ["国家知识产权局", "國家知識產權局", "国家知識産権局"],
        ["特許庁", "特許廳", "特许厅"],
        // NFC, NFD, NFKC, jamo; U+314C and so on are the letters that keyboards give.
        ["특허청", "\u{1110}\u{1173}\u{11A8}\u{1112}\u{1165}\u{110E}\u{1165}\u{11BC}"],
        ["ガイド", "カ\u{3099}イト\u{3099}", "\u{FF76}\u{FF9E}\u{FF72}\u{FF84}\u{FF9E}", "がいど"],
        ["é", "e\u{301}", "E\u{301}", "e"],
        ["ㅌ", "\u{1110}"],
        // Full width, case.
        ["KIPO", "ＫＩＰＯ", "kipo", "Ｋipo"],
        ["ID5", "ＩＤ５", "id5"],
        ["Straße", "STRASSE", "strasse"],
        // Hyphens, spaces, middle dots, quotes.
        [
            "trademark", "trade mark", "trade-mark", "trade\u{2010}mark", "trade\u{2013}mark", "trade\u{A0}mark",
            "trade  mark",
        ],
        ["特許・実用新案", "特許\u{FF65}実用新案", "特許\u{B7}実用新案", "特許実用新案"],
        ["“KIPO”", "'KIPO'", "「KIPO」", "KIPO"],
        ["심사 기준", "심사기준", "심사\u{3000}기준"],
        // Kana, iteration marks, the prolonged sound mark.
        ["とっきょ", "トッキョ", "ﾄｯｷｮ"],
        ["ユーザー", "ユーザ", "ユ\u{2015}ザ\u{2015}", "ゆーざー"],
        ["こゝろ", "こころ"], ["みすゞ", "みすず"], ["佐々木", "佐佐木"], ["ヴァイオリン", "バイオリン"],
        ["霞ヶ関", "霞ケ関", "霞が関"], ["3ヶ国", "3か国", "３カ国"],
        // Plural, possessive.
        ["patent office", "patent offices", "Patent Office's", "patent offices'"],
        ["company", "companies"], ["index", "indices"], ["analysis", "analyses"], ["branch", "branches"],
        // British and American.
        ["organisation", "organization"], ["licence", "license"], ["centre", "center", "centres"], ["colour", "color"],
        ["programme", "program", "programs"], ["judgement", "judgment"], ["catalogue", "catalog"],
        ["R&D", "R and D"],
    ]

    @Test(arguments: equal) func spellingsOfOneTermHaveOneKey(_ spellings: [String]) throws {
        let keys = try spellings.map { try folder.key(of: $0).text }
        #expect(Set(keys).count == 1, "\(zip(spellings, keys).map { "\($0) \($1)" })")
    }

    @Test(arguments: [
        ("goods", "good"), ("damages", "damage"), ("特許", "特許庁"), ("특허", "상표"), ("は", "ば"), ("か", "が"),
        ("species", "specie"), ("news", "new"), ("KIPO", "JPO"),
    ])
    func differentTermsHaveDifferentKeys(_ left: String, _ right: String) throws {
        #expect(try folder.key(of: left).utf8 != folder.key(of: right).utf8)
    }

    @Test func aTextOfPunctuationAloneKeepsIt() throws {
        #expect(try folder.key(of: "...").text == "...")
        #expect(try folder.key(of: "").text == "")
    }

    @Test func keysOfAllTermsAreTheirOwnKeys() throws {
        var key: [UInt8] = []
        // Readings are not: in "xì zé" a rule for English would see "ize" once the space is gone.
        for text in Set(data.terms.map(\.text)) {
            let first = try folder.key(of: text)
            #expect(try folder.key(of: first.text).utf8 == first.utf8, "\(text)")
            // The fast path gives the same.
            _ = try folder.key(of: text, into: &key)
            #expect(key == first.utf8)
        }
    }

    @Test func mapsOfAllTermsAreInOrderAndExact() throws {
        for text in data.spellings { try checkMap(of: text) }
    }

    @Test func mapsOfRandomTextsAreInOrderAndExact() throws {
        var generator = SplitMix64(seed: 21)
        let pieces = [
            "offices", "'s", " ", "-", "・", "国", "國", "特許", "か", "\u{3099}", "ゝ", "々", "佐", "ー", "ヴァ", "한", "\u{1112}",
            "\u{1161}", "é", "e\u{301}", "ß", "ﬁ", "Ａ", "😀", "\u{200B}", "ies", "colour", "&", "\u{0}", "...",
        ]
        for _ in 0..<3000 {
            let count = Int.random(in: 0...10, using: &generator)
            try checkMap(of: (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined())
        }
    }

    /// Every range of the key leads into the text, in order; characters that stay themselves lead to themselves.
    private func checkMap(of text: String) throws {
        let source = Array(text.utf8)
        let key = try folder.key(of: text)
        let (starts, ends) = (key.offsets.starts, key.offsets.ends)
        guard starts.count == key.utf8.count, ends.count == starts.count else {
            Issue.record("\(text.debugDescription): \(starts.count) entries for \(key.utf8.count) bytes")
            return
        }
        for index in starts.indices {
            let isInOrder = index == 0 || starts[index - 1] <= starts[index] && ends[index - 1] <= ends[index]
            guard isInOrder, starts[index] <= ends[index], Int(ends[index]) <= source.count else {
                Issue.record("\(text.debugDescription): out of order at \(index) of \(key.text)")
                return
            }
        }
        var place = 0
        for scalar in key.text.unicodeScalars {
            let span = key.sourceSpan(of: place..<place + UTF8.width(scalar))
            place += UTF8.width(scalar)
            let bytes = source[span.start..<span.end]
            guard bytes.first.map({ $0 & 0xC0 != 0x80 }) ?? true else {
                Issue.record("\(text.debugDescription): cut within a character")
                return
            }
            // One character of a script without rules is either itself or was folded from what the map says.
            guard (0xAC00...0xD7A3).contains(scalar.value), bytes.count == 3 else { continue }
            #expect(try folder.key(of: String(decoding: bytes, as: UTF8.self)).text == String(scalar))
        }
    }

    @Test func turnedNamesAreFound() throws {
        let names = data.terms.compactMap { folder.turnedName($0) }
        #expect(!names.isEmpty)
    }
}
