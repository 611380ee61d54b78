import Normalization

/// Reads keys by their numbers; going forward within a block costs one step a key.
struct KeyCursor {
    private static let capacity = KeyDictionary.maximumKeyLength + SymbolTable.slack

    private let dictionary: KeyDictionary
    private var slice: ByteSlice?
    private var walk: KeyBlock?
    private var blockNumber = -1
    private var storage = [UInt8](repeating: 0, count: Self.capacity)
    private(set) var length = 0

    init(_ dictionary: KeyDictionary) { self.dictionary = dictionary }

    /// Reads the key of a number.
    ///
    /// - Returns: false where the block has no such key.
    @inline(__always)
    mutating func read(_ number: Int) throws(IndexError) -> Bool {
        guard number >= 0, number < dictionary.count else { return false }
        let block = number / KeyDictionary.blockLength
        let index = number % KeyDictionary.blockLength
        if block != blockNumber || index < (walk?.index ?? 0) - 1 {
            // The walk keeps addresses, which are good as long as the slice keeps its store.
            let slice = try dictionary.block(block)
            self.slice = slice
            walk = slice.withBytes { KeyBlock($0, keyCount: dictionary.keyCount(ofBlock: block)) }
            blockNumber = block
            length = 0
        }
        guard var walk else { return false }
        defer { self.walk = walk }
        let start = length
        let end: Int?? = storage.withUnsafeMutableBytes { target in
            dictionary.symbols.withSymbols { symbols in
                var length = start
                while walk.index <= index {
                    guard let entry = walk.next() else { return nil }
                    length = symbols.expand(
                        walk.buffer(entry.codes), into: target, at: min(entry.shared, length))
                }
                return length
            }
        }
        guard let end = end ?? nil else { return false }
        length = end
        return true
    }

    /// The bytes of the key read last.
    @inline(__always)
    func withKey<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        storage.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<length])) }
    }

    /// The key read last.
    var key: [UInt8] { Array(storage[..<length]) }

    /// How many scalars the key read last has.
    var scalarCount: Int { withKey { $0.count { $0 & 0xC0 != 0x80 } } }
}
