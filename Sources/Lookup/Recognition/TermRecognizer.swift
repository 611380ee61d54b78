import Glossary
import ICU
import Normalization
import Terminology

/// Finds the names of a glossary in running text; one object for each thread.
///
/// Text is folded as it is read, in stretches that end where a paragraph or a sentence does; so a name is found however
/// it is written: in full width, in traditional or simplified characters, in any case, with spaces or line ends within.
public final class TermRecognizer {
    public let index: GlossaryIndex
    private let folder: TextFolder
    private let text = FoldedText()
    private let nameText = FoldedText()
    private var scanner: TermScanner
    private let trie: TermTrie
    /// Unchecked, as an object is for one thread and neither is lent to what touches it: the check would be made for each name.
    @exclusivity(unchecked)
    private var cache = KeyCache()
    @exclusivity(unchecked)
    private var hits: [Hit] = []
    private var ranking: NameRanking
    private let isPlain: Bool
    /// What was asked for when the meanings in the cache were worked out.
    private var asked: RecognitionOptions?

    /// Bytes that are folded at once: they and what becomes of them stay near.
    private static let stretchLength = 32 << 10

    /// A key found in a text, with the text's own bytes.
    struct Hit {
        var start: Int
        var end: Int
        /// Among the keys of the cache.
        var key: Int
        /// The number of the only concept, -1 where there are several or not all names of the key may stand for it.
        var concept: Int64
        /// Nil where all names of the key stand for it.
        var shape: NameShape?
        var isSubterm: Bool
    }

    /// - Parameter trie: that of the index; it can be shared.
    /// - Throws: `LookupError` for an index that is damaged.
    public convenience init(_ index: GlossaryIndex, trie: TermTrie) throws(LookupError) {
        try self.init(index, trie: trie, isPlain: false)
    }

    /// - Parameter isPlain: goes without what only makes it faster, as tests do who ask whether that makes a difference.
    package init(_ index: GlossaryIndex, trie: TermTrie, isPlain: Bool) throws(LookupError) {
        (self.index, self.trie, self.isPlain) = (index, trie, isPlain)
        do {
            let rules = try index.rules()
            folder =
                isPlain
                ? TextFolder(FoldingTables(rules), isPlain: true) : TextFolder(rules) { TermScanner.mark($0, trie) }
            let boundaries = BoundaryRules(rules.boundaries.all, folder: folder)
            scanner = TermScanner(trie, boundaries: boundaries, starting: isPlain ? nil : StartTable(boundaries))
        } catch {
            throw .index(error)
        }
        ranking = NameRanking(index)
    }

    /// Makes the trie, which is to be kept and shared wherever there is more than one recognizer.
    ///
    /// - Throws: `LookupError` for an index that is damaged.
    /// - Complexity: O(n) in the number of terms.
    public convenience init(_ index: GlossaryIndex) throws(LookupError) {
        let trie: TermTrie
        do {
            trie = try TermTrie(bytes: try TermTrie.bytes(for: index), of: index)
        } catch {
            throw LookupError(error)
        }
        try self.init(index, trie: trie)
    }

    /// The names in a text, from left to right; with sub-terms, a longer name before those within it.
    ///
    /// - Throws: `LookupError` for an index that is damaged.
    /// - Complexity: O(n) in the bytes of the text, but for names that are long and alike.
    public func terms(
        in text: String, options: RecognitionOptions = RecognitionOptions()
    ) throws(LookupError) -> [RecognizedTerm] {
        try withHits(in: text, options) { bytes throws(LookupError) in
            if hits.isEmpty { return [] }
            var found: [RecognizedTerm] = []
            found.reserveCapacity(hits.count)
            if options != asked {
                cache.removeWritings()
                asked = options
            }
            for hit in hits {
                let written = UnsafeBufferPointer(rebasing: bytes[hit.start..<hit.end])
                guard let meaning = try usualMeaning(of: hit, written, options) else { continue }
                found.append(
                    RecognizedTerm(span: TextSpan(hit.start, hit.end), meaning: meaning, isSubterm: hit.isSubterm))
            }
            return try ranking.resolved(found)
        }
    }

    /// What a hit may mean: most places of a name are written as the last one was.
    private func usualMeaning(
        of hit: Hit, _ written: UnsafeBufferPointer<UInt8>, _ options: RecognitionOptions
    ) throws(LookupError) -> RecognizedMeaning? {
        guard hit.shape == nil, !isPlain else { return try meaning(of: hit, written, options) }
        if let usual = cache.keys[hit.key].usual, usual.isWritten(written) { return usual.meaning }
        let meaning = try meaning(of: hit, written, options)
        if let meaning { cache.keep(RecognizedKey.Usual(Array(written), meaning), ofKey: hit.key) }
        return meaning
    }

    /// What a hit may mean: worked out once for each way in which a name is written.
    private func meaning(
        of hit: Hit, _ written: UnsafeBufferPointer<UInt8>, _ options: RecognitionOptions
    ) throws(LookupError) -> RecognizedMeaning? {
        var writing = RecognizedKey.Writing(allowed: 0, written: 0)
        let key = cache.keys[hit.key]
        let isTold = !isPlain && key.names.count <= UInt64.bitWidth
        for (place, name) in key.names.enumerated() where isTold {
            let bit: UInt64 = 1 << UInt64(place)
            if options.allows(name, shape: hit.shape) { writing.allowed |= bit }
            if name.isDirect, name.isWritten(written) { writing.written |= bit }
        }
        if isTold,
            let known = key.writings.first(where: { $0.allowed == writing.allowed && $0.written == writing.written })
        {
            return known.meaning
        }
        let names = key.names.filter { options.allows($0, shape: hit.shape) }
        let concepts = try ranking.concepts(names, written: written, options)
        writing.meaning = concepts.isEmpty ? nil : RecognizedMeaning(concepts)
        if isTold { cache.add(writing, toKey: hit.key) }
        return writing.meaning
    }

    /// The numbers of the concepts that are named in a text, in its order, each as often as it is named; where a name
    /// has several concepts, all of them.
    ///
    /// It makes no text and no list for a name: for whoever compares many segments.
    public func conceptNumbers(
        in text: String, options: RecognitionOptions = RecognitionOptions()
    ) throws(LookupError) -> [UInt32] {
        try withHits(in: text, options) { _ throws(LookupError) in
            var numbers: [UInt32] = []
            numbers.reserveCapacity(hits.count)
            for hit in hits {
                if hit.concept >= 0 {
                    numbers.append(UInt32(truncatingIfNeeded: hit.concept))
                    continue
                }
                var last: UInt32?
                for name in cache.keys[hit.key].names where options.allows(name, shape: hit.shape) {
                    let number = name.concept.number
                    if number != last { numbers.append(number) }
                    last = number
                }
            }
            return numbers
        }
    }

    private func withHits<Result>(
        in text: String, _ options: RecognitionOptions,
        _ body: (UnsafeBufferPointer<UInt8>) throws(LookupError) -> Result
    ) throws(LookupError) -> Result {
        try text.utf8Span.span.withUnsafeBufferPointer { bytes throws(LookupError) in
            do { try find(bytes, options) } catch { throw LookupError(error) }
            return try body(bytes)
        }
    }

    /// Finds all keys in a text that stand for a name.
    private func find(_ bytes: UnsafeBufferPointer<UInt8>, _ options: RecognitionOptions) throws {
        hits.removeAll(keepingCapacity: true)
        if cache.isFull { cache.removeAll() }
        let languages = options.languageBits
        var start = 0
        while start < bytes.count {
            let end = TextStretch.end(in: bytes, from: start, length: Self.stretchLength)
            try folder.fold(UnsafeBufferPointer(rebasing: bytes[start..<end]), into: text)
            var failure: (any Error)?
            scanner.scan(
                text, minimumLength: max(2, options.minimumLength), includesSubterms: options.includesSubterms
            ) { hit in
                do {
                    return try accept(hit, from: start, options, languages)
                } catch {
                    failure = error
                    return false
                }
            }
            if let failure { throw failure }
            start = end
        }
    }

    @inline(__always)
    private func accept(
        _ hit: TermScanner.Hit, from start: Int, _ options: RecognitionOptions, _ languages: UInt8
    ) throws -> Bool {
        var entry = cache.find(hit.place)
        if entry.number < 0 { entry = cache.add(try read(hit.place), at: hit.place) }
        var shape: NameShape?
        let isPlain =
            entry.isPlain && options.kinds.isEmpty && (languages == 0 || entry.languages & ~languages == 0)
            && NameShape.gaps(text.scalars, hit.start, hit.end) == entry.gaps
        if !isPlain {
            let found = NameShape(text.scalars, hit.start..<hit.end)
            guard cache.keys[Int(entry.number)].names.contains(where: { options.allows($0, shape: found) })
            else { return false }
            shape = found
        }
        let name = Hit(
            start: start + Int(text.starts[hit.start]), end: start + Int(text.ends[hit.end - 1]),
            key: Int(entry.number), concept: isPlain ? entry.concept : -1, shape: shape, isSubterm: hit.isSubterm)
        switch hit.order {
        case .behind: hits.append(name)
        case .insteadOfLast: hits[hits.count - 1] = name
        case .beforeLast: hits.insert(name, at: hits.count - 1)
        }
        return true
    }

    /// Reads what a key stands for from the index.
    private func read(_ place: UInt32) throws -> RecognizedKey {
        var names: [RecognizedKey.Name] = []
        for posting in trie.postings(at: Int(place)) {
            let term = try index.head(posting.term)
            let utf8 = term.text.withBytes { Array($0) }
            try utf8.withUnsafeBufferPointer { try folder.fold($0, into: nameText) }
            names.append(
                RecognizedKey.Name(
                    reference: posting.term, concept: term.concept, kind: try index.kind(of: term.concept),
                    language: term.language, status: term.status, validity: term.validity, utf8: utf8,
                    shape: NameShape(nameText.scalars, 0..<nameText.count),
                    isDirect: !posting.isTurned && !posting.isRomanization))
        }
        return RecognizedKey(names: names)
    }
}

@available(*, unavailable)
extension TermRecognizer: Sendable {}

extension RecognitionOptions {
    /// Whether a name may be meant by text of a shape.
    @inline(__always)
    func allows(_ name: RecognizedKey.Name, shape: NameShape?) -> Bool {
        guard let shape else { return true }
        if !kinds.isEmpty, !kinds.contains(name.kind) { return false }
        if !languages.isEmpty, languageBits & 1 << name.language.rawValue == 0, !shape.isLatin { return false }
        if name.isTraditionalOnly, !languages.isEmpty, !languages.contains(.traditionalChinese) { return false }
        return shape.mayStand(for: name.shape, isDirect: name.isDirect, isPerson: name.kind == .person)
    }
}
