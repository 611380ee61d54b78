internal import CSignatures

/// The bytes where pieces of text begin in a text, ascending: a buffer that is used again and again.
struct FoundPlaces {
    private var places = [UInt](repeating: 0, count: 64)

    @inline(__always)
    subscript(_ number: Int) -> Int { Int(places[number]) }

    /// Finds a piece of text.
    ///
    /// - Returns: how many places there are.
    /// - Complexity: O(n) in the text, 64 bytes at a time.
    @inline(__always)
    mutating func find(_ piece: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Int {
        guard let start = text.baseAddress else { return 0 }
        return grown { csignatures_find(start, text.count, piece, piece.count, $0.baseAddress, $0.count) }
    }

    /// Finds any of several pieces of three bytes; where `neighbour` is given, only those beside which it allows what stands there.
    @inline(__always)
    mutating func find(
        anyOf pieces: [UInt8], beside neighbour: csignatures_neighbour?, in text: UnsafeBufferPointer<UInt8>
    ) -> Int {
        guard let start = text.baseAddress else { return 0 }
        guard var neighbour else {
            return grown {
                csignatures_find_any(start, text.count, pieces, pieces.count / 3, nil, $0.baseAddress, $0.count)
            }
        }
        return grown {
            csignatures_find_any(start, text.count, pieces, pieces.count / 3, &neighbour, $0.baseAddress, $0.count)
        }
    }

    @inline(__always)
    private mutating func grown(_ find: (UnsafeMutableBufferPointer<UInt>) -> Int) -> Int {
        while true {
            let found = places.withUnsafeMutableBufferPointer { find($0) }
            if found <= places.count { return found }
            places = [UInt](repeating: 0, count: found * 2)
        }
    }
}
