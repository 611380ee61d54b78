import Terminology

/// What segments have in common that are alike in another way than character by character: segments of one key are
/// candidates, and whoever looks for them compares their texts.
public struct SegmentKeying: Sendable {
    /// Gives the key of one text after the other, nil for a text that has none; for one thread.
    public typealias Key = (String) -> UInt64?

    /// Tells ways of making keys from others: keys that were made in another way are made again.
    public let identity: UInt64
    private let make: @Sendable (LanguageTag) -> Key

    /// - Parameter make: called for each index that is made, and each time that one is caught up.
    public init(identity: UInt64, _ make: @escaping @Sendable (LanguageTag) -> Key) {
        (self.identity, self.make) = (identity, make)
    }

    func keys(of language: LanguageTag) -> Key { make(language) }
}
