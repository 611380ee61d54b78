/// The layout of the trie that finds terms in running text.
///
/// It is a hash table of edges, in which the number of a slot is the number of the node that its edge leads to; so a
/// step is one probe, and a node has no other memory. An edge from the root carries two scalars, each other edge one.
/// Where only one key is left the rest of it stands in the pool, as UTF-8.
///
/// An edge is 64 bits: 0-20 its scalar, 21-46 the slot that it comes from, 47 whether it comes from the root (21-41 are
/// its first scalar then), 48 whether a key ends here, 49 whether the rest of the one key stands in the pool, 50 whether
/// edges go out from here, 51-63 a bit for each scalar that may come next (`nextBit`), so that most of what goes no further
/// is seen without a look elsewhere. An empty slot is 0. Collisions go to the next slot (linear probing, Knuth, vol. 3, 6.4).
///
/// Beside each slot stands a place in the pool (UInt32): of the terms of the key that ends here, or of the rest of the
/// key. The rest is a length (varint), bytes, then the terms; terms are how many there are (varint), then for each
/// (varint) its place in the records, shifted by `postingShift`, and its flags.
public enum TrieFormat {
    public static let keyMask: UInt64 = 1 << 48 - 1
    public static let fromRoot: UInt64 = 1 << 47
    public static let isEnd: UInt64 = 1 << 48
    public static let hasRest: UInt64 = 1 << 49
    public static let hasChildren: UInt64 = 1 << 50
    /// The first of the bits for scalars that may come next, and how many there are.
    @usableFromInline static let nextShift: UInt64 = 51
    @usableFromInline static let nextBits: UInt64 = 13
    static let mostSlots = 1 << 26

    static let postingShift = 2
    /// The name's words are turned round.
    static let isTurned = 1
    /// It is the person's own romanization.
    static let isRomanization = 2

    /// Bits of the filter of first pairs for each pair.
    static let filterBits = 16

    @inlinable @inline(__always)
    public static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 {
        fromRoot | UInt64(first) << 21 | UInt64(second)
    }

    @inlinable @inline(__always)
    public static func edge(from slot: Int, _ scalar: UInt32) -> UInt64 {
        UInt64(truncatingIfNeeded: slot) << 21 | UInt64(scalar)
    }

    /// The bit of an edge that says that a scalar may come next.
    @inlinable @inline(__always)
    public static func nextBit(_ scalar: UInt32) -> UInt64 {
        // By the golden ratio (Knuth, vol. 3, 6.4), then to the number of bits without a division.
        1 << (UInt64(scalar &* 0x9E37_79B1) &* nextBits >> 32 &+ nextShift)
    }

    /// Mixes the bits of a key (the finalizer of SplitMix64; Steele, Lea, Flood 2014).
    @inlinable @inline(__always)
    public static func hash(_ key: UInt64) -> UInt64 {
        var hash = key &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 32
        return hash &* 0xBF58_476D_1CE4_E5B9
    }

    /// The slot where the search for a key begins.
    @inlinable @inline(__always)
    public static func slot(_ hash: UInt64, of count: Int) -> Int {
        Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(truncatingIfNeeded: count)).high)
    }
}
