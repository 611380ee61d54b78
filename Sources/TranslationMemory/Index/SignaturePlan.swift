import Normalization

/// Which bit of a signature stands for which symbol at which of its occurrences.
///
/// A signature is a set of bits for the multiset of a text's symbols: the first, the second, the third `e` have bits of
/// their own. A bit of the query that a row lacks is a symbol of the query that the row does not have, and only an edit
/// takes a symbol away. So a row that lacks more bits than edits are allowed cannot match. (A lower bound of the
/// edit distance by the multiset of characters: Ukkonen 1992; Navarro 2001, 8.)
struct SignaturePlan {
    /// Occurrences are counted up to this number; those after it have no bit.
    static let mostOccurrences: UInt32 = 255
    /// The bit of occurrences that have none: they are in nearly every text and tell nothing.
    static let noBit: UInt64 = 0x3FF

    /// Slots of eight bytes, a power of two of them; 0 for an empty one. An entry is 32 bits of symbol, 8 of occurrence,
    /// 10 of its bit, and a bit that is 1.
    let slots: ByteSlice
    /// Words of 64 bits of a signature.
    let words: Int

    /// The bit of a symbol at its `occurrence`-th occurrence from 0, nil for none.
    @inline(__always)
    func bit(_ symbol: UInt32, _ occurrence: UInt32) -> Int? {
        guard occurrence < Self.mostOccurrences else { return nil }
        let token = Self.token(symbol, occurrence)
        let hash = Self.hash(token)
        let mask = slots.count / 8 - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        // Never full, but a table that lies shall not hang.
        for _ in 0..<max(0, mask) {
            let entry = slots.uint64(slot * 8)
            if entry == 0 { break }
            if entry >> 11 == token {
                let bit = entry >> 1 & 0x3FF
                return bit == Self.noBit ? nil : Int(bit)
            }
            slot = (slot + 1) & mask
        }
        return Self.hashedBit(hash, words: words)
    }

    /// The bit of what is too rare to be planned for.
    @inline(__always)
    static func hashedBit(_ hash: UInt64, words: Int) -> Int {
        Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(truncatingIfNeeded: words * 64)) >> 32)
    }

    @inline(__always)
    static func token(_ symbol: UInt32, _ occurrence: UInt32) -> UInt64 { UInt64(symbol) << 8 | UInt64(occurrence) }

    @inline(__always)
    static func entry(_ token: UInt64, bit: UInt64) -> UInt64 { token << 11 | bit << 1 | 1 }

    /// Mixes the bits of a token (the finalizer of SplitMix64; Steele, Lea, Flood 2014).
    @inline(__always)
    static func hash(_ token: UInt64) -> UInt64 {
        var hash = token &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 30
        hash = hash &* 0xBF58_476D_1CE4_E5B9
        return hash ^ hash >> 27
    }

    /// Sets the bits of a text's symbols.
    func set(_ symbols: [UInt32], _ counter: inout OccurrenceCounter, in signature: inout [UInt64]) {
        counter.begin(atMost: symbols.count)
        for symbol in symbols {
            guard let bit = bit(symbol, counter.next(symbol)), bit / 64 < signature.count else { continue }
            signature[bit / 64] |= 1 << UInt64(bit % 64)
        }
    }
}

/// Counts how often symbols were seen, text by text.
struct OccurrenceCounter {
    /// Stamp of the text in the upper half, symbol in the lower.
    private var keys = [UInt64](repeating: 0, count: 256)
    private var counts = [UInt32](repeating: 0, count: 256)
    private var stamp: UInt64 = 0

    /// Forgets what was counted, and makes room for a text of at most `symbols` different ones.
    mutating func begin(atMost symbols: Int) {
        stamp += 1
        guard stamp > 0xFFFF_FFFF || symbols * 2 > keys.count else { return }
        var size = keys.count
        while size < symbols * 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        counts = [UInt32](repeating: 0, count: size)
        stamp = 1
    }

    /// How often the symbol was seen before.
    @inline(__always)
    mutating func next(_ symbol: UInt32) -> UInt32 {
        let key = stamp << 32 | UInt64(symbol)
        var slot = Int(truncatingIfNeeded: symbol &* 0x9E37_79B1 >> 8) & (keys.count - 1)
        while keys[slot] >> 32 == stamp {
            if keys[slot] == key {
                counts[slot] &+= 1
                return counts[slot] &- 1
            }
            slot = (slot + 1) & (keys.count - 1)
        }
        keys[slot] = key
        counts[slot] = 1
        return 0
    }
}

extension SignaturePlan {
    /// A plan while its signatures are written.
    init(held slots: [UInt64], words: Int) {
        var bytes: [UInt8] = []
        for slot in slots { withUnsafeBytes(of: slot.littleEndian) { bytes.append(contentsOf: $0) } }
        self.init(slots: ByteStore(bytes).all, words: words)
    }
}
