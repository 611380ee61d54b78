import Normalization
import Terminology

/// What decides between two concepts that have one name, without their texts.
public struct ConceptHead: Sendable {
    /// Which of several glossaries it is from, 0 for the one that goes before all others.
    public let layer: Int
    public let period: ValidityPeriod
    /// How many languages have a preferred term on the day that was asked for.
    public let livingLanguages: Int
    private let symbols: SymbolTable
    private let codes: ByteSlice

    init(layer: Int, period: ValidityPeriod, livingLanguages: Int, symbols: SymbolTable, codes: ByteSlice) {
        (self.layer, self.period, self.livingLanguages) = (layer, period, livingLanguages)
        (self.symbols, self.codes) = (symbols, codes)
    }

    /// The identifier.
    ///
    /// - Complexity: O(n) in its length: it is read when it is asked for.
    public var id: String { symbols.text(codes) }
}

extension RecordReader {
    /// Bits of the fields that are lists of texts or tables of their own; see `RecordDetails`.
    private static let tables: UInt32 = 0b1110_0000_0000

    /// The head of a concept on a day.
    ///
    /// - Complexity: O(n) in the number of its terms; their texts are passed over.
    func head(of reference: ConceptReference, on day: PartialDate) throws(IndexError) -> ConceptHead {
        var reader = RecordCursor(records, at: reference.offset)
        let shape = shape(&reader)
        let codes = reader.counted()
        guard shape != .max, shape & Self.tables == 0 else {
            let entry = try concept(at: reference)
            return head(of: entry, on: day, codes: codes)
        }
        for bit in 0..<3 where shape & 1 << UInt32(bit) != 0 { _ = reader.varint() }
        if shape & 1 << 3 != 0 { Self.skipNumbers(&reader) }
        let period = shape & 1 << 4 != 0 ? period(&reader) : .always
        for bit in 5..<9 where shape & 1 << UInt32(bit) != 0 { Self.skipNumbers(&reader) }
        var living: UInt8 = 0
        for _ in 0..<reader.varint() {
            guard !reader.isDamaged, let (term, termShape) = head(&reader, at: reader.offset) else {
                throw .damaged(offset: records.start + reference.offset)
            }
            if term.status == .preferred, term.validity.contains(day) { living |= 1 << term.language.rawValue }
            for bit in 4..<9 where termShape & 1 << UInt32(bit) != 0 { _ = reader.skip() }
            if termShape & 1 << 9 != 0 { Self.skipNumbers(&reader) }
        }
        try finish(reader, from: reference.offset)
        return ConceptHead(
            layer: Int(shape >> 20 & 255), period: period, livingLanguages: living.nonzeroBitCount,
            symbols: identifierSymbols, codes: codes)
    }

    private func head(of entry: IndexedConcept, on day: PartialDate, codes: ByteSlice) -> ConceptHead {
        var living: UInt8 = 0
        for term in entry.concept.terms where term.status == .preferred && term.validity.contains(day) {
            living |= 1 << term.language.rawValue
        }
        return ConceptHead(
            layer: entry.layer, period: entry.concept.period, livingLanguages: living.nonzeroBitCount,
            symbols: identifierSymbols, codes: codes)
    }

    @inline(__always)
    private static func skipNumbers(_ reader: inout RecordCursor) {
        for _ in 0..<reader.varint() {
            _ = reader.varint()
            if reader.isDamaged { return }
        }
    }
}
