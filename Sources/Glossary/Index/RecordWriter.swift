import Normalization
import Terminology

/// Writes concepts and their terms as the records of an index.
///
/// Texts are shortened by a `SymbolTable`. The fields that have few values stand together in one number, the shape, and
/// of this a record has only the place in a list of all shapes: seven bits for most.
struct RecordWriter {
    private(set) var records = ByteWriter()
    private(set) var strings = ByteWriter()
    private let encoder: SymbolEncoder
    private var shapes: [UInt32: Int] = [:]
    private var shapeList = ByteWriter()
    private var interned: [String: Int] = [:]
    private let sourceNumbers: [String: Int]
    private var scratch: [UInt8] = []

    /// - Parameter sample: texts like those that will be written.
    init(sources: [Source], sample: [[UInt8]]) {
        encoder = SymbolEncoder(sample: sample)
        var numbers: [String: Int] = [:]
        for (number, source) in sources.enumerated() where numbers[source.id] == nil { numbers[source.id] = number }
        sourceNumbers = numbers
    }

    /// The symbols and the shapes.
    var summary: [UInt8] { encoder.tableBytes + shapeList.bytes }

    /// Writes a concept and its terms.
    ///
    /// - Parameters:
    ///   - layer: which of several glossaries it is from, 0 for the one that goes before all others.
    ///   - replacedBy: the identifiers of the concepts that replace it.
    mutating func write(
        _ concept: Concept, layer: Int, replacedBy: [String]
    ) -> (ConceptReference, terms: [TermReference]) {
        let reference = ConceptReference(offset: records.count)
        var details = RecordDetails()
        details.append(concept, replacedBy: replacedBy, to: &self)
        append(
            shape: UInt32(details.flags) | UInt32(concept.reliability.rawValue - 1) << 12
                | UInt32(concept.kind.rawValue) << 16 | UInt32(UInt8(clamping: layer)) << 20)
        append(concept.id)
        records.append(contentsOf: details.bytes.bytes)
        records.append(varint: concept.terms.count)
        var terms: [TermReference] = []
        for term in concept.terms {
            terms.append(TermReference(offset: records.count))
            write(term, conceptOffset: reference.offset)
        }
        return (reference, terms)
    }

    private mutating func write(_ term: Term, conceptOffset: Int) {
        records.append(varint: records.count - conceptOffset)
        let texts = [term.publisher, term.reading, term.romanization, term.hanja, term.note]
        var flags = UInt32(term.reliability.rawValue - 1) | UInt32(term.partOfSpeech.rawValue) << 2
        for (bit, text) in texts.enumerated() where text?.isEmpty == false { flags |= 1 << UInt32(bit + 4) }
        if term.hasOwnSources { flags |= 1 << 9 }
        if term.validity.from != nil { flags |= 1 << 10 }
        if term.validity.to != nil { flags |= 1 << 11 }
        append(
            shape: flags | UInt32(term.language.rawValue) << 16 | UInt32(term.status.rawValue) << 20
                | UInt32(term.type.rawValue) << 24)
        append(term.text)
        if let from = term.validity.from { records.append(UInt32(bitPattern: from.packed)) }
        if let to = term.validity.to { records.append(UInt32(bitPattern: to.packed)) }
        for text in texts {
            if let text, !text.isEmpty { append(text) }
        }
        if term.hasOwnSources {
            let numbers = numbers(of: term.sources)
            records.append(varint: numbers.count)
            for number in numbers { records.append(varint: number) }
        }
    }

    private mutating func append(shape: UInt32) {
        if let known = shapes[shape] {
            records.append(varint: known)
        } else {
            records.append(varint: shapes.count)
            shapes[shape] = shapes.count
            shapeList.append(shape)
        }
    }

    private mutating func append(_ text: String) {
        shorten(text)
        records.append(varint: scratch.count)
        records.append(contentsOf: scratch)
    }

    private mutating func shorten(_ text: String) {
        scratch.removeAll(keepingCapacity: true)
        var text = text
        text.withUTF8 { encoder.encode($0, into: &scratch) }
    }

    /// The places of sources in the register; those that it does not have are left out.
    func numbers(of sources: [String]) -> [Int] { sources.compactMap { sourceNumbers[$0] } }

    /// The place of a text among the strings, which has it once.
    mutating func intern(_ text: String) -> Int {
        if let known = interned[text] { return known }
        let place = strings.count
        shorten(text)
        strings.append(varint: scratch.count)
        strings.append(contentsOf: scratch)
        interned[text] = place
        return place
    }
}
