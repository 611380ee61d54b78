import Normalization
import Testing

@testable import Glossary

/// `KeyDictionary` against a scan of every key.
@Suite struct KeyDictionaryTests {
    @Test(arguments: RandomTexts.alphabets, [1, 15, 16, 17, 33, 400])
    func `finds the place and the terms of every key, and of what is between`(alphabet: String, count: Int) throws {
        var random = RandomTexts(seed: UInt64(count))
        let naive = NaiveDictionary(random.texts(count, alphabet, longest: 12))
        let dictionary = try naive.compiled()
        #expect(dictionary.count == naive.keys.count)
        let queries =
            naive.keys + random.texts(200, alphabet, longest: 14).map { Array($0.utf8) } + [[], [0], [0xFF, 0xFF]]
        for query in queries {
            let place = try query.withUnsafeBufferPointer { try dictionary.find($0) }
            #expect(place.number == naive.numbers { $0.lexicographicallyPrecedes(query) }.count)
            #expect(place.isExact == naive.keys.contains(query))
            #expect(place.postings.map(Set.init) ?? [] == Set(naive.postings(query)))
            #expect(place.postings.map(Array.init)?.count ?? 0 == naive.postings(query).count)
        }
    }

    @Test(arguments: RandomTexts.alphabets)
    func `gives the keys of a prefix, and the shortest of them`(alphabet: String) throws {
        var random = RandomTexts(seed: 7)
        let naive = NaiveDictionary(random.texts(700, alphabet, longest: 9))
        let dictionary = try naive.compiled()
        for prefix in random.texts(60, alphabet, longest: 4).map({ Array($0.utf8) }) + [[]] {
            let wanted = naive.numbers { $0.starts(with: prefix) }
            let range = try dictionary.range(ofPrefix: prefix)
            #expect(Array(range) == wanted)
            for limit in [1, 5, 20, 1000] {
                let found = try dictionary.shortest(in: range, limit: limit)
                #expect(found.map(\.number) == naive.shortest(wanted, limit: limit))
                #expect(found.allSatisfy { $0.utf8 == naive.keys[$0.number] })
                #expect(found.allSatisfy { Set($0.postings) == Set(naive.postings($0.utf8)) })
            }
        }
    }

    @Test(arguments: RandomTexts.alphabets)
    func `gives the keys that hold a text, and all keys in their order`(alphabet: String) throws {
        var random = RandomTexts(seed: 8)
        let naive = NaiveDictionary(random.texts(500, alphabet, longest: 10))
        let dictionary = try naive.compiled()
        for text in random.texts(40, alphabet, longest: 3).map({ Array($0.utf8) }) {
            var found: [Int] = []
            try dictionary.forEach(containing: text, in: 5..<dictionary.count) { entry in
                #expect(entry.utf8 == naive.keys[entry.number])
                found.append(entry.number)
                return true
            }
            #expect(found == naive.numbers { Self.holds($0, text) }.filter { $0 >= 5 })
        }
        var all: [[UInt8]] = []
        try dictionary.forEach(in: 0..<dictionary.count) { entry in
            all.append(entry.utf8)
            return true
        }
        #expect(all == naive.keys)
    }

    private static func holds(_ key: [UInt8], _ text: [UInt8]) -> Bool {
        key.indices.contains { key[$0...].starts(with: text) }
    }

    @Test func `keeps keys of up to a kilobyte, and leaves longer ones out`() throws {
        let longest = String(repeating: "長", count: 341)
        let keys = [longest, longest + "a", longest + "ab", longest + "長"]
        let naive = NaiveDictionary(keys)
        let dictionary = try naive.compiled()
        #expect(dictionary.count == 2)
        for key in keys.map({ Array($0.utf8) }) {
            let place = try key.withUnsafeBufferPointer { try dictionary.find($0) }
            #expect(place.isExact == (key.count <= 1024))
        }
    }

    @Test func `has nothing where there are no keys`() throws {
        let dictionary = try NaiveDictionary([]).compiled()
        #expect(dictionary.count == 0)
        #expect(try dictionary.range(ofPrefix: [0x61]).isEmpty)
        #expect(try dictionary.shortest(in: 0..<10, limit: 3).isEmpty)
        var search = FuzzyKeySearch(dictionary)
        for limit in 1...3 { try search.search([0x61], limit: limit, fixedCount: 0) { _ in Issue.record("a hit") } }
    }

    @Test func `sorts main keys after those of readings`() throws {
        let naive = NaiveDictionary(["\u{1}tokkyo", "\u{2}zhuanli", "特許", "patent"])
        let dictionary = try naive.compiled()
        #expect(try dictionary.mainKeys() == 2..<4)
    }
}
