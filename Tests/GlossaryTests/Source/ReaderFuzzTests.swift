import Glossary
import Terminology
import TestSupport
import Testing

struct ReaderFuzzTests {
    private static let rounds = 1500
    private static let pieces: [[UInt8]] =
        [
            "[", "]", "{", "}", ":", ": ", "- ", "? ", "\n", "\n  ", "\"", "'", "#", " #", "&a ", "*a", "!", "!!str ",
            "|", ">",
            "---", "...", "%YAML", "\t", ",", "\\x41", "\u{2028}", "\u{FEFF}", "<<: ", "~", "\r", "zh-Hans", "from",
            "2021",
        ].map { Array($0.utf8) } + [[0], [0xFF], [0xC0], [0xE2, 0x80], [0xED, 0xA0, 0x80]]

    /// Whatever bytes a file holds, reading ends with a value or with diagnostics that have a place.
    @Test(.timeLimit(.minutes(20))) func noBytesMakeTheReaderFail() {
        var random = SplitMix64(seed: 20_211_130)
        let samples = [cleanSample, EditorSample.usual, EditorSample.flush].map { Array($0.utf8) }
        var failures = 0
        for _ in 0..<Self.rounds {
            guard var bytes = samples.randomElement(using: &random) else { continue }
            for _ in 0..<Int.random(in: 1...6, using: &random) { Self.mutate(&bytes, &random) }
            let text = String(decoding: bytes, as: UTF8.self)
            let source = GlossaryReader().read(text: text, file: "a.yaml")
            for diagnostic in source.diagnostics {
                #expect(diagnostic.location?.file == "a.yaml")
                #expect(diagnostic.code.hasPrefix("glossary.") || diagnostic.code.hasPrefix("file."))
                #expect(diagnostic.help?.isEmpty == false)
            }
            if source.isComplete { _ = GlossaryLint().check(source) } else { failures += 1 }
        }
        #expect(failures > Self.rounds / 4, "most texts are broken somewhere")
    }

    private static func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
        case 1: bytes.removeSubrange(place..<end)
        case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
        case 3: bytes.replaceSubrange(place..<end, with: pieces.randomElement(using: &random) ?? [])
        default: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
        }
    }
}
