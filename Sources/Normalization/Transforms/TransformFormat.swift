/// The bytes of a program, little endian.
///
///     program:   version UInt8, steps UInt8, then for each step its length UInt32 and its bytes; eight bytes of 0 at
///                the end, so that a load needs but one comparison
///     step:      kind UInt8, detail UInt8 (form of normalization, or `mayLoop`), groups UInt8, 0
///     rules:     at 4: ranges UInt32 (how many), then where in the step these stand, UInt32 each: starts of ranges
///                (UInt32 each), lists of ranges (UInt16), lists, candidates, rules, sets;
///                at 32: the list of each character of ASCII (UInt16)
///     list:      its first candidate UInt32, and the second bytes that a match can have UInt64 (a bit for each value
///                of their lowest six bits); it ends where the next one begins; list 0 is empty
///     candidate: mask UInt32, first bytes UInt32, rule UInt32 (from the start of the rules)
///     rule:      flags UInt8, groups UInt8, cursorShift Int8, 0, then five blocks, each a length UInt16 and elements:
///                before (last element first), key, after, output up to the cursor, output after it
///     set:       ether UInt8, three bytes of 0, ASCII as 128 bits, ranges UInt32, then first and last UInt32 of each
enum TransformFormat {
    static let version: UInt8 = 1
    static let rulesKind: UInt8 = 1
    static let normalizationKind: UInt8 = 2
    static let stepHeaderSize = 32
    static let asciiCount = 128
    static let listSize = 12
    static let candidateSize = 12
    static let paddingSize = 8
    static let ruleHeaderSize = 4
    static let setHeaderSize = 24

    /// Elements of a block.
    enum Element {
        /// A length UInt8 and so many bytes.
        static let literal: UInt8 = 1
        /// Where the set stands UInt32, from the start of the sets.
        static let set: UInt8 = 2
        /// The number of the group UInt8, a length UInt16, elements.
        static let group: UInt8 = 3
        /// The least number of times UInt8, 1 for at most one time UInt8, a length UInt16, elements.
        static let repeated: UInt8 = 4
        /// The number of the group UInt8.
        static let reference: UInt8 = 5
    }

    /// Bits of a rule's flags.
    enum Flag {
        static let anchoredAtStart: UInt8 = 1
        static let anchoredAtEnd: UInt8 = 2
        /// The output holds references.
        static let hasReferences: UInt8 = 4
    }

    /// Levels of groups and repetitions: more than any rule needs, and few enough for any stack.
    static let maximumDepth = 16
    static let maximumGroups = 32
    /// What ICU's sets hold to match at the ends of the text.
    static let ether: UInt32 = 0xFFFF
}
