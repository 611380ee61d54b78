import Terminology

/// What a language writes quantities with, ready for the scanner.
final class QuantityLexicon: Sendable {
    struct Word: Sendable {
        var role: QuantityWord.Role
        var value: Int
    }

    struct Meaning: Sendable {
        var meaning: QuantityPattern.Meaning
        var slots: [QuantityPattern.Slot]
    }

    let words: [Word]
    let meanings: [Meaning]
    let eras: [QuantityEra]
    /// UTF-8.
    let joiners: [[UInt8]]
    let points: [[UInt8]]
    let spacesScales: Bool
    let wordsAlone: Int
    let countsSingleDigits: Bool
    let weakNumbers: Int
    let weakOrdinals: Int
    let wordTrie: QuantityTrie
    let patternTrie: QuantityTrie
    /// One bit for each scalar of the basic plane, set where a word or a pattern can begin with it.
    let starts: [UInt64]
    /// As `starts`, for characters behind which anything may follow.
    let starters: [UInt64]
    /// A bit for each hash of two characters that a word or a pattern begins with.
    let pairs: [UInt64]
    /// As `pairs`, where anything may follow.
    let shortPairs: [UInt64]
    /// A bit for each hash of three characters that a word or a pattern begins with.
    let triples: [UInt64]

    /// Reads what `write` wrote, for one language.
    ///
    /// - Complexity: proportional to the rules; about a millisecond.
    init(_ bytes: ByteSlice, language: LanguageTag) {
        var reader = ByteReader(bytes)
        var own = ByteReader(bytes.slice(0, 0))
        for _ in 0..<reader.varint() {
            if reader.isDamaged { break }
            let tag = reader.byte()
            let rules = reader.counted()
            if tag == language.rawValue { own = ByteReader(rules) }
        }
        let flags = own.byte()
        spacesScales = flags & 1 != 0
        countsSingleDigits = flags & 2 != 0
        wordsAlone = own.varint()
        weakNumbers = own.varint()
        weakOrdinals = own.varint()
        joiners = own.list { Array($0.text().utf8) }
        points = own.list { Array($0.text().utf8) }
        eras = own.list { reader in
            let (first, last) = (reader.uint32(), reader.uint32())
            return QuantityEra(
                first: Int32(truncatingIfNeeded: first), last: last == 0 ? nil : Int32(truncatingIfNeeded: last))
        }
        var starts = [UInt64](repeating: 0, count: 1 << 10)
        var starters = starts
        var pairs = [UInt64](repeating: 0, count: 1 << 7)
        var (shortPairs, triples) = (pairs, pairs)
        func note(_ beginning: String) {
            let scalars = beginning.unicodeScalars.prefix(3).map(\.value)
            guard let first = scalars.first else { return }
            Self.note(first, in: &starts)
            if scalars.count == 1 { return Self.note(first, in: &starters) }
            let pair = Self.hash(first, scalars[1])
            pairs[pair >> 6] |= 1 << UInt64(pair & 63)
            if scalars.count == 2 {
                shortPairs[pair >> 6] |= 1 << UInt64(pair & 63)
            } else {
                let triple = Self.hash(UInt32(pair), scalars[2])
                triples[triple >> 6] |= 1 << UInt64(triple & 63)
            }
        }
        var sequences: [(symbols: [UInt16], payload: Int32)] = []
        var words: [Word] = []
        var meanings: [Meaning] = []
        // Bytes that what a slot reads may begin with.
        var beginnings: [UInt16: Set<UInt8>] = [QuantityTrie.number: Set(0x30...0x39)]
        let texts = own.list { reader in (reader.text(), reader.byte(), reader.varint()) }
        for (text, role, value) in texts {
            guard let role = QuantityWord.Role(rawValue: role) else { continue }
            let isNumeral = WordRoles.properNumerals.rawValue & role.bit != 0
            for byte in Set([text.utf8.first ?? 0, text.uppercased().utf8.first ?? 0]) {
                beginnings[QuantityPattern.Source.word(role).symbol, default: []].insert(byte)
                if isNumeral { beginnings[QuantityTrie.number]?.insert(byte) }
            }
            sequences.append((text.utf8.map(UInt16.init), Int32(words.count)))
            words.append(Word(role: role, value: value))
            note(text)
        }
        wordTrie = QuantityTrie(sequences)
        sequences = []
        let patterns = own.list { reader in (reader.byte(), Self.elements(&reader)) }
        for (meaning, elements) in patterns {
            guard let meaning = QuantityPattern.Meaning(rawValue: meaning) else { continue }
            var slots: [QuantityPattern.Slot] = []
            var symbols: [UInt16] = []
            var bytes: [UInt8] = []
            for element in elements {
                switch element {
                case .byte(let byte):
                    symbols.append(UInt16(byte))
                    if bytes.count == symbols.count - 1 { bytes.append(byte) }
                case .space: symbols.append(QuantityTrie.space)
                case .slot(let slot):
                    slots.append(slot)
                    symbols.append(slot.source.symbol)
                }
            }
            // The rank of the meaning comes first, so that the payloads of a node stand in the order of preference.
            sequences.append((symbols, Int32(meanings.count)))
            meanings.append(Meaning(meaning: meaning, slots: slots))
            note(String(decoding: bytes, as: UTF8.self))
        }
        for slot in [QuantityTrie.plain, QuantityTrie.ordinal] { beginnings[slot] = beginnings[QuantityTrie.number] }
        patternTrie = QuantityTrie(sequences, beginnings: beginnings)
        (self.starts, self.starters) = (starts, starters)
        (self.pairs, self.shortPairs, self.triples) = (pairs, shortPairs, triples)
        (self.words, self.meanings) = (words, meanings)
    }

    deinit {
        wordTrie.deallocate()
        patternTrie.deallocate()
    }

    /// Marks a scalar, and its capital.
    private static func note(_ scalar: UInt32?, in starts: inout [UInt64]) {
        guard let scalar, scalar < 0x1_0000 else { return }
        starts[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
        if (0x61...0x7A).contains(scalar) { note(scalar - 0x20, in: &starts) }
    }

    @inline(__always)
    func canStart(_ scalar: UInt32) -> Bool {
        scalar < 0x1_0000 && starts[Int(scalar >> 6)] & 1 << UInt64(scalar & 63) != 0
    }

    /// Whether anything may follow a character that something begins with.
    @inline(__always)
    func isStarter(_ scalar: UInt32) -> Bool {
        scalar < 0x1_0000 && starters[Int(scalar >> 6)] & 1 << UInt64(scalar & 63) != 0
    }

    /// Whether a word or a pattern can begin with two characters, and with a third.
    ///
    /// - Parameter third: asked for where two do not tell.
    @inline(__always)
    func canStart(_ first: UInt32, _ second: UInt32, _ third: () -> UInt32) -> Bool {
        let pair = Self.hash(first, second)
        let (place, bit) = (pair >> 6, 1 << UInt64(pair & 63) as UInt64)
        if pairs[place] & bit == 0 { return false }
        if shortPairs[place] & bit != 0 { return true }
        let triple = Self.hash(UInt32(pair), third())
        return triples[triple >> 6] & 1 << UInt64(triple & 63) != 0
    }

    /// Thirteen bits for two characters, capitals as small letters (by the golden ratio: Knuth, vol. 3, 6.4).
    @inline(__always)
    private static func hash(_ first: UInt32, _ second: UInt32) -> Int {
        func small(_ scalar: UInt32) -> UInt32 { scalar &- 0x41 < 26 ? scalar | 0x20 : scalar }
        return Int(((small(first) << 11 ^ small(second)) &* 0x9E37_79B9) >> 19)
    }

    private static func elements(_ reader: inout ByteReader) -> [QuantityPattern.Element] {
        reader.list { reader -> QuantityPattern.Element in
            switch reader.byte() {
            case 0: .byte(reader.byte())
            case 1: .space
            default: QuantityPattern.Slot(rawValue: reader.byte()).map { .slot($0) } ?? .space
            }
        }
    }

    /// Writes the rules of all languages, each with what they share.
    static func write(_ locales: [LocaleRules], to writer: inout ByteWriter) {
        let shared = locales.first { $0.language == nil }?.quantities ?? QuantityRules()
        var all = ByteWriter()
        let languages = locales.compactMap { locale in locale.language.map { ($0, locale.quantities) } }
        all.append(varint: languages.count)
        for (language, own) in languages {
            all.append(language.rawValue)
            var one = ByteWriter()
            write(shared.merged(with: own ?? QuantityRules()), to: &one)
            all.append(varint: one.count)
            all.append(contentsOf: one.bytes)
        }
        writer.append(varint: all.count)
        writer.append(contentsOf: all.bytes)
    }

    private static func write(_ rules: QuantityRules, to writer: inout ByteWriter) {
        writer.append(UInt8((rules.spacesScales == true ? 1 : 0) | (rules.countsSingleDigits == false ? 0 : 2)))
        writer.append(varint: rules.wordsAlone ?? 0)
        writer.append(varint: rules.weakNumbers ?? 0)
        writer.append(varint: rules.weakOrdinals ?? 0)
        writer.append(rules.joiners)
        writer.append(rules.points)
        writer.append(varint: rules.eras.count)
        for era in rules.eras {
            writer.append(UInt32(bitPattern: era.first))
            writer.append(UInt32(bitPattern: era.last ?? 0))
        }
        writer.append(varint: rules.words.count)
        for word in rules.words {
            writer.append(word.text)
            writer.append(word.role.rawValue)
            writer.append(varint: word.value)
        }
        writer.append(varint: rules.patterns.count)
        // A stable sort, so that of two patterns with the same meaning the earlier is preferred.
        for pattern in rules.patterns.sorted(by: { $0.meaning.rawValue < $1.meaning.rawValue }) {
            writer.append(pattern.meaning.rawValue)
            writer.append(varint: pattern.elements.count)
            for element in pattern.elements {
                switch element {
                case .byte(let byte): writer.append(contentsOf: [0, byte])
                case .space: writer.append(UInt8(1))
                case .slot(let slot): writer.append(contentsOf: [2, slot.rawValue])
                }
            }
        }
    }
}

extension QuantityPattern.Source {
    fileprivate var symbol: UInt16 {
        switch self {
        case .number: QuantityTrie.number
        case .plain: QuantityTrie.plain
        case .ordinal: QuantityTrie.ordinal
        case .word(let role): QuantityTrie.firstWord + UInt16(role.rawValue)
        }
    }
}
