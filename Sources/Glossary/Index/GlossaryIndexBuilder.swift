import ICU
import Normalization
import Terminology

/// Compiles glossaries into the bytes of an index.
public struct GlossaryIndexBuilder {
    private let rules: ByteStore
    private let folder: KeyFolder
    private let sources: [Source]
    private var records: RecordWriter
    private var keys = KeyDictionaryBuilder()
    private var identifiers: [(id: String, reference: ConceptReference)] = []
    private var scratch: [UInt8] = []

    /// - Parameters:
    ///   - rules: what `RuleCompiler` gave.
    ///   - sources: the registers of all glossaries; of two with one identifier the first counts.
    public init(rules: [UInt8], sources: [Source]) throws(ICUError) {
        self.rules = ByteStore(rules)
        folder = KeyFolder(CompiledRules(self.rules.all))
        self.sources = sources
        records = RecordWriter(sources: sources)
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
        let (reference, terms) = records.write(concept, layer: layer, replacedBy: replacedBy)
        identifiers.append((concept.id, reference))
        let isPerson = concept.kind == .person
        for (term, place) in zip(concept.terms, terms) {
            try addMainKey(term.text, KeyPosting(term: place, isSecondary: false))
            if isPerson, let turned = folder.turnedName(term) {
                try addMainKey(turned, KeyPosting(term: place, isSecondary: true))
            }
            for reading in try folder.readings(of: term, isPerson: isPerson) {
                keys.add(reading.utf8, posting: KeyPosting(term: place, isSecondary: !reading.isGiven))
            }
        }
    }

    private mutating func addMainKey(_ text: String, _ posting: KeyPosting) throws(ICUError) {
        _ = try folder.key(of: text, into: &scratch)
        // Lower bytes are the prefixes of reading systems.
        if let first = scratch.first, first >= 0x20 { keys.add(scratch, posting: posting) }
    }

    /// The bytes of the index file.
    public mutating func build(provenance: Provenance = Provenance(), messages: [UInt8] = []) -> [UInt8] {
        let dictionary = keys.build()
        identifiers.sort { $0.id < $1.id }
        var order = ByteWriter()
        for entry in identifiers { order.append(UInt32(entry.reference.offset)) }

        var file = IndexFileWriter()
        file.add(.provenance, provenance.bytes)
        file.add(.rules, rules.all.withBytes { Array($0) })
        file.add(.messages, messages)
        file.add(.strings, records.strings.bytes)
        file.add(.sources, SourceRegister.bytes(of: sources))
        file.add(.identifiers, order.bytes)
        file.add(.keyHeads, dictionary.heads.bytes)
        file.add(.keyBlocks, dictionary.blocks.bytes)
        file.add(.records, records.records.bytes)
        file.add(.keys, dictionary.keys.bytes)
        file.add(.signatures, dictionary.signatures.bytes)
        file.add(.reversedKeys, dictionary.reversedKeys.bytes)
        file.add(.reversedSignatures, dictionary.reversedSignatures.bytes)
        return file.bytes()
    }
}
