/// A stretch of text folded character by character as keys are, with what stood between the characters and the way
/// back: the input of term recognition.
///
/// The scalars, one after the other, are the scalars of the stretch's search key.
public final class FoldedText {
    /// Unchecked, because an object is for one thread, which never folds a stretch while it looks at one: the check would be made for
    /// each pointer that is asked for.
    @exclusivity(unchecked)
    var state: FoldState

    public init() { state = FoldState() }

    /// A text of folded letters of ASCII.
    public init(letters: [UInt8]) {
        state = FoldState(capacity: letters.count + 1)
        for (place, letter) in letters.enumerated() {
            state.push(UInt32(letter) | FoldedScalar.Kind.latin << 21, place, place + 1)
        }
    }

    deinit { state.deallocate() }

    /// How many scalars there are.
    public var count: Int { state.count }
    /// Scalars with their `FoldedScalar` flags; `count` of them are valid until the next stretch is folded.
    public var scalars: UnsafeMutablePointer<UInt32> { state.scalars }
    /// Where the source of each scalar begins, in bytes from the beginning of the stretch.
    public var starts: UnsafeMutablePointer<UInt32> { state.starts }
    /// Where the source of each scalar ends.
    public var ends: UnsafeMutablePointer<UInt32> { state.ends }

    /// What `TextFolder` was told of the words that begin at letters which `FoldedScalar.isMarked`; nothing is said of others.
    public var marks: UnsafeMutablePointer<UInt32> { state.marks }

    /// The search key of the stretch, for tests.
    public var key: [UInt8] {
        var bytes: [UInt8] = []
        for index in 0..<count { append(scalar: FoldedScalar.value(scalars[index]), to: &bytes) }
        return bytes
    }
}

@available(*, unavailable)
extension FoldedText: Sendable {}

/// A folded scalar and what is known of it, packed into 32 bits.
///
/// Bits 0-20 the scalar, 21-23 its kind, 24-25 the gap before it, 26 it was a capital letter, 27 it was katakana (of a
/// Latin letter: its word has a mark), 28 the gap has an apostrophe, 29 the gap has a space, 30 rules of a run may
/// change it, 31 a capital after it was left out.
public enum FoldedScalar {
    /// What a scalar is to the edges of words.
    public enum Kind {
        public static let other: UInt32 = 0
        public static let latin: UInt32 = 1
        public static let han: UInt32 = 2
        public static let kana: UInt32 = 3
        public static let hangul: UInt32 = 4
        public static let digit: UInt32 = 5
    }

    /// What a key leaves out before a scalar.
    public enum Gap {
        public static let none: UInt32 = 0
        /// Space, hyphen, apostrophe, middle dot, the end of a line.
        public static let soft: UInt32 = 1
        /// Other punctuation, tabs.
        public static let hard: UInt32 = 2
        /// The end of a paragraph.
        public static let barrier: UInt32 = 3
    }

    public static let capital: UInt32 = 1 << 26
    public static let katakana: UInt32 = 1 << 27
    /// The same bit of the first letter of a Latin word: the word has a mark.
    public static let isMarked: UInt32 = 1 << 27
    public static let apostrophe: UInt32 = 1 << 28
    public static let space: UInt32 = 1 << 29
    static let inRun: UInt32 = 1 << 30
    /// A capital letter of an ending that rules took away followed it.
    public static let lacksCapital: UInt32 = 1 << 31
    /// The same bit while a word goes on: an apostrophe, which rules of words see.
    static let dropped = lacksCapital
    static let gapMask: UInt32 = 3 << 24 | apostrophe | space

    @inlinable @inline(__always) public static func value(_ bits: UInt32) -> UInt32 { bits & 0x1F_FFFF }
    @inlinable @inline(__always) public static func kind(_ bits: UInt32) -> UInt32 { bits >> 21 & 7 }
    @inlinable @inline(__always) public static func gap(_ bits: UInt32) -> UInt32 { bits >> 24 & 3 }
}
