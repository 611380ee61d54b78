import ICU
import Normalization
import Terminology

/// Compiles glossaries into the bytes of an index.
public struct GlossaryIndexBuilder {
    private struct Record {
        var concept: Concept
        var layer: Int
        var replacedBy: [String]
    }

    /// Concepts from which the symbols of texts are learnt: more changes little.
    private static let sampleSize = 20_000

    private let rules: ByteStore
    private let folder: KeyFolder
    private let sources: [Source]
    private var records: [Record] = []
    private var termCount = 0
    private var keys = KeyDictionaryBuilder()
    private var trie = TermTrieBuilder()
    private var scratch: [UInt8] = []

    /// - Parameters:
    ///   - rules: what `RuleCompiler` gave.
    ///   - sources: the registers of all glossaries; of two with one identifier the first counts.
    public init(rules: [UInt8], sources: [Source]) throws(ICUError) {
        self.rules = ByteStore(rules)
        folder = KeyFolder(CompiledRules(self.rules.all))
        self.sources = sources
    }

    /// Adds the concepts of several glossaries, the one that goes before all others first.
    ///
    /// Of two concepts with one identifier the first counts.
    public mutating func add(layers: [[Concept]]) throws(ICUError) {
        var successors: [String: [String]] = [:]
        var seen: Set<String> = []
        for concept in layers.joined() where seen.insert(concept.id).inserted {
            for old in concept.replaces { successors[old, default: []].append(concept.id) }
        }
        seen = []
        for (layer, concepts) in layers.enumerated() {
            for concept in concepts where seen.insert(concept.id).inserted {
                try add(concept, layer: layer, replacedBy: successors[concept.id] ?? [])
            }
        }
    }

    /// Adds one concept, which the caller knows to be new.
    public mutating func add(_ concept: Concept, layer: Int = 0, replacedBy: [String] = []) throws(ICUError) {
        records.append(Record(concept: concept, layer: layer, replacedBy: replacedBy))
        let isPerson = concept.kind == .person
        for term in concept.terms {
            try addMainKey(term.text, isSecondary: false)
            if isPerson, let turned = folder.turnedName(term) { try addMainKey(turned, isSecondary: true) }
            if isPerson, let own = term.romanization { try addRomanization(own) }
            for reading in try folder.readings(of: term, isPerson: isPerson) {
                keys.add(reading.utf8, term: termCount, isSecondary: !reading.isGiven)
            }
            termCount += 1
        }
    }

    private mutating func addMainKey(_ text: String, isSecondary: Bool) throws(ICUError) {
        _ = try folder.key(of: text, into: &scratch)
        // Lower bytes are the prefixes of reading systems.
        if let first = scratch.first, first >= KeyDictionary.firstMainByte {
            keys.add(scratch, term: termCount, isSecondary: isSecondary)
            trie.add(scratch, term: termCount, isTurned: isSecondary)
        }
    }

    /// A person is found in running text by the spelling that the data gives, which is no key of a look-up.
    private mutating func addRomanization(_ text: String) throws(ICUError) {
        for (text, isTurned) in [(text, false), (folder.turnedName(text) ?? "", true)] where !text.isEmpty {
            _ = try folder.key(of: text, into: &scratch)
            trie.add(scratch, term: termCount, isTurned: isTurned, isRomanization: true)
        }
    }

    /// The bytes of the index file.
    ///
    /// - Complexity: O(n log n) in the number of keys.
    public mutating func build(provenance: Provenance = Provenance(), messages: [UInt8] = []) -> [UInt8] {
        var writer = RecordWriter(sources: sources, sample: sample())
        var identifiers: [(id: String, reference: ConceptReference)] = []
        var places: [TermReference] = []
        places.reserveCapacity(termCount)
        var references: [ConceptReference] = []
        for record in records {
            let (reference, terms) = writer.write(
                record.concept, layer: record.layer, replacedBy: record.replacedBy)
            identifiers.append((record.concept.id, reference))
            references.append(reference)
            places += terms
        }
        identifiers.sort { $0.id < $1.id }
        var order = ByteWriter()
        for entry in identifiers { order.append(UInt32(entry.reference.offset)) }
        let dictionary = keys.build(places: places)
        let recognition = trie.build(places: places)

        var file = IndexFileWriter()
        file.add(.provenance, provenance.bytes)
        file.add(.rules, rules.all.withBytes { Array($0) })
        file.add(.messages, messages)
        file.add(.sources, SourceRegister.bytes(of: sources))
        file.add(.recordSummary, writer.summary)
        file.add(.keySummary, dictionary.summary.bytes)
        file.add(.keySamples, dictionary.samples.bytes)
        file.add(.keyHeads, dictionary.heads.bytes)
        file.add(.keyBlocks, dictionary.blocks.bytes)
        file.add(.strings, writer.strings.bytes)
        file.add(.identifiers, order.bytes)
        var roles = ByteWriter()
        for (record, reference) in zip(records, references) where record.concept.kind == .role {
            roles.append(UInt32(reference.offset))
        }
        file.add(.roles, roles.bytes)
        file.add(.records, writer.records.bytes)
        file.add(.keys, dictionary.keys)
        file.add(.tailBuckets, dictionary.tailBuckets.bytes)
        file.add(.tailKeys, dictionary.tailKeys.bytes)
        file.add(.recognitionSummary, recognition.summary.bytes)
        file.add(.recognitionEdges, recognition.edges)
        file.add(.recognitionPlaces, recognition.places)
        file.add(.recognitionFilter, recognition.filter)
        file.add(.recognitionPool, recognition.pool.bytes)
        return file.bytes()
    }

    /// Concepts from all over the glossary.
    private func sample() -> [Concept] {
        let step = max(1, records.count / Self.sampleSize)
        return stride(from: 0, to: records.count, by: step).map { records[$0].concept }
    }
}
