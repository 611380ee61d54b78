/// Sequences of symbols with what they mean, as a tree in flat arrays.
///
/// Symbols below 256 are bytes of UTF-8; a small letter stands for the capital too, a capital only for itself.
///
/// Nothing but pointers, so that handing it on costs nothing: who makes it calls `deallocate` when nobody reads it any more.
/// `@unchecked`, because what its pointers lead to is written once, before anybody has it.
struct QuantityTrie: @unchecked Sendable {
    /// Symbols beyond bytes: spaces, then what slots read.
    static let space: UInt16 = 256
    static let number: UInt16 = 257
    static let plain: UInt16 = 258
    static let ordinal: UInt16 = 259
    static let firstWord: UInt16 = 260

    static let root = 0

    /// For each node, where its edges begin; one more at the end.
    private let edgeStarts: UnsafeMutableBufferPointer<Int32>
    private let symbols: UnsafeMutableBufferPointer<UInt16>
    private let targets: UnsafeMutableBufferPointer<Int32>
    private let payloadStarts: UnsafeMutableBufferPointer<Int32>
    private let payloads: UnsafeMutableBufferPointer<Int32>
    /// Where a byte leads from the root, or 0.
    private let rootTargets: UnsafeMutableBufferPointer<Int32>
    /// For each node, marks of the bytes that may stand behind it where anything does.
    private let following: UnsafeMutableBufferPointer<UInt64>

    /// - Complexity: O(n log n) in the symbols of all sequences.
    /// - Parameter beginnings: bytes with which what a slot reads may begin, by its symbol; any for one that is not there.
    init(_ sequences: [(symbols: [UInt16], payload: Int32)], beginnings: [UInt16: Set<UInt8>] = [:]) {
        var (edgeStarts, targets, payloadStarts, payloads): ([Int32], [Int32], [Int32], [Int32]) = ([], [], [], [])
        var allSymbols: [UInt16] = []
        var rootTargets = [Int32](repeating: 0, count: 256)
        var children: [[UInt16: Int]] = [[:]]
        var found: [[Int32]] = [[]]
        for (symbols, payload) in sequences {
            var node = Self.root
            for symbol in symbols {
                if let next = children[node][symbol] {
                    node = next
                } else {
                    children[node][symbol] = children.count
                    node = children.count
                    children.append([:])
                    found.append([])
                }
            }
            found[node].append(payload)
        }
        for node in children.indices {
            edgeStarts.append(Int32(allSymbols.count))
            payloadStarts.append(Int32(payloads.count))
            payloads += found[node].sorted()
            for (symbol, target) in children[node].sorted(by: { $0.key < $1.key }) {
                allSymbols.append(symbol)
                targets.append(Int32(target))
                if node == Self.root, symbol < 256 { rootTargets[Int(symbol)] = Int32(target) }
            }
        }
        edgeStarts.append(Int32(allSymbols.count))
        payloadStarts.append(Int32(payloads.count))
        (self.edgeStarts, self.targets) = (Self.stored(edgeStarts), Self.stored(targets))
        (self.payloadStarts, self.payloads) = (Self.stored(payloadStarts), Self.stored(payloads))
        (symbols, self.rootTargets) = (Self.stored(allSymbols), Self.stored(rootTargets))
        following = Self.stored(Self.following(children, beginnings))
    }

    private static func following(
        _ children: [[UInt16: Int]], _ beginnings: [UInt16: Set<UInt8>]
    ) -> [UInt64] {
        var following = [UInt64](repeating: 0, count: children.count)
        // What follows a node has a larger number.
        for node in children.indices.reversed() {
            for (symbol, target) in children[node] {
                switch symbol {
                case 0x61...0x7A: following[node] |= mark(UInt8(symbol)) | mark(UInt8(symbol) & ~0x20)
                case 0..<256: following[node] |= mark(UInt8(symbol))
                case space:
                    // Perhaps none: those of ASCII, and what others begin with.
                    following[node] |= following[target]
                    for byte: UInt8 in [0x20, 0x09, 0xC2, 0xE2, 0xE3] { following[node] |= mark(byte) }
                default: following[node] |= beginnings[symbol].map { $0.reduce(0) { $0 | mark($1) } } ?? .max
                }
            }
        }
        return following
    }

    /// One of 64 marks, which a byte shares with others.
    @inline(__always)
    private static func mark(_ byte: UInt8) -> UInt64 { 1 << UInt64(byte & 63) }

    /// Whether something may go on with a byte behind a node.
    @inline(__always)
    func mayGoOn(_ node: Int, _ byte: UInt8) -> Bool { following[node] & Self.mark(byte) != 0 }

    func deallocate() {
        for pointer in [edgeStarts, targets, payloadStarts, payloads, rootTargets] { pointer.deallocate() }
        symbols.deallocate()
        following.deallocate()
    }

    /// A copy that is read without counting references.
    private static func stored<Element: BitwiseCopyable>(_ array: [Element]) -> UnsafeMutableBufferPointer<Element> {
        let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: array.count)
        _ = buffer.initialize(from: array)
        return buffer
    }

    @inline(__always)
    func edges(of node: Int) -> Range<Int> { Int(edgeStarts[node])..<Int(edgeStarts[node + 1]) }

    @inline(__always)
    func edge(_ index: Int) -> (symbol: UInt16, target: Int) { (symbols[index], Int(targets[index])) }

    /// Whether something else than bytes may follow a node: their edges come last.
    @inline(__always)
    func hasSlots(_ node: Int) -> Bool {
        let edges = edges(of: node)
        return !edges.isEmpty && symbols[edges.upperBound - 1] >= Self.space
    }

    /// Whether something ends at a node.
    @inline(__always)
    func hasPayloads(_ node: Int) -> Bool { payloadStarts[node] < payloadStarts[node + 1] }

    /// What ends at a node.
    @inline(__always)
    func payloads(of node: Int) -> UnsafeBufferPointer<Int32> {
        let (start, end) = (Int(payloadStarts[node]), Int(payloadStarts[node + 1]))
        return UnsafeBufferPointer(rebasing: UnsafeBufferPointer(payloads)[start..<end])
    }

    /// Where a byte leads, or 0.
    @inline(__always)
    func target(of node: Int, _ byte: UInt8) -> Int {
        if node == Self.root { return Int(rootTargets[Int(byte)]) }
        let edges = edges(of: node)
        var (low, high) = (edges.lowerBound, edges.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if symbols[middle] < UInt16(byte) { low = middle + 1 } else { high = middle }
        }
        return low < edges.upperBound && symbols[low] == UInt16(byte) ? Int(targets[low]) : 0
    }
}
