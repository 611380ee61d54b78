import Normalization
import Terminology

/// Writes concepts and their terms as the records of an index.
///
/// Texts are shortened by a `SymbolTable`. The fields that have few values stand together in one number, the shape, and
/// of this a record has only the place in a list of all shapes: seven bits for most.
struct RecordWriter {
    private(set) var records = ByteWriter()
    private(set) var strings = ByteWriter()
    private let encoders: [SymbolEncoder]
    private var shapes: [UInt32: Int] = [:]
    private var shapeList = ByteWriter()
    private var interned: [String: Int] = [:]
    private let sourceNumbers: [String: Int]
    private var scratch: [UInt8] = []

    /// - Parameter sample: concepts like those that will be written.
    init(sources: [Source], sample: [Concept]) {
        var texts = [[[UInt8]]](repeating: [], count: TextClass.count)
        for concept in sample {
            let own = [concept.id, concept.definition, concept.note] + concept.falseFriends.map(\.note)
            texts[TextClass.other.number] += own.compactMap { $0.map { Array($0.utf8) } }
            for term in concept.terms {
                texts[TextClass.text(term.language).number].append(Array(term.text.utf8))
                let readings = [term.reading, term.romanization, term.hanja]
                texts[TextClass.reading(term.language).number] += readings.compactMap { $0.map { Array($0.utf8) } }
                texts[TextClass.other.number] += [term.publisher, term.note].compactMap { $0.map { Array($0.utf8) } }
            }
        }
        encoders = texts.map(SymbolEncoder.init)
        var numbers: [String: Int] = [:]
        for (number, source) in sources.enumerated() where numbers[source.id] == nil { numbers[source.id] = number }
        sourceNumbers = numbers
    }

    /// The symbols and the shapes.
    var summary: [UInt8] { encoders.flatMap(\.tableBytes) + shapeList.bytes }

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
        append(concept.id, .other)
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
        let reading = TextClass.reading(term.language)
        let texts: [(String?, TextClass)] = [
            (term.publisher, .other), (term.reading, reading), (term.romanization, reading), (term.hanja, reading),
            (term.note, .other),
        ]
        var flags = UInt32(term.reliability.rawValue - 1) | UInt32(term.partOfSpeech.rawValue) << 2
        for (bit, (text, _)) in texts.enumerated() where text?.isEmpty == false { flags |= 1 << UInt32(bit + 4) }
        if term.hasOwnSources { flags |= 1 << 9 }
        if term.validity.from != nil { flags |= 1 << 10 }
        if term.validity.to != nil { flags |= 1 << 11 }
        append(
            shape: flags | UInt32(term.language.rawValue) << 16 | UInt32(term.status.rawValue) << 20
                | UInt32(term.type.rawValue) << 24)
        append(term.text, .text(term.language))
        if let from = term.validity.from { records.append(UInt32(bitPattern: from.packed)) }
        if let to = term.validity.to { records.append(UInt32(bitPattern: to.packed)) }
        for (text, textClass) in texts {
            if let text, !text.isEmpty { append(text, textClass) }
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

    private mutating func append(_ text: String, _ textClass: TextClass) {
        shorten(text, textClass)
        records.append(varint: scratch.count)
        records.append(contentsOf: scratch)
    }

    private mutating func shorten(_ text: String, _ textClass: TextClass) {
        scratch.removeAll(keepingCapacity: true)
        var text = text
        text.withUTF8 { encoders[textClass.number].encode($0, into: &scratch) }
    }

    /// The places of sources in the register; those that it does not have are left out.
    func numbers(of sources: [String]) -> [Int] { sources.compactMap { sourceNumbers[$0] } }

    /// The place of a text among the strings, which has it once.
    mutating func intern(_ text: String) -> Int {
        if let known = interned[text] { return known }
        let place = strings.count
        shorten(text, .other)
        strings.append(varint: scratch.count)
        strings.append(contentsOf: scratch)
        interned[text] = place
        return place
    }
}

/// Texts that are written alike, and so have symbols of their own.
enum TextClass {
    case other
    case text(LanguageTag)
    case reading(LanguageTag)

    static let count = 1 + 2 * LanguageTag.allCases.count

    var number: Int {
        switch self {
        case .other: 0
        case .text(let language): 1 + Int(language.rawValue)
        case .reading(let language): 1 + LanguageTag.allCases.count + Int(language.rawValue)
        }
    }
}
