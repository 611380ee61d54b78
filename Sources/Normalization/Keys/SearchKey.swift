import Terminology

/// What texts that mean the same to a reader have in common, with the way back to the text.
public struct SearchKey: Sendable, Hashable {
    /// The key, as well-formed UTF-8.
    public let utf8: [UInt8]
    /// The scripts of the text.
    public let scripts: ScriptSet
    let offsets: OffsetMap

    /// The key as text.
    public var text: String { String(decoding: utf8, as: UTF8.self) }

    /// The bytes of the original text that a range of the key's bytes came from.
    ///
    /// - Complexity: O(1).
    public func sourceSpan(of keyBytes: Range<Int>) -> TextSpan {
        let range = offsets.source(of: keyBytes)
        return TextSpan(range.lowerBound, range.upperBound)
    }
}

/// A key of a term's sound, with the system and whether the data gave the sound.
public struct ReadingKey: Sendable, Hashable {
    /// The system's prefix and the key.
    public let utf8: [UInt8]
    public let system: String
    /// The reading as it is spelled.
    public let spelling: String
    /// False where the reading was computed from the characters.
    public let isGiven: Bool
}

/// One way to look a query up among the keys.
public struct QueryKey: Sendable, Hashable {
    public let utf8: [UInt8]
    /// The reading system, or nil for the main key.
    public let system: String?
    /// A letter for each syllable: too little to be similar to anything.
    public let isInitials: Bool
}

/// A step on the way from a text to its key.
public struct FoldingStep: Sendable, Hashable {
    /// What was done; stable, `fold.nfkc`: the catalogues say it in words.
    public let name: String
    public let text: String
}
