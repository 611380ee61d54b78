import Interchange
import Terminology
import TestSupport
import Testing

/// Damaged documents are read or refused: nothing crashes, and no block breaks the laws of its type.
@Suite struct ReadingFuzzTests {
    static let samples: [(String, [UInt8])] = [
        ("a.txt", Array("Title\n\n\u{3000}\u{3000}三庁は。\n- a\n1. b\r\n\u{2028}x\u{FEFF}y".utf8)),
        ("a.txt", encode(EncodingTests.japanese + "\n" + EncodingTests.japanese, as: "SHIFT_JIS") ?? []),
        ("a.txt", encode(EncodingTests.korean, as: "UTF-16LE") ?? []),
        (
            "a.html",
            Array(
                "<html lang=ja><p>a&amp;b<table><tr><td colspan=2>c<td>d</table><ul><li>e<br><br>f<pre>g</pre><ruby>h<rt>i"
                    .utf8)
        ),
        (
            "a.md",
            Array("---\nlang: ja\n---\n# a\n\n- b\n  > c\n\n|d|e|\n|-|-|\n|f|g|\n\n<p>h\n\ni[^1]\\\nj\n\n[^1]: k".utf8)
        ),
        (
            "a.docx",
            DocxSample.file(
                DocxSample.paragraph("一", style: "1")
                    + "<w:tbl><w:tr><w:tc>\(DocxSample.paragraph("b"))</w:tc></w:tr></w:tbl>",
                [DocxSample.styles])
        ),
    ]

    @Test(arguments: samples.indices) func mutationsAreSurvived(_ index: Int) {
        let (name, bytes) = Self.samples[index]
        var random = SplitMix64(seed: UInt64(index) + 1)
        for _ in 0..<600 {
            let mutated = Self.mutate(bytes, &random)
            for segmented in [false, true] {
                guard let document = try? read(mutated, name, segmented: segmented) else { continue }
                for block in document.blocks { Self.check(block) }
            }
        }
    }

    static func check(_ block: TextBlock) {
        guard block.kind != .segment else { return }
        #expect(!block.text.isEmpty)
        #expect(block.origins.first?.offset == 0)
        #expect(zip(block.origins, block.origins.dropFirst()).allSatisfy { $0.offset < $1.offset })
        #expect(
            block.origins.allSatisfy { $0.place.line >= 1 && $0.place.column >= 1 && $0.offset < block.text.utf8.count }
        )
        #expect(!block.text.contains("  ") && block.text.first != " " && block.text.last != " ")
    }

    static func mutate(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        var result = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where !result.isEmpty {
            let place = Int.random(in: 0..<result.count, using: &random)
            let end = min(result.count, place + Int.random(in: 1...12, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: result[place] = UInt8.random(in: 0...255, using: &random)
            case 1: result.removeSubrange(place..<end)
            case 2: result.insert(contentsOf: result[place..<end], at: place)
            case 3: result.removeLast(result.count - place)
            default:
                result.insert(
                    contentsOf: Array("<>&|-`*[]()\n\u{3000}é".utf8.shuffled(using: &random).prefix(4)), at: place)
            }
        }
        return result
    }
}
