import Terminology

/// Tells places of offsets that only grow, so that all of them together cost one pass.
struct PlaceTracker {
    private let bytes: [UInt8]
    private var offset = 0
    private var place: TextPlace
    private let ends: LineEnds

    init(_ bytes: [UInt8], start: TextPlace = TextPlace(line: 1, column: 1), _ ends: LineEnds = .unicode) {
        (self.bytes, self.ends) = (bytes, ends)
        place = start
    }

    /// The place of a byte; of an offset before the last one asked for, the last place again.
    mutating func place(of target: Int) -> TextPlace {
        bytes.withUnsafeBufferPointer { bytes in
            let end = min(target, bytes.count)
            while offset < end {
                let length = ends.length(in: bytes, at: offset)
                if length > 0 {
                    offset += length
                    place = TextPlace(line: place.line + 1, column: 1)
                } else {
                    // Continuation bytes are no scalars of their own.
                    if bytes[offset] & 0xC0 != 0x80 { place.column += 1 }
                    offset += 1
                }
            }
        }
        return place
    }
}
