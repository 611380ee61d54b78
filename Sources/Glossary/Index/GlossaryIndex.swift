import Normalization
import Terminology

/// A compiled glossary, open for reading; many threads can share it.
public final class GlossaryIndex: Sendable {
    private let file: IndexFile
    let reader: RecordReader
    private let identifiers: ByteSlice
    public let keys: KeyDictionary

    /// Opens an index file.
    ///
    /// - Throws: `IndexError` for a file that is not an index of this version, or not as it was written.
    /// - Complexity: O(1) in the number of terms for a large index; one pass over a small one.
    public convenience init(path: String) throws(IndexError) {
        try self.init(try IndexFile(path: path))
    }

    /// Takes the bytes of an index.
    public convenience init(bytes: [UInt8]) throws(IndexError) {
        try self.init(try IndexFile(ByteStore(bytes)))
    }

    init(_ file: IndexFile) throws(IndexError) {
        self.file = file
        keys = try KeyDictionary(file)
        identifiers = file.section(.identifiers)
        reader = try RecordReader(file)
    }

    /// Tells this index from any other.
    var checksum: UInt64 { file.checksum }

    /// The size of the file in bytes.
    public var size: Int { file.size }

    /// The size of a section in bytes.
    public func size(of section: IndexSection) -> Int { file.section(section).count }

    /// The rules that the keys were made with.
    public func rules() throws(IndexError) -> CompiledRules { CompiledRules(try ruleBytes()) }

    /// The rules as they were compiled.
    public func ruleBytes() throws(IndexError) -> ByteSlice { try file.verifiedSection(.rules) }

    /// The program's words, as the facade wrote them.
    public func messages() throws(IndexError) -> ByteSlice { try file.verifiedSection(.messages) }

    /// What the index was made from.
    public func provenance() throws(IndexError) -> Provenance {
        Provenance(try file.verifiedSection(.provenance))
    }

    /// The register of sources.
    public var sources: [Source] { (0..<reader.sources.count).map { reader.sources[$0] } }

    /// How many sources there are.
    public var sourceCount: Int { reader.sources.count }

    /// The source of an identifier, or nil.
    ///
    /// - Complexity: O(n) in the number of sources, but only the one that is meant is read.
    public func source(id: String) -> Source? { reader.sources.source(id: id) }

    /// How many concepts there are.
    public var conceptCount: Int { identifiers.count / 4 }

    /// The concept at a place in the order of identifiers.
    public func concept(number: Int) throws(IndexError) -> ConceptReference {
        try file.verify(identifiers.start + number * 4..<identifiers.start + number * 4 + 4)
        return ConceptReference(offset: Int(identifiers.uint32(number * 4)))
    }

    /// The concept of an identifier, or nil.
    ///
    /// - Complexity: O(log n) in the number of concepts.
    public func concept(id: String) throws(IndexError) -> ConceptReference? {
        var low = 0
        var high = conceptCount
        while low < high {
            let middle = (low + high) / 2
            let reference = try concept(number: middle)
            let found = try reader.id(of: reference)
            if found == id { return reference }
            if found < id { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    /// A concept with its terms.
    public func entry(_ reference: ConceptReference) throws(IndexError) -> IndexedConcept {
        try reader.concept(at: reference)
    }

    /// The kind of a concept, without the rest of it.
    public func kind(of reference: ConceptReference) throws(IndexError) -> ConceptKind {
        try reader.kind(of: reference)
    }

    /// The identifier of a concept, without the rest of it.
    public func id(of reference: ConceptReference) throws(IndexError) -> String { try reader.id(of: reference) }

    /// Whether any concept is a role.
    public var hasRoles: Bool { file.section(.roles).count > 0 }

    /// What a hit needs to know of a term, without its concept.
    public func head(_ reference: TermReference) throws(IndexError) -> IndexedTerm {
        let head = try reader.head(of: reference)
        return IndexedTerm(
            reference: reference, concept: head.concept, language: head.language, status: head.status,
            type: head.type, validity: head.validity, symbols: reader.symbols(of: head.language), codes: head.codes)
    }

    /// What decides between this and other concepts of one name, without its texts.
    public func head(of reference: ConceptReference, on day: PartialDate) throws(IndexError) -> ConceptHead {
        try reader.head(of: reference, on: day)
    }
}

/// A concept as an index has it.
public struct IndexedConcept: Sendable {
    public let reference: ConceptReference
    public let concept: Concept
    /// Which of several glossaries it is from, 0 for the one that goes before all others.
    public let layer: Int
    /// The concepts that replace it.
    public let replacedBy: [String]
}

/// The head of a term as an index has it.
public struct IndexedTerm: Sendable {
    public let reference: TermReference
    public let concept: ConceptReference
    public let language: LanguageTag
    public let status: TermStatus
    public let type: TermType
    public let validity: ValidityPeriod
    fileprivate let symbols: SymbolTable
    fileprivate let codes: ByteSlice

    /// The text, as UTF-8.
    ///
    /// - Complexity: O(n) in its length: it is read when it is asked for.
    public var text: ByteSlice { ByteStore(symbols.expand(codes)).all }

    /// Whether this is the text, byte for byte.
    public func hasText(_ text: String) -> Bool { symbols.isText(codes, text) }
}
