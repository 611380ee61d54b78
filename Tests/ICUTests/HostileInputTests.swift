import ICU
import TestSupport
import Testing

/// Bytes made at random, and texts of unusual length.
@Suite struct HostileInputTests {
    private static let rounds = 1500

    @Test(arguments: Normalizer.Form.allCases) func anyBytesCanBeNormalized(_ form: Normalizer.Form) throws {
        let normalizer = try Normalizer(form)
        var generator = SplitMix64(seed: 1)
        for _ in 0..<Self.rounds {
            let bytes = randomBytes(&generator)
            var output: [UInt8] = [42]
            try bytes.withUnsafeBufferPointer { try normalizer.normalize($0, appendingTo: &output) }
            #expect(output.first == 42)
            _ = try bytes.withUnsafeBufferPointer { try normalizer.isNormalized($0) }

            // Well-formed text gives the same by both ways, and does not change again.
            let text = String(decoding: bytes, as: UTF8.self)
            let once = try normalizer.normalized(text)
            var again: [UInt8] = []
            try Array(text.utf8).withUnsafeBufferPointer { try normalizer.normalize($0, appendingTo: &again) }
            #expect(again == Array(once.utf8))
            #expect(Array(try normalizer.normalized(once).utf8) == Array(once.utf8))
            #expect(try normalizer.isNormalized(once))
        }
    }

    @Test(arguments: BreakIterator.Kind.allCases) func anyBytesHaveBoundaries(_ kind: BreakIterator.Kind) throws {
        let iterator = try BreakIterator(kind)
        var generator = SplitMix64(seed: 2)
        for _ in 0..<Self.rounds {
            let bytes = randomBytes(&generator)
            let boundaries = try bytes.withUnsafeBufferPointer { try iterator.boundaries(in: $0) }
            #expect(boundaries.first == 0)
            #expect(boundaries.last == bytes.count)
            #expect(zip(boundaries, boundaries.dropFirst()).allSatisfy { $0 < $1 })
        }
    }

    @Test func longTextsPass() throws {
        let length = 10_000_000
        let text = String(repeating: "知识 Ａ", count: length / 10)
        let folded = try Normalizer(.nfkcCasefold).normalized(text)
        #expect(folded.utf8.count == length / 10 * 8)
        let hangul = String(repeating: "각", count: length / 30)
        #expect(try Normalizer(.nfd).normalized(hangul).utf8.count == length / 30 * 9)
        let ligature = String(repeating: "\u{FDFA}", count: length / 30)
        #expect(try Normalizer(.nfkc).normalized(ligature).utf8.count == length / 30 * 33)
        #expect(try BreakIterator(.line).boundaries(in: text).last == text.utf8.count)
    }

    @Test func aTextThatICUCannotCountIsAnError() throws {
        let count = Int(Int32.max) + 1
        // Addresses alone: nothing reads the memory, because the length is looked at first.
        let start = UnsafePointer<UInt8>(bitPattern: 4096)
        let text = UnsafeBufferPointer(start: start, count: count)
        var output: [UInt8] = []
        let normalizer = try Normalizer(.nfc)
        let error = #expect(throws: ICUError.self) { try normalizer.normalize(text, appendingTo: &output) }
        #expect(error?.name == "U_INPUT_TOO_LONG_ERROR")
        #expect(throws: ICUError.self) { try normalizer.isNormalized(text) }
        let iterator = try BreakIterator(.word)
        #expect(throws: ICUError.self) { try iterator.boundaries(in: text) }
        #expect(try iterator.boundaries(in: "ab") == [0, 2])
    }

    /// Bytes of which many, but not all, make well-formed sequences.
    private func randomBytes(_ generator: inout SplitMix64) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...20, using: &generator) {
            if Bool.random(using: &generator) {
                bytes.append(UInt8.random(in: 0...255, using: &generator))
            } else {
                let limits: [UInt32] = [0x80, 0x400, 0x3100, 0xD800, 0x11_0000]
                let limit = limits.randomElement(using: &generator) ?? 0x80
                let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)) ?? "\u{FFFD}"
                bytes.append(contentsOf: String(Character(scalar)).utf8)
            }
        }
        return bytes
    }
}
