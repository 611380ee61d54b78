import Normalization

/// Shortens texts by the symbols that are most frequent among them; see `SymbolTable`.
struct SymbolEncoder {
    private struct Symbol: Hashable {
        var value: UInt64
        var length: Int

        init(value: UInt64, length: Int) { (self.value, self.length) = (value, length) }

        init(byte: UInt8) { (value, length) = (UInt64(byte), 1) }

        /// The two one after the other, cut to eight bytes.
        func followed(by next: Symbol) -> Symbol {
            let total = min(SymbolTable.longestSymbol, length + next.length)
            let joined = length < 8 ? value | next.value << UInt64(8 * length) : value
            return Symbol(value: total < 8 ? joined & (1 << UInt64(8 * total) - 1) : joined, length: total)
        }
    }

    /// Rounds in which symbols grow together; more gain little (section 4.3 of the paper).
    private static let generations = 5
    /// Single bytes are worth more than they save themselves: without them each costs two.
    private static let singleByteWeight = 8
    private static let firstEscaped = 256

    private var symbols: [Symbol] = []
    /// For each first two bytes, where its symbols begin among `longer`; the longest comes first.
    private var starts = [UInt32](repeating: 0, count: 1 << 16 + 1)
    private var longer: [(symbol: Symbol, code: UInt8)] = []
    /// For each byte its code, or 255.
    private var singles = [UInt8](repeating: SymbolTable.escape, count: 256)

    /// Learns from a sample of texts.
    ///
    /// - Complexity: O(n) in the bytes of the sample.
    init(sample: [[UInt8]]) {
        for _ in 0..<Self.generations { learn(sample) }
    }

    /// What `SymbolTable` reads.
    var tableBytes: [UInt8] {
        var writer = ByteWriter()
        for code in 0..<256 { writer.append(code < symbols.count ? symbols[code].value : 0) }
        for code in 0..<256 { writer.append(UInt8(code < symbols.count ? symbols[code].length : 0)) }
        return writer.bytes
    }

    /// Appends the codes of some bytes.
    ///
    /// - Complexity: O(n).
    func encode(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
        var index = 0
        while index < bytes.count {
            let (code, length) = match(bytes, at: index)
            if code < Self.firstEscaped {
                output.append(UInt8(code))
            } else {
                output.append(SymbolTable.escape)
                output.append(bytes[index])
            }
            index += length
        }
    }

    /// The longest symbol at a place, or 256 and the byte.
    @inline(__always)
    private func match(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (code: Int, length: Int) {
        let left = bytes.count - index
        if left >= 2 {
            let prefix = Int(bytes[index]) | Int(bytes[index + 1]) << 8
            var place = Int(starts[prefix])
            let end = Int(starts[prefix + 1])
            if place < end {
                let word = Self.word(bytes, at: index)
                while place < end {
                    let (symbol, code) = longer[place]
                    let mask = symbol.length < 8 ? 1 << UInt64(8 * symbol.length) - 1 : UInt64.max
                    if symbol.length <= left, word & mask == symbol.value { return (Int(code), symbol.length) }
                    place += 1
                }
            }
        }
        let single = singles[Int(bytes[index])]
        return single == SymbolTable.escape ? (Self.firstEscaped + Int(bytes[index]), 1) : (Int(single), 1)
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
        if index + 8 <= bytes.count {
            return UInt64(
                littleEndian: UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self))
        }
        var word: UInt64 = 0
        for offset in 0..<bytes.count - index { word |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
        return word
    }

    private mutating func learn(_ sample: [[UInt8]]) {
        let width = 512
        var single = [Int](repeating: 0, count: width)
        var pairs = [UInt32](repeating: 0, count: width * width)
        for text in sample {
            text.withUnsafeBufferPointer { bytes in
                var previous: Int?
                var index = 0
                while index < bytes.count {
                    let (code, length) = match(bytes, at: index)
                    single[code] += 1
                    // Its first byte alone might have been the better beginning.
                    if length > 1 { single[Self.firstEscaped + Int(bytes[index])] += 1 }
                    if let previous { pairs[previous * width + code] += 1 }
                    previous = code
                    index += length
                }
            }
        }
        func symbol(_ code: Int) -> Symbol {
            code < Self.firstEscaped ? symbols[code] : Symbol(byte: UInt8(code - Self.firstEscaped))
        }
        var gains: [Symbol: Int] = [:]
        for first in 0..<width where single[first] > 0 {
            let left = symbol(first)
            let weight = left.length == 1 ? Self.singleByteWeight : left.length
            gains[left, default: 0] += single[first] * weight
            for second in 0..<width where pairs[first * width + second] > 1 {
                let joined = left.followed(by: symbol(second))
                gains[joined, default: 0] += Int(pairs[first * width + second]) * joined.length
            }
        }
        let best = gains.sorted {
            if $0.value != $1.value { return $0.value > $1.value }
            return ($0.key.value, $0.key.length) < ($1.key.value, $1.key.length)
        }
        take(best.prefix(SymbolTable.symbolCount).map(\.key))
    }

    private mutating func take(_ chosen: [Symbol]) {
        symbols = chosen
        singles = [UInt8](repeating: SymbolTable.escape, count: 256)
        longer = []
        for (code, symbol) in symbols.enumerated() {
            if symbol.length == 1 {
                singles[Int(symbol.value)] = UInt8(code)
            } else {
                longer.append((symbol, UInt8(code)))
            }
        }
        longer.sort {
            let (left, right) = ($0.symbol.value & 0xFFFF, $1.symbol.value & 0xFFFF)
            return left != right ? left < right : $0.symbol.length > $1.symbol.length
        }
        starts = [UInt32](repeating: 0, count: 1 << 16 + 1)
        for entry in longer { starts[Int(entry.symbol.value & 0xFFFF) + 1] += 1 }
        for prefix in 1..<starts.count { starts[prefix] += starts[prefix - 1] }
    }
}
