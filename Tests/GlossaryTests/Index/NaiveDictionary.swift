import Normalization
import TestSupport

@testable import Glossary

/// What `KeyDictionary` should answer, found by looking at every key.
struct NaiveDictionary {
    /// Sorted, each once.
    let keys: [[UInt8]]
    private let terms: [[UInt8]: [KeyPosting]]

    init(_ keys: some Sequence<String>) {
        var terms: [[UInt8]: [KeyPosting]] = [:]
        for (term, key) in keys.enumerated() where !key.isEmpty {
            terms[Array(key.utf8), default: []].append(Self.posting(term))
        }
        self.terms = terms
        self.keys = terms.keys.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private static func posting(_ term: Int) -> KeyPosting {
        KeyPosting(term: TermReference(offset: term * 3), isSecondary: term % 5 == 0)
    }

    func postings(_ key: [UInt8]) -> [KeyPosting] { terms[key] ?? [] }

    /// The same keys, compiled.
    func compiled() throws -> KeyDictionary {
        var builder = KeyDictionaryBuilder()
        var places: [TermReference] = []
        for key in keys.shuffled(using: &Self.generator) {
            for posting in terms[key] ?? [] {
                builder.add(key, term: places.count, isSecondary: posting.isSecondary)
                places.append(posting.term)
            }
        }
        let sections = builder.build(places: places)
        var writer = IndexFileWriter()
        writer.add(.keySummary, sections.summary.bytes)
        writer.add(.keySamples, sections.samples.bytes)
        writer.add(.keyHeads, sections.heads.bytes)
        writer.add(.keyBlocks, sections.blocks.bytes)
        writer.add(.keys, sections.keys)
        writer.add(.tailBuckets, sections.tailBuckets.bytes)
        writer.add(.tailKeys, sections.tailKeys.bytes)
        return try KeyDictionary(IndexFile(ByteStore(writer.bytes())))
    }

    private static var generator: SplitMix64 {
        get { SplitMix64(seed: 1) }
        set {}
    }

    func numbers(where holds: ([UInt8]) -> Bool) -> [Int] { keys.indices.filter { holds(keys[$0]) } }

    /// The shortest keys of some, by their scalars and then in their order.
    func shortest(_ numbers: [Int], limit: Int) -> [Int] {
        Array(numbers.sorted { (Self.length(keys[$0]), $0) < (Self.length(keys[$1]), $1) }.prefix(limit))
    }

    static func length(_ key: [UInt8]) -> Int { String(decoding: key, as: UTF8.self).unicodeScalars.count }

    /// For each key within `limit` edits its distance; the first `fixedCount` bytes have to be equal.
    func near(_ key: [UInt8], limit: Int, fixedCount: Int = 0) -> [Int: Int] {
        var result: [Int: Int] = [:]
        for (number, other) in keys.enumerated() {
            guard other.prefix(fixedCount) == key.prefix(fixedCount), fixedCount > 0 || other[0] >= 0x20 else {
                continue
            }
            let distance = NaiveDistance.between(
                Self.scalars(key.dropFirst(fixedCount)), Self.scalars(other.dropFirst(fixedCount)))
            if distance <= limit { result[number] = distance }
        }
        return result
    }

    static func scalars(_ key: some Collection<UInt8>) -> [UInt32] {
        String(decoding: key, as: UTF8.self).unicodeScalars.map(\.value)
    }
}

/// The distance by its definition: optimal string alignment, a whole table.
enum NaiveDistance {
    static func between(_ left: [UInt32], _ right: [UInt32]) -> Int {
        var table = [[Int]](repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
        for row in 0...left.count {
            for column in 0...right.count {
                if row == 0 || column == 0 {
                    table[row][column] = row + column
                    continue
                }
                let isSame = left[row - 1] == right[column - 1]
                var cost = table[row - 1][column - 1] + (isSame ? 0 : 1)
                cost = min(cost, table[row - 1][column] + 1, table[row][column - 1] + 1)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    cost = min(cost, table[row - 2][column - 2] + 1)
                }
                table[row][column] = cost
            }
        }
        return table[left.count][right.count]
    }
}

/// Random texts over few characters, so that much is alike.
struct RandomTexts {
    static let alphabets = ["ab", "abcde", "特许商标", "aé特가𠮷", "かきくけこ", "\u{3}ab", "가나다라마바사"]

    private var generator: SplitMix64

    init(seed: UInt64) { generator = SplitMix64(seed: seed) }

    mutating func text(_ alphabet: String, longest: Int) -> String {
        var text = ""
        let letters = Array(alphabet.unicodeScalars)
        for _ in 0..<Int.random(in: 1...longest, using: &generator) {
            text.unicodeScalars.append(letters.randomElement(using: &generator)!)
        }
        return text
    }

    mutating func texts(_ count: Int, _ alphabet: String, longest: Int) -> [String] {
        (0..<count).map { _ in text(alphabet, longest: longest) }
    }
}
