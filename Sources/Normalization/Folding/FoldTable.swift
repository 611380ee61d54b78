import Terminology

/// What folding does to one scalar, packed into 32 bits.
struct FoldEntry {
    enum Kind: UInt32 {
        case identity = 0
        case single = 1
        case sequence = 2
    }

    /// Bits 0-20: the scalar that it becomes, or for a sequence the place in the pool (0-15) and the length (16-20).
    /// Bits 21-22 kind, 23 needs its neighbours, 24 dropped from keys, 25-27 script, 28-31 the rule sets that may change it.
    let bits: UInt32

    static let unchanged = FoldEntry(bits: 0)

    init(bits: UInt32) { self.bits = bits }

    init(kind: Kind, value: UInt32, needsContext: Bool, isDropped: Bool, script: ScriptClass, ruleSets: UInt32) {
        bits =
            value & 0x1F_FFFF | kind.rawValue << 21 | (needsContext ? 1 : 0) << 23 | (isDropped ? 1 : 0) << 24
            | UInt32(script.rawValue) << 25 | ruleSets << 28
    }

    @inline(__always) var kind: UInt32 { bits >> 21 & 3 }
    @inline(__always) var scalar: UInt32 { bits & 0x1F_FFFF }
    @inline(__always) var poolIndex: Int { Int(bits & 0xFFFF) }
    @inline(__always) var poolCount: Int { Int(bits >> 16 & 0x1F) }
    /// It may combine with what stands before it: only ICU's normalizer knows what becomes of it.
    @inline(__always) var needsContext: Bool { bits & 1 << 23 != 0 }
    @inline(__always) var isDropped: Bool { bits & 1 << 24 != 0 }
    /// The set of its script alone.
    @inline(__always) var scripts: ScriptSet { ScriptSet(rawValue: 1 << UInt8(bits >> 25 & 7)) }
    /// It stays itself, whatever stands before it, and in keys.
    @inline(__always) var isKept: Bool { bits & 0b1111 << 21 == 0 }
    @inline(__always) var ruleSets: UInt32 { bits >> 28 }
}

/// The scripts that the glossary's languages are written in.
public enum ScriptClass: UInt8, Sendable, CaseIterable {
    case other, latin, han, kana, hangul

    /// Reads an ISO 15924 code, or nil.
    init?(code: String) {
        switch code {
        case "Latn": self = .latin
        case "Hani": self = .han
        case "Hira", "Kana": self = .kana
        case "Hang": self = .hangul
        default: return nil
        }
    }
}

/// A set of `ScriptClass`.
public struct ScriptSet: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public init(_ script: ScriptClass) { rawValue = 1 << script.rawValue }

    public func contains(_ script: ScriptClass) -> Bool { contains(ScriptSet(script)) }
}

/// The folding of every scalar, in two stages of 64, so that equal blocks are stored once.
struct FoldTable: Sendable {
    static let blockSize = 64
    static let blockTotal = 0x11_0000 / blockSize

    private let stages: ByteSlice
    private let blocks: ByteSlice
    private let pool: ByteSlice

    init(_ reader: inout ByteReader) {
        stages = reader.counted()
        blocks = reader.counted()
        pool = reader.counted()
    }

    @inline(__always)
    subscript(scalar: UInt32) -> FoldEntry {
        let block = Int(stages.uint16(Int(scalar >> 6) * 2))
        return FoldEntry(bits: blocks.uint32((block * Self.blockSize + Int(scalar & 63)) * 4))
    }

    /// A scalar of a sequence that one scalar becomes.
    @inline(__always)
    func pooled(_ index: Int) -> FoldEntry { FoldEntry(bits: pool.uint32(index * 4)) }
}
