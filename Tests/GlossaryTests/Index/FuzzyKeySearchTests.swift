import Normalization
import TestSupport
import Testing

@testable import Glossary

/// Fuzzy search against the distance of every key.
@Suite struct FuzzyKeySearchTests {
    @Test(arguments: RandomTexts.alphabets, [3, 6, 12])
    func `finds all keys within a distance, each once`(alphabet: String, longest: Int) throws {
        var random = RandomTexts(seed: UInt64(longest))
        // Of a small alphabet there are only so many texts: some of a larger one between them.
        let keys = random.texts(250, alphabet, longest: longest) + random.texts(50, "abかき特가", longest: longest)
        let naive = NaiveDictionary(keys)
        let queries = random.texts(25, alphabet, longest: longest + 1) + keys.prefix(5)
        try expectAll(naive, queries.map { Array($0.utf8) }.filter { $0[0] >= 0x20 }, fixedCount: 0)
    }

    @Test func `does not edit the prefix of a reading system`() throws {
        var random = RandomTexts(seed: 3)
        let keys = random.texts(200, "abc", longest: 7)
        let naive = NaiveDictionary(keys.map { "\u{1}" + $0 } + keys.map { "\u{2}" + $0 } + keys)
        let queries = random.texts(30, "abc", longest: 7)
        try expectAll(naive, queries.map { Array(("\u{2}" + $0).utf8) }, fixedCount: 1)
        try expectAll(naive, queries.map { Array($0.utf8) }, fixedCount: 0)
    }

    @Test func `finds real terms that were misspelled`() throws {
        let terms = try SampleIndex.glossaryTerms()
        let naive = NaiveDictionary(terms.shuffled(using: &Self.generator).prefix(1500).map { $0.lowercased() })
        var random = SplitMix64(seed: 5)
        let queries = naive.keys.shuffled(using: &random).prefix(25).map { key in
            Self.misspelled(String(decoding: key, as: UTF8.self), using: &random)
        }
        try expectAll(naive, queries.map { Array($0.utf8) }.filter { !$0.isEmpty }, fixedCount: 0)
    }

    private static var generator: SplitMix64 {
        get { SplitMix64(seed: 9) }
        set {}
    }

    private static func misspelled(_ text: String, using random: inout SplitMix64) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let place = Int.random(in: 0..<max(1, scalars.count), using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: scalars.insert("x", at: min(place, scalars.count))
            case 1 where scalars.count > 1: scalars.remove(at: place)
            case 2 where place + 1 < scalars.count: scalars.swapAt(place, place + 1)
            default: if place < scalars.count { scalars[place] = "한" }
            }
        }
        var result = ""
        result.unicodeScalars.append(contentsOf: scalars)
        return result
    }

    private func expectAll(_ naive: NaiveDictionary, _ queries: [[UInt8]], fixedCount: Int) throws {
        let dictionary = try naive.compiled()
        var search = FuzzyKeySearch(dictionary)
        for query in queries {
            for limit in 1...3 {
                var found: [Int: Int] = [:]
                try search.search(query, limit: limit, fixedCount: fixedCount) { hit in
                    #expect(found[hit.number] == nil, "a key was found twice")
                    #expect(hit.length == NaiveDictionary.length(naive.keys[hit.number]))
                    #expect(Set(hit.postings) == Set(naive.postings(naive.keys[hit.number])))
                    found[hit.number] = hit.distance
                }
                let wanted = naive.near(query, limit: limit, fixedCount: fixedCount)
                let extra = found.keys.filter { wanted[$0] == nil }.map {
                    String(decoding: naive.keys[$0], as: UTF8.self)
                }
                #expect(
                    found == wanted, "\(String(decoding: query, as: UTF8.self)) within \(limit), too much: \(extra)")
            }
        }
    }
}

/// `EditDistance` against its definition.
@Suite struct EditDistanceTests {
    @Test(arguments: RandomTexts.alphabets)
    func `gives the distance up to a limit`(alphabet: String) {
        var random = RandomTexts(seed: 4)
        var distance = EditDistance()
        for _ in 0..<600 {
            let (left, right) = (random.text(alphabet, longest: 8), random.text(alphabet, longest: 8))
            let (first, second) = (left.unicodeScalars.map(\.value), right.unicodeScalars.map(\.value))
            let wanted = NaiveDistance.between(first, second)
            for limit in 0...4 {
                #expect(distance.within(limit, first, second) == (wanted <= limit ? wanted : nil))
            }
            let one = Array(left.utf8).withUnsafeBytes { left in
                Array(right.utf8).withUnsafeBytes { right in EditDistance.withinOne(left, right) }
            }
            #expect(one == (wanted <= 1 ? wanted : nil), "\(left) \(right)")
        }
    }
}

/// Shortening by symbols and back.
@Suite struct SymbolTableTests {
    @Test(arguments: RandomTexts.alphabets)
    func `gives back what was shortened, even what was in no sample`(alphabet: String) {
        var random = RandomTexts(seed: 6)
        let sample = random.texts(100, alphabet, longest: 30)
        let encoder = SymbolEncoder(sample: sample.map { Array($0.utf8) })
        let table = SymbolTable(ByteStore(encoder.tableBytes).all)
        for text in sample + random.texts(100, "xyz" + alphabet, longest: 60) + [""] {
            var codes: [UInt8] = []
            Array(text.utf8).withUnsafeBufferPointer { encoder.encode($0, into: &codes) }
            #expect(table.text(ByteStore(codes).all) == text)
        }
    }

    @Test func `shortens what repeats itself`() {
        let texts = (0..<200).map { Array("patent application \($0)".utf8) }
        var codes: [UInt8] = []
        let encoder = SymbolEncoder(sample: texts)
        texts[7].withUnsafeBufferPointer { encoder.encode($0, into: &codes) }
        #expect(codes.count * 3 < texts[7].count)
    }

    @Test func `expands nothing beyond a table or codes that were cut`() {
        let table = SymbolTable(ByteStore([1, 2, 3]).all)
        #expect(table.expand(ByteStore([0, 1, 255]).all).isEmpty)
        let whole = SymbolTable(ByteStore(SymbolEncoder(sample: []).tableBytes).all)
        #expect(whole.expand(ByteStore([255, 65, 255]).all) == [65])
    }
}
