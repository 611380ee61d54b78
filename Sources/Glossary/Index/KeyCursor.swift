import Normalization

/// Reads keys by their numbers; going forward within a block costs one step a key.
struct KeyCursor {
    private let dictionary: KeyDictionary
    private var slice: ByteSlice?
    private var blockNumber = -1
    private var offset = 0
    private var nextIndex = 0
    /// The key read last.
    private(set) var key: [UInt8] = []
    private var postingsOffset = 0

    init(_ dictionary: KeyDictionary) { self.dictionary = dictionary }

    /// Reads the key of a number into `key`.
    ///
    /// - Returns: false where the block has no such key.
    @inline(__always)
    mutating func read(_ number: Int) throws(IndexError) -> Bool {
        let block = number / KeyDictionary.blockLength
        let index = number % KeyDictionary.blockLength
        if block != blockNumber || index < nextIndex - 1 {
            slice = try dictionary.block(block)
            (blockNumber, offset, nextIndex) = (block, 0, 0)
            key.removeAll(keepingCapacity: true)
        } else if index == nextIndex - 1 {
            return true
        }
        guard let slice else { return false }
        var isThere = true
        while nextIndex <= index, isThere {
            isThere = slice.withBytes { bytes in
                var cursor = BlockCursor(UnsafeRawBufferPointer(rebasing: bytes[min(offset, bytes.count)...]))
                guard let entry = cursor.next() else { return false }
                key.removeSubrange(min(entry.shared, key.count)...)
                let start = offset + entry.suffix.lowerBound
                let end = offset + entry.suffix.upperBound
                key.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
                postingsOffset = end
                offset += cursor.position
                return true
            }
            nextIndex += 1
        }
        return isThere
    }

    /// The terms of the key read last.
    var postings: KeyPostings? { slice.map { KeyPostings($0, at: postingsOffset) } }
}
