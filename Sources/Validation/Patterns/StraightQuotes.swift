/// Straight quotation marks of a text, of which every other one opens.
struct StraightQuotes {
    static let mark: UInt32 = 0x22

    private let scalars: UnsafeBufferPointer<UInt32>
    /// Those before the place that was asked for last.
    private var last = (place: 0, count: 0)

    init(_ scalars: UnsafeBufferPointer<UInt32>) { self.scalars = scalars }

    /// Whether a mark at a place opens.
    ///
    /// - Complexity: O(n) from the place that was asked for last, which this one is not before.
    mutating func isOpening(_ place: Int) -> Bool {
        last.count += scalars[last.place..<place].count { $0 == Self.mark }
        last.place = place
        return last.count % 2 == 0
    }
}
