import ICU
import TestSupport
import Testing

@testable import Normalization

/// Every rule text of `Locales/`, held against ICU's own transliterator.
@Suite struct LocaleOracleTests {
    private let data: LocaleData

    init() throws { data = try LocaleData.shared.get() }

    /// Only what calls one of ICU's own transliterators, to compute readings for an index, has no program.
    @Test func allRulesOfAQueryArePrograms() {
        for (name, text) in data.ruleTexts {
            let feature = TransformCompiler(text).unsupportedFeature()
            if name.hasSuffix("compute"), let feature, feature.hasPrefix("the transform ") { continue }
            #expect(feature == nil, "\(name)")
        }
    }

    @Test func theEngineDoesWhatICUDoes() throws {
        let spellings = data.spellings
        let folder = KeyFolder(data.rules)
        // Rules of folding and keys see folded text, the others what stands in the glossary.
        var inputs = spellings
        for spelling in spellings {
            var bytes: [UInt8] = []
            try folder.fold(spelling, into: &bytes)
            inputs.append(String(decoding: bytes, as: UTF8.self))
        }
        try #require(inputs.count > 2000)
        for (number, (name, text)) in data.ruleTexts.enumerated() {
            guard let program = TransformCompiler(text).program() else { continue }
            let transform = Transform(ByteStore(program).all)
            let oracle = try Transliterator(rules: text, identifier: "oracle")
            // Each rule set has a third of what stands in the glossaries, another one than that before.
            let share = stride(from: number % 3, to: inputs.count, by: 3).map { inputs[$0] }
            for input in share + randomTexts(of: text) {
                let result = try oracle.transliterate(input)
                let expected = Array(result.text.utf8)
                var found = Array(input.utf8)
                try transform.apply(to: &found)
                var offsets = OffsetMap.identity(input.utf8.count)
                var tracked = Array(input.utf8)
                try transform.apply(to: &tracked, offsets: &offsets)
                guard found == expected, tracked == expected else {
                    Issue.record(
                        "\(name): \(input.debugDescription) gives \(String(decoding: found, as: UTF8.self)), ICU \(String(decoding: expected, as: UTF8.self))"
                    )
                    break
                }
                if let violation = offsets.violation(from: Array(input.utf8), to: tracked, edits: result) {
                    Issue.record("\(name): \(input.debugDescription): \(violation)")
                    break
                }
            }
        }
    }

    /// Texts of the characters that the rules speak of.
    private func randomTexts(of rules: String) -> [String] {
        let alphabet = Array(Set(rules.unicodeScalars).union(escaped(in: rules))).sorted { $0.value < $1.value }
        let letters = alphabet.filter { ("a"..."z").contains($0) || $0.value > 0x7F } + [" ", " ", "-", "."]
        var generator = SplitMix64(seed: 11)
        return (0..<4000).map { round in
            let source = round % 4 == 0 ? alphabet : letters
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...14, using: &generator) {
                if let scalar = source.randomElement(using: &generator) { text.append(scalar) }
            }
            return String(text)
        }
    }

    /// The characters that are written `\uXXXX`.
    private func escaped(in rules: String) -> [Unicode.Scalar] {
        rules.split(separator: "\\u").dropFirst().compactMap {
            UInt32($0.prefix(4), radix: 16).flatMap(Unicode.Scalar.init)
        }
    }
}

extension OffsetMap {
    /// What is wrong with the map of a rewritten text, if anything.
    func violation(from source: [UInt8], to target: [UInt8], edits: TransliteratedText) -> String? {
        guard starts.count == target.count, ends.count == target.count else { return "not one entry for each byte" }
        for index in target.indices {
            let (start, end) = (Int(starts[index]), Int(ends[index]))
            guard start <= end, end <= source.count else { return "out of bounds at \(index)" }
            if index > 0, starts[index - 1] > starts[index] || ends[index - 1] > ends[index] {
                return "not in order at \(index)"
            }
        }
        // The map may be finer than ICU's edits, but does not lead elsewhere.
        let coarse = OffsetMap(edits, count: target.count)
        var place = 0
        for scalar in String(decoding: target, as: UTF8.self).unicodeScalars {
            let range = place..<place + UTF8.width(scalar)
            // An edit as a whole may have taken in what was left out after it.
            let edit = edits.edits.first { $0.target.contains(range.lowerBound) }
            let theirs = coarse.source(of: range.lowerBound..<max(range.upperBound, edit?.target.upperBound ?? 0))
            let ours = self.source(of: range)
            guard theirs.lowerBound <= ours.lowerBound, ours.upperBound <= theirs.upperBound else {
                return "\(range) came from \(ours), by ICU's edits from \(theirs)"
            }
            place = range.upperBound
        }
        return nil
    }
}
