extension TextBlock {
    /// The places in the file of bytes of the text, whose offsets ascend; as `place(ofByte:)` gives them.
    ///
    /// - Complexity: O(*n* + *m*) in the bytes of the text and the offsets, where one at a time would be O(*n* · *m*).
    public func places(ofBytes offsets: [Int]) -> [TextPlace] {
        var places: [TextPlace] = []
        places.reserveCapacity(offsets.count)
        var next = origins.startIndex
        var place = TextPlace(line: 1, column: 1)
        var hasOrigin = false
        var position = 0
        text.utf8Span.span.withUnsafeBufferPointer { bytes in
            for offset in offsets {
                while true {
                    // What stands at an origin takes its place; the last of several at one offset counts.
                    while next < origins.endIndex, origins[next].offset <= position {
                        (place, hasOrigin) = (origins[next].place, true)
                        next += 1
                    }
                    guard position < offset, position < bytes.count else { break }
                    // Continuation bytes are no scalars of their own.
                    if hasOrigin, bytes[position] & 0xC0 != 0x80 { place.column += 1 }
                    position += 1
                }
                places.append(place)
            }
        }
        return places
    }
}
