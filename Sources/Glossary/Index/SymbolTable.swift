import Normalization

/// Expands bytes that `SymbolEncoder` shortened: each code stands for a symbol of one to eight bytes, and code 255 for
/// the byte after it (FSST; Boncz, Neumann, Leis 2020).
///
/// Layout: for each of 256 codes its symbol, padded with nothing to eight bytes; then for each its length.
struct SymbolTable: Sendable {
    static let escape: UInt8 = 255
    static let symbolCount = 255
    /// Bytes.
    static let longestSymbol = 8
    static let size = 256 * 9
    /// What an expanding write may write beyond the end of the text.
    static let slack = 8

    private let bytes: ByteSlice
    private let isWhole: Bool

    /// A table in the bytes of an index; one that is cut short gives nothing.
    init(_ bytes: ByteSlice) {
        self.bytes = bytes
        isWhole = bytes.count >= Self.size
    }

    /// The symbols for a hot loop, valid while the bytes are.
    @inline(__always)
    func withSymbols<Result, Failure: Error>(
        _ body: (Symbols) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        guard isWhole else { return nil }
        return try bytes.withBytes { (raw) throws(Failure) -> Result? in
            guard let base = raw.baseAddress else { return nil }
            return try body(Symbols(base: base))
        }
    }

    /// The whole of a shortened text.
    ///
    /// - Complexity: O(n) in the bytes of the result.
    func expand(_ codes: ByteSlice) -> [UInt8] {
        guard codes.count > 0 else { return [] }
        let capacity = codes.count * Self.longestSymbol + Self.slack
        return [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
            count =
                withSymbols { symbols in
                    codes.withBytes { symbols.expand($0, into: UnsafeMutableRawBufferPointer(target), at: 0) }
                } ?? 0
        }
    }

    /// Whether codes stand for a text.
    func isText(_ codes: ByteSlice, _ text: String) -> Bool {
        text.utf8Span.span.withUnsafeBufferPointer { key in
            withSymbols { symbols in
                codes.withBytes { codes in
                    var matched = 0
                    return symbols.compare(codes, with: key, from: &matched) == 0
                }
            } ?? false
        }
    }

    func text(_ codes: ByteSlice) -> String { String(decoding: expand(codes), as: UTF8.self) }
}

/// A symbol table as raw memory.
struct Symbols {
    let base: UnsafeRawPointer

    @inline(__always)
    func symbol(_ code: UInt8) -> UInt64 {
        UInt64(littleEndian: base.loadUnaligned(fromByteOffset: Int(code) * 8, as: UInt64.self))
    }

    /// At most eight.
    @inline(__always)
    func length(_ code: UInt8) -> Int { min(8, Int(base.load(fromByteOffset: 256 * 8 + Int(code), as: UInt8.self))) }

    /// Expands codes into a buffer from `start` on, and gives the end; what does not fit is left out.
    @inline(__always)
    func expand(_ codes: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, at start: Int) -> Int {
        guard let source = codes.baseAddress, let output = target.baseAddress else { return start }
        var end = start
        var index = 0
        let last = target.count - SymbolTable.slack
        while index < codes.count, end <= last {
            let code = source.load(fromByteOffset: index, as: UInt8.self)
            index += 1
            if code != SymbolTable.escape {
                output.storeBytes(of: symbol(code).littleEndian, toByteOffset: end, as: UInt64.self)
                end += length(code)
            } else if index < codes.count {
                output.storeBytes(
                    of: source.load(fromByteOffset: index, as: UInt8.self), toByteOffset: end, as: UInt8.self)
                end += 1
                index += 1
            }
        }
        return end
    }
}

extension Symbols {
    /// Compares a shortened text with the bytes of a key from `matched` on, which grows by what they have in common.
    ///
    /// - Returns: negative, zero or positive as the text is before, equal to or after the rest of the key.
    @inline(__always)
    func compare(
        _ codes: UnsafeRawBufferPointer, with key: UnsafeBufferPointer<UInt8>, from matched: inout Int
    ) -> Int {
        var index = 0
        while index < codes.count {
            var code = codes[index]
            index += 1
            var text: UInt64
            var size = 1
            if code != SymbolTable.escape {
                (text, size) = (symbol(code), length(code))
            } else {
                guard index < codes.count else { break }
                code = codes[index]
                index += 1
                text = UInt64(code)
            }
            let left = key.count - matched
            let difference = text ^ Self.word(key, at: matched, left: left)
            let common = min(difference.trailingZeroBitCount / 8, size, left)
            matched += common
            if common == size { continue }
            if common == left { return 1 }
            text >>= UInt64(8 * common)
            return UInt8(truncatingIfNeeded: text) < key[matched] ? -1 : 1
        }
        return matched == key.count ? 0 : -1
    }

    /// The next eight bytes, less at the end.
    @inline(__always)
    private static func word(_ key: UnsafeBufferPointer<UInt8>, at place: Int, left: Int) -> UInt64 {
        guard let base = key.baseAddress else { return 0 }
        if left >= 8 {
            return UInt64(littleEndian: UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self))
        }
        var word: UInt64 = 0
        for offset in 0..<max(0, left) { word |= UInt64(base[place + offset]) << UInt64(8 * offset) }
        return word
    }
}
