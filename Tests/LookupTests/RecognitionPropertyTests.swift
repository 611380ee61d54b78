import Glossary
import Lookup
import Normalization
import Terminology
import TestSupport
import Testing

/// Recognition against slower ways to say the same, on random texts.
@Suite struct RecognitionPropertyTests {
    static let pieces = [
        "특허청", "특허", "은", "에게", "KIPO", "kipo's", "trade", " ", "mark", "s", "'", "\n", "-", "。", "特許", "特許庁", "專利",
        "局",
        "佐々木", "3ヶ国", "ヴァイオリン", "カ\u{3099}", "ｶﾞ", "e\u{301}", "R&D", "…", "companies", "ＩＰ", "の",
        "\u{1112}\u{1161}\u{11AB}",
        "centres", "(", "\t", "½", "\u{FDFA}", "😀", "offices'", "ー", "中国", "国家", "知识产权", "5", ".",
    ]

    @Test func `text folds as keys do`() throws {
        let rules = CompiledRules(ByteStore(try RecognitionFixture.rules.get()).all)
        let (keys, folder, text) = (KeyFolder(rules), TextFolder(rules), FoldedText())
        var random = SplitMix64(seed: 31)
        for _ in 0..<1500 {
            let sample = Self.sample(&random)
            var key: [UInt8] = []
            _ = try keys.key(of: sample, into: &key)
            let bytes = Array(sample.utf8)
            try bytes.withUnsafeBufferPointer { try folder.fold($0, into: text) }
            // A key of nothing but punctuation keeps it; only a text has lines in which words go on.
            if text.count > 0, !sample.contains("-\n") { #expect(text.key == key, "\(sample.debugDescription)") }
            for place in 0..<text.count {
                #expect(text.starts[place] < text.ends[place] && text.ends[place] <= bytes.count)
            }
        }
    }

    @Test func `all names of the glossary that a naive search finds are found`() throws {
        let index = try RecognitionFixture.index.get()
        let rules = try index.rules()
        let (folder, text) = (TextFolder(rules), FoldedText())
        var keys: [[UInt32]: Int] = [:]
        let keyFolder = KeyFolder(rules)
        for concept in RecognitionFixture.concepts {
            for term in concept.terms {
                let key = try keyFolder.key(of: term.text).text.unicodeScalars.map(\.value)
                if key.count > 1 { keys[key, default: 0] += 1 }
            }
        }
        let trie = try TermTrie(bytes: TermTrie.bytes(for: index), of: index)
        let longest = keys.keys.map(\.count).max() ?? 0
        var random = SplitMix64(seed: 32)
        for _ in 0..<150 {
            let bytes = Array(Self.sample(&random).utf8)
            try bytes.withUnsafeBufferPointer { try folder.fold($0, into: text) }
            let scalars = (0..<text.count).map { FoldedScalar.value(text.scalars[$0]) }
            for start in scalars.indices {
                var wanted: [Int] = []
                for end in start + 1..<max(start + 1, min(scalars.count, start + longest)) + 1
                where end <= scalars.count && keys[Array(scalars[start..<end])] != nil { wanted.append(end) }
                let found = TermScanner.keys(in: text, from: start, trie).filter {
                    keys[Array(scalars[start..<$0])] != nil
                }
                let barrier = wanted.filter { end in
                    !(start + 1..<end).contains { FoldedScalar.gap(text.scalars[$0]) == FoldedScalar.Gap.barrier }
                }
                #expect(found == barrier)
            }
        }
    }

    @Test func `spans lie in the text, in order, on edges of characters`() throws {
        let recognizer = try TermRecognizer(try RecognitionFixture.index.get())
        var random = SplitMix64(seed: 33)
        for round in 0..<1500 {
            var sample = Self.sample(&random)
            if round % 3 == 0 {
                sample = String(
                    decoding: (0..<80).map { _ in UInt8.random(in: 0...255, using: &random) }, as: UTF8.self)
            }
            let bytes = Array(sample.utf8)
            var options = RecognitionOptions()
            options.includesSubterms = round % 2 == 0
            var end = 0
            for term in try recognizer.terms(in: sample, options: options) {
                #expect(term.span.start < term.span.end && term.span.end <= bytes.count)
                #expect(term.span.start >= end || term.isSubterm)
                #expect(bytes[term.span.start] & 0xC0 != 0x80)
                #expect(term.span.end == bytes.count || bytes[term.span.end] & 0xC0 != 0x80)
                if !options.includesSubterms { end = term.span.end }
            }
        }
    }

    @Test func `a name at the end of a stretch of a long text is found`() throws {
        let index = try RecognitionFixture.index.get()
        let recognizer = try TermRecognizer(index)
        let line = "특허청은 어제 새 지침을 내놓았다.\n"
        let count = 5000
        let long = String(repeating: line, count: count)
        let terms = try recognizer.terms(in: long)
        #expect(terms.count == count)
        #expect(terms.last?.span.start == line.utf8.count * (count - 1))
        #expect(try recognizer.conceptNumbers(in: long).count >= count)
    }

    private static func sample(_ random: inout SplitMix64) -> String {
        (0..<Int.random(in: 1...14, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
}
