import ICU
import TestSupport
import Testing

@testable import Normalization

/// Rules that feed themselves, long texts, bytes that are no program, and text that is no text.
@Suite struct TransformHostileTests {
    private static let rules = """
        $v = [a-c] ; (a) (b) > $2 x $1 ; ies } [^a-z] > y ; c+ { d? } (e)* > | @ q ; ^ g > h ;
        知 > zhi ; [À-ÞА-Я] > ; ::NFD; [\\u0300-\\u036F] > ; ::Null; h $ > i ;
        """

    private func transform(_ rules: String) throws -> Transform {
        Transform(ByteStore(try #require(TransformCompiler(rules).program())).all)
    }

    @Test(arguments: ["a > | a ;", "a > | a a ;", "{ } a > b ;", "a > | b ; b > | a ;", "a > b | a ;", "a > | a b ;"])
    func rulesThatFeedThemselvesEndWhereICUsDo(_ rules: String) throws {
        let transform = try transform(rules)
        let oracle = try Transliterator(rules: rules, identifier: "test")
        for text in ["a", "xa", "aaa", "知a", "😀a", "ba"] {
            _ = try oracle.transliterated(text)
            #expect(try transform.applied(to: text) == oracle.transliterated(text))
        }
        let long = String(repeating: "a", count: 20_000)
        #expect(try transform.applied(to: long).utf8.count <= 20_000 * 18)
    }

    @Test func rulesThatMultiplyTextEnd() throws {
        let tenfold = "a > aaaaaaaaaa ; ::Null; "
        let result = try transform(String(repeating: tenfold, count: 12)).applied(to: "aaaa")
        #expect(result.utf8.count <= 1 << 16)
    }

    /// If each change moved the whole rest of the text, sixteen times the text would take 256 times as long.
    @Test(arguments: ["a > ; b > xyz ; (c) > '<' $1 '>' ; d > | a ;", "::NFD; [:Mn:] > ; ::NFC;", "[a-z]+ > x ;"])
    func aLongTextTakesTimeInProportion(_ rules: String) throws {
        let transform = try transform(rules)
        let growth = 16
        let short = Array(String(repeating: "abcdé知識 ", count: 5000).utf8)
        let long = Array(String(repeating: "abcdé知識 ", count: 5000 * growth).utf8)
        #expect(long.count > 1_000_000)
        func time(_ text: [UInt8]) throws -> Duration {
            try (0..<3).map { _ in
                var text = text
                return try ContinuousClock().measure { try transform.apply(to: &text) }
            }.min() ?? .zero
        }
        #expect(try time(long) < time(short) * (growth * 4))
    }

    @Test func bytesThatAreNoTextPass() throws {
        let transform = try transform(Self.rules)
        var generator = SplitMix64(seed: 5)
        for _ in 0..<5000 {
            var bytes = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                Bool.random(using: &generator)
                    ? UInt8.random(in: 0x61...0x69, using: &generator) : UInt8.random(in: 0...255, using: &generator)
            }
            var offsets = OffsetMap.identity(bytes.count)
            try transform.apply(to: &bytes, offsets: &offsets)
            #expect(offsets.starts.count == bytes.count)
        }
    }

    /// Every second byte of a program is changed once.
    @Test func damagedProgramsDoNoHarm() throws {
        let program = try #require(TransformCompiler(Self.rules).program())
        let texts = ["abcd cities ccdef 知 ABC g", "hé"].map { Array($0.utf8) }
        var generator = SplitMix64(seed: 3)
        for place in stride(from: 0, to: program.count, by: 2) {
            var damaged = program
            damaged[place] ^= UInt8.random(in: 1...255, using: &generator)
            try run(damaged, on: texts)
        }
        for length in 0..<program.count where length % 5 == 0 { try run(Array(program[..<length]), on: texts) }
    }

    @Test func noiseDoesNoHarm() throws {
        let program = try #require(TransformCompiler(Self.rules).program())
        var generator = SplitMix64(seed: 9)
        for _ in 0..<400 {
            var noise = program
            for _ in 0..<Int.random(in: 1...40, using: &generator) {
                let place = Int.random(in: 0..<noise.count, using: &generator)
                noise[place] = UInt8.random(in: 0...255, using: &generator)
            }
            try run(noise, on: [Array("abcd cities ccdef 知 ABC g".utf8)])
        }
    }

    private func run(_ program: [UInt8], on texts: [[UInt8]]) throws {
        let transform = Transform(ByteStore(program).all)
        for text in texts {
            var result = text
            try transform.apply(to: &result)
            #expect(result.count <= 1 << 16)
            result = text
            var offsets = OffsetMap.identity(text.count)
            try transform.apply(to: &result, offsets: &offsets)
            #expect(offsets.starts.count == result.count)
        }
    }
}
