/// The distance between two texts in insertions, deletions, substitutions and swaps of neighbours, where no piece is
/// edited twice (optimal string alignment).
public struct EditDistance {
    private var rows = EditRows()

    public init() {}

    /// The distance, if it is at most `limit`.
    ///
    /// - Complexity: O(limit * n) in the length of the longer text.
    public mutating func within(_ limit: Int, _ left: [UInt32], _ right: [UInt32]) -> Int? {
        guard limit >= 0, abs(left.count - right.count) <= limit else { return nil }
        rows.begin(left, limit: limit)
        return rows.distance(to: right)
    }

    /// The distance of two texts of UTF-8, if it is at most one.
    ///
    /// - Complexity: O(n).
    @inline(__always)
    static func withinOne(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int? {
        // A scalar has at most four bytes.
        guard abs(left.count - right.count) <= 4 else { return nil }
        let most = min(left.count, right.count)
        var start = 0
        while start < most, left[start] == right[start] { start += 1 }
        if start == left.count, start == right.count { return 0 }
        // Back to where a scalar begins.
        while start > 0, isInside(left, start) || isInside(right, start) { start -= 1 }
        var end = 0
        while end < most - start, left[left.count - 1 - end] == right[right.count - 1 - end] { end += 1 }
        while end > 0, isInside(left, left.count - end) { end -= 1 }
        let (first, second) = (left[start..<left.count - end], right[start..<right.count - end])
        // Two scalars have at most eight bytes.
        guard first.count <= 8, second.count <= 8 else { return nil }
        let (firstCount, secondCount) = (scalarCount(first), scalarCount(second))
        if firstCount <= 1, secondCount <= 1 { return 1 }
        guard firstCount == 2, secondCount == 2, first.count == second.count else { return nil }
        var middle = first.startIndex + 1
        while isInside(left, middle) { middle += 1 }
        let (head, tail) = (first[..<middle], first[middle...])
        return second.starts(with: tail) && second.suffix(head.count).elementsEqual(head) ? 1 : nil
    }

    @inline(__always)
    private static func isInside(_ text: UnsafeRawBufferPointer, _ offset: Int) -> Bool {
        offset < text.count && text[offset] & 0xC0 == 0x80
    }

    @inline(__always)
    private static func scalarCount(_ text: Slice<UnsafeRawBufferPointer>) -> Int {
        text.count { $0 & 0xC0 != 0x80 }
    }
}
