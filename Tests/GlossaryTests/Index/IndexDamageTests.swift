import Normalization
import Terminology
import TestSupport
import Testing

@testable import Glossary

/// An index that is not as it was written gives an error or the right answer: never another answer, never a crash.
@Suite struct IndexDamageTests {
    @Test func `a change of any byte is noticed when a small index is opened`() throws {
        let bytes = try SampleIndex.smallBytes(extra: 5)
        // All of the header; behind it the checksum takes all bytes of a stride of 64 alike, and 5 meets each of them.
        let header = Int(ByteStore(bytes).all.uint64(24))
        for place in Array(0..<header) + Array(stride(from: header, to: bytes.count, by: 5)) {
            var damaged = bytes
            damaged[place] ^= UInt8(1 << (place % 8))
            #expect(throws: IndexError.self, "byte \(place)") { try IndexFile(ByteStore(damaged)) }
        }
    }

    @Test func `an index that was cut at any place is noticed`() throws {
        let bytes = try SampleIndex.smallBytes(extra: 5)
        for count in stride(from: bytes.count - 1, through: 0, by: -1) {
            let cut = ByteStore(Array(bytes[..<count]))
            #expect(throws: IndexError.self) { try IndexFile(cut, eagerLimit: 0) }
        }
        #expect(throws: IndexError.self) { try IndexFile(ByteStore(bytes + [0])) }
    }

    @Test func `a large index notices a change in each section when it is touched`() throws {
        // Some blocks of 64 KiB, so that a change in one leaves the others good.
        let bytes = try SampleIndex.smallBytes(extra: 3000)
        let file = try IndexFile(ByteStore(bytes))
        for section in IndexSection.allCases {
            let slice = file.section(section)
            for place in Set([0, slice.count / 2, slice.count - 1]) where slice.count > 0 {
                var damaged = bytes
                damaged[slice.start + place] ^= 0x10
                #expect(throws: IndexError.self, "\(section) at \(place)") { try Self.touchAll(damaged) }
            }
        }
        try Self.touchAll(bytes)
    }

    @Test func `a change in any of many blocks is noticed when it is touched`() throws {
        var writer = IndexFileWriter()
        writer.add(.records, [UInt8](repeating: 7, count: 70 * IndexFormat.blockSize))
        let bytes = writer.bytes()
        let start = try IndexFile(ByteStore(bytes), eagerLimit: 0).section(.records).start
        for block in [0, 1, 63, 64, 69] {
            var damaged = bytes
            damaged[start + block * IndexFormat.blockSize] ^= 1
            let file = try IndexFile(ByteStore(damaged), eagerLimit: 0)
            for other in 0..<70 {
                let place = start + other * IndexFormat.blockSize
                // Twice: what was seen to be right is not looked at again.
                for _ in 0..<2 {
                    let isRight = (try? file.verify(place..<place + 1)) != nil
                    #expect(isRight == (other != block), "block \(other) of the damaged \(block)")
                }
            }
        }
    }

    @Test func `a large index with any byte changed gives right answers or none`() throws {
        let bytes = try SampleIndex.smallBytes(extra: 5)
        let wanted = try Self.answers(SampleIndex.lazyIndex(bytes))
        for place in stride(from: 0, to: bytes.count, by: 7) {
            var damaged = bytes
            damaged[place] ^= 0xA5
            guard let index = try? SampleIndex.lazyIndex(damaged), let answers = try? Self.answers(index) else {
                continue
            }
            #expect(answers == wanted, "byte \(place)")
        }
    }

    @Test func `bytes that lie with the right checksums never crash`() throws {
        let bytes = try SampleIndex.smallBytes(extra: 20)
        try Self.forge(bytes) { forged in
            if let index = try? GlossaryIndex(bytes: forged) { Self.askEverything(index) }
        }
    }

    @Test func `a trie of another index, changed at any byte or cut is noticed`() throws {
        let index = try GlossaryIndex(bytes: SampleIndex.smallBytes(extra: 5))
        let bytes = try TermTrie.bytes(for: index)
        #expect(try TermTrie(bytes: bytes, of: index).keyCount > 5)
        let other = try GlossaryIndex(bytes: SampleIndex.smallBytes(extra: 6))
        #expect(throws: IndexError.foreign) { try TermTrie(bytes: bytes, of: other) }
        #expect(throws: IndexError.foreign) { try TermTrie(bytes: SampleIndex.smallBytes(extra: 5), of: index) }
        for place in bytes.indices {
            var damaged = bytes
            damaged[place] ^= UInt8(1 << (place % 8))
            #expect(throws: IndexError.self, "byte \(place)") { try TermTrie(bytes: damaged, of: index) }
        }
        for count in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: IndexError.self) { try TermTrie(bytes: Array(bytes[..<count]), of: index) }
        }
    }

    @Test func `a trie that lies with the right checksums never crashes`() throws {
        let index = try GlossaryIndex(bytes: SampleIndex.smallBytes(extra: 20))
        try Self.forge(try TermTrie.bytes(for: index)) { forged in
            guard let trie = try? TermTrie(bytes: forged, of: index) else { return }
            for place in 0..<40 {
                for posting in trie.postings(at: place).prefix(50) { _ = try? index.head(posting.term) }
            }
        }
    }

    /// Calls `body` with bytes of which some of a section were changed, the checksums too.
    private static func forge(_ bytes: [UInt8], _ body: ([UInt8]) -> Void) throws {
        let file = try IndexFile(ByteStore(bytes))
        var random = SplitMix64(seed: 21)
        for section in IndexSection.allCases {
            let slice = file.section(section)
            guard slice.count > 0 else { continue }
            for _ in 0..<60 {
                var forged = bytes
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    forged[slice.start + Int.random(in: 0..<slice.count, using: &random)] = .random(
                        in: 0...255, using: &random)
                }
                sign(&forged)
                body(forged)
            }
        }
    }

    @Test func `headers that lie with the right checksum never crash`() throws {
        let bytes = try SampleIndex.smallBytes(extra: 5)
        let start = Int(ByteStore(bytes).all.uint64(24))
        var random = SplitMix64(seed: 22)
        for _ in 0..<3000 {
            var forged = bytes
            let place = Int.random(in: 8..<start, using: &random)
            let values: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF, .random(in: 0...255, using: &random)]
            for offset in 0..<Int.random(in: 1...8, using: &random) where place + offset < start {
                forged[place + offset] = values.randomElement(using: &random) ?? 0
            }
            Self.signHeader(&forged)
            if let index = try? SampleIndex.lazyIndex(forged) { Self.askEverything(index) }
        }
    }

    /// Makes the checksums of all blocks and of the header right.
    private static func sign(_ bytes: inout [UInt8]) {
        let all = ByteStore(bytes).all
        let start = Int(all.uint64(24))
        let table = IndexFormat.fixedHeaderSize + Int(all.uint32(12)) * IndexFormat.sectionEntrySize
        for (number, block) in stride(from: start, to: bytes.count, by: IndexFormat.blockSize).enumerated() {
            let slice = all.slice(block, IndexFormat.blockSize)
            Self.write(slice.withBytes { Checksum.of($0) }, at: table + number * 8, in: &bytes)
        }
        signHeader(&bytes)
    }

    private static func signHeader(_ bytes: inout [UInt8]) {
        let start = min(bytes.count, Int(truncatingIfNeeded: ByteStore(bytes).all.uint64(24) & 0xFFFF_FFFF))
        write(0, at: IndexFormat.checksumOffset, in: &bytes)
        let sum = bytes.withUnsafeBytes { Checksum.of(UnsafeRawBufferPointer(rebasing: $0[..<start])) }
        write(sum, at: IndexFormat.checksumOffset, in: &bytes)
    }

    private static func write(_ value: UInt64, at place: Int, in bytes: inout [UInt8]) {
        for index in 0..<8 { bytes[place + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index)) }
    }

    /// Reads every part of an index.
    private static func touchAll(_ bytes: [UInt8]) throws {
        let index = try SampleIndex.lazyIndex(bytes)
        _ = try (index.rules(), index.messages(), index.provenance())
        for number in 0..<index.conceptCount {
            _ = try index.entry(try index.concept(number: number))
        }
        var keys: [[UInt8]] = []
        try index.keys.forEach(in: 0..<index.keys.count) { entry in
            keys.append(entry.utf8)
            return true
        }
        _ = try index.keys.shortest(in: 0..<index.keys.count, limit: 1)
        var search = FuzzyKeySearch(index.keys)
        // Neighbours lie in one block.
        for key in stride(from: 0, to: keys.count, by: KeyDictionary.blockLength).map({ keys[$0] }) {
            _ = try key.withUnsafeBufferPointer { try index.keys.find($0) }
            try search.search(key, limit: 1, fixedCount: 0) { _ in }
        }
    }

    /// What an index says to some questions.
    private static func answers(_ index: GlossaryIndex) throws -> [String] {
        var answers: [String] = []
        for id in ["office/kipo", "term/3", "none"] {
            answers.append(try index.concept(id: id).map { "\(try index.entry($0).concept)" } ?? "none")
        }
        var search = FuzzyKeySearch(index.keys)
        for text in ["特許庁", "KIPO", "kipa", "term 3"] {
            let key = Array(text.utf8)
            let place = try key.withUnsafeBufferPointer { try index.keys.find($0) }
            answers.append("\(place.number) \(place.isExact)")
            for posting in place.postings.map(Array.init) ?? [] {
                let head = try index.head(posting.term)
                answers.append(
                    "\(head.text.text) \(head.language) \(head.validity) \(try index.kind(of: head.concept))")
            }
            for limit in 1...2 {
                var found: [Int] = []
                try search.search(key, limit: limit, fixedCount: 0) { found.append($0.number) }
                answers.append("\(found.sorted())")
            }
            answers.append("\(try index.keys.shortest(in: try index.keys.range(ofPrefix: key), limit: 3).map(\.utf8))")
        }
        return answers
    }

    /// Asks as `answers` and `touchAll` do; errors are good answers.
    private static func askEverything(_ index: GlossaryIndex) {
        _ = try? answers(index)
        for number in 0..<min(index.conceptCount, 40) {
            if let reference = try? index.concept(number: number) { _ = try? index.entry(reference) }
        }
        var visited = 0
        try? index.keys.forEach(in: 0..<min(index.keys.count, 200)) { entry in
            for posting in entry.postings.prefix(50) { _ = try? index.head(posting.term) }
            visited += 1
            return visited < 200
        }
    }
}
