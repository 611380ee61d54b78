/// A query prepared for being compared by characters with many texts; for one thread.
final class CharacterQuery {
    let scalars: [UInt32]
    var count: Int { scalars.count }
    private let codes: SymbolCodes
    private let distance: BitParallelDistance
    private let filter: PositionFilter?
    /// The code, and the rows of the first block, of each ASCII character.
    private let asciiCodes: UnsafeMutablePointer<UInt32>
    private let asciiMasks: UnsafeMutablePointer<UInt64>
    private var text: UnsafeMutablePointer<UInt32>
    private var capacity: Int

    init(_ scalars: [UInt32]) {
        self.scalars = scalars
        codes = SymbolCodes(scalars)
        let coded = scalars.map { [codes] in codes[$0] }
        distance = BitParallelDistance(coded, codeCount: codes.count)
        filter = codes.count <= PositionFilter.mostCodes ? PositionFilter(coded, codeCount: codes.count) : nil
        asciiCodes = .allocate(capacity: 128)
        asciiMasks = .allocate(capacity: 128)
        for scalar in 0..<128 {
            let code = codes[UInt32(scalar)]
            asciiCodes[scalar] = code
            asciiMasks[scalar] = distance.firstMasks[Int(code)]
        }
        capacity = scalars.count * 2 + 64
        text = .allocate(capacity: capacity)
    }

    deinit {
        asciiCodes.deallocate()
        asciiMasks.deallocate()
        text.deallocate()
    }

    /// The edits between the query and a text of `length` scalars, if they are at most `limit`.
    func distance(to bytes: UnsafeBufferPointer<UInt8>, length: Int, limit: Int) -> Int? {
        filter?.prepare(textLength: length, limit: limit)
        if bytes.count == length, let start = bytes.baseAddress {
            // As many bytes as scalars: all of it is ASCII.
            let codes = asciiCodes
            let mayBe = filter?.mayBeWithin(limit, count: length) { Int(codes[Int(start[$0] & 0x7F)]) }
            guard mayBe ?? true else { return nil }
            if count <= 64, count > 0 {
                guard limit >= abs(count - length) else { return nil }
                let masks = asciiMasks
                return BitParallelDistance.withinOneBlock(limit, rows: count, columns: length) {
                    masks[Int(start[$0] & 0x7F)]
                }
            }
            reserve(length)
            for place in 0..<length { text[place] = codes[Int(start[place] & 0x7F)] }
            return distance.within(limit, UnsafeBufferPointer(start: text, count: length))
        }
        reserve(bytes.count)
        var (offset, count) = (0, 0)
        while offset < bytes.count {
            let (scalar, size) = UTF8Scalars.read(bytes, offset)
            text[count] = scalar < 0x80 ? asciiCodes[Int(scalar)] : codes[scalar]
            count += 1
            offset += size
        }
        let text = text
        let mayBe = filter?.mayBeWithin(limit, count: count) { Int(text[$0]) }
        guard mayBe ?? true else { return nil }
        return distance.within(limit, UnsafeBufferPointer(start: text, count: count))
    }

    private func reserve(_ count: Int) {
        guard count > capacity else { return }
        text.deallocate()
        capacity = count * 2
        text = .allocate(capacity: capacity)
    }
}
