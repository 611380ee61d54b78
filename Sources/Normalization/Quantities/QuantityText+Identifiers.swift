/// A token with figures that is no number, or an address.
struct ScannedToken {
    var end: Int
    /// Nil for an address: nothing in it is a quantity.
    var hash: UInt64?
}

extension QuantityText {
    /// What a stretch of letters and figures is.
    enum Piece {
        case figures, mixed
        /// One capital or several; a capital and small letters; small letters.
        case capitals, capitalized, small
    }

    /// The identifier or address that begins at the beginning of a word or figure, or nil.
    ///
    /// An identifier is a piece of letters and figures (`3M`), pieces joined by `-`, `/`, `.` or `_` of which one has
    /// figures and one has them with capitals (`COVID-19`, `PCT/CN2021/100000`, `ST.96`), or three and more rows of
    /// figures with the same mark between (`1.2.3`, `10-2021-0123456`). Words in small letters are not joined
    /// (`10-year`, `mid-2021`).
    func token(at start: Int) -> ScannedToken? {
        var (piece, end) = piece(at: start)
        if let end = address(start, end) { return ScannedToken(end: end, hash: nil) }
        let first = piece
        var count = 1
        var (hasFigures, hasMixed, hasCapitals) = (piece == .figures, piece == .mixed, piece == .capitals)
        var mark: UInt8 = 0
        var marksDiffer = false
        while end + 1 < bytes.count, bytes[end + 1].isASCIIAlphanumeric, count < Self.mostPieces {
            let joiner = bytes[end]
            let (next, nextEnd) = self.piece(at: end + 1)
            let singleCapital = piece == .capitals && bytes[end - 1].isASCIIUppercase && (end == start + 1)
            guard joins(piece, joiner, next, isSingle: singleCapital) else { break }
            if mark != 0, mark != joiner { marksDiffer = true }
            mark = joiner
            (piece, end) = (next, nextEnd)
            count += 1
            hasFigures = hasFigures || piece == .figures
            hasMixed = hasMixed || piece == .mixed
            hasCapitals = hasCapitals || piece == .capitals
        }
        let isRow =
            count >= 3 && !hasDateShape(start, end) && !marksDiffer && !hasMixed && !hasCapitals && first == .figures
        guard hasMixed || (hasFigures && (hasCapitals || first == .capitalized) && count > 1) || isRow else {
            return nil
        }
        return ScannedToken(end: end, hash: hash(start, end))
    }

    /// Whether a row of figures looks like a date: 2021-02-30 is none, but no identifier either.
    private func hasDateShape(_ start: Int, _ end: Int) -> Bool {
        var lengths: [Int] = [0]
        for index in start..<end {
            if bytes[index].isASCIIDigit { lengths[lengths.count - 1] += 1 } else { lengths.append(0) }
        }
        guard lengths.count == 3, lengths[1] <= 2 else { return false }
        return (lengths[0] == 4 && lengths[2] <= 2) || (lengths[0] <= 2 && lengths[2] == 4)
    }

    func piece(at start: Int) -> (Piece, end: Int) {
        var index = start
        var (hasFigures, hasCapitals, hasSmall) = (false, false, false)
        while index < bytes.count {
            let byte = bytes[index]
            if byte &- 0x61 < 26 {
                hasSmall = true
            } else if byte.isASCIIUppercase {
                hasCapitals = true
            } else if byte.isASCIIDigit {
                hasFigures = true
            } else {
                break
            }
            index += 1
        }
        if !hasCapitals, !hasSmall { return (.figures, index) }
        if hasFigures { return (.mixed, index) }
        if !hasSmall { return (.capitals, index) }
        return (hasCapitals ? .capitalized : .small, index)
    }

    /// Whether a byte behind a piece may belong to an identifier or an address.
    @inline(__always)
    static func mayGoOn(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"),
            UInt8(ascii: "@"), UInt8(ascii: "+"):
            true
        default: false
        }
    }

    private func joins(_ left: Piece, _ joiner: UInt8, _ right: Piece, isSingle: Bool) -> Bool {
        switch joiner {
        case UInt8(ascii: "-"):
            if left == .small || right == .small { return false }
            return right != .capitalized || left == .mixed
        case UInt8(ascii: "/"):
            return (left == .capitals || left == .mixed || left == .figures) && right != .small && right != .capitalized
        case UInt8(ascii: "."):
            if left == .mixed { return true }
            if left == .figures { return right == .figures || right == .mixed }
            return left == .capitals && !isSingle && (right == .figures || right == .mixed)
        case UInt8(ascii: "_"): return true
        default: return false
        }
    }

    /// The end of a web or mail address that begins at `start`, with the first piece up to `end`; or nil.
    private func address(_ start: Int, _ end: Int) -> Int? {
        guard end < bytes.count else { return nil }
        var isAddress = false
        var index = end
        switch bytes[end] {
        case UInt8(ascii: ":"):
            isAddress = has(Self.schemeEnd, at: end) && bytes[start].isASCIILetter
        case UInt8(ascii: "."), UInt8(ascii: "@"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"):
            isAddress =
                bytes[end] == UInt8(ascii: ".") && end == start + 3
                && bytes[start..<end].allSatisfy { $0 | 0x20 == UInt8(ascii: "w") }
            let last = min(bytes.count, start + Self.longestLocalPart)
            while !isAddress, index < last {
                let byte = bytes[index]
                if byte == UInt8(ascii: "@") {
                    isAddress = index + 1 < bytes.count && bytes[index + 1].isASCIIAlphanumeric
                    break
                }
                guard byte.isASCIIAlphanumeric || Self.localPart.contains(byte) else { break }
                index += 1
            }
        default: return nil
        }
        guard isAddress else { return nil }
        while index < bytes.count, (0x21...0x7E).contains(bytes[index]), !Self.addressEnd.contains(bytes[index]) {
            index += 1
        }
        return index
    }

    /// Pieces of an identifier: a row of words without end would be walked from each of them.
    private static let mostPieces = 32
    /// Bytes before the @ of a mail address (RFC 5321, 4.5.3.1.1), and the @.
    private static let longestLocalPart = 65
    private static let schemeEnd = Array("://".utf8)
    private static let localPart = Array("._%+-".utf8)
    private static let addressEnd = Array("<>\"()[]{}|\\^`'".utf8)

    /// The hash of a token, small letters as capitals (FNV-1a, Fowler, Noll, Vo 1991).
    func hash(_ start: Int, _ end: Int) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in start..<end {
            let byte = bytes[index].isASCIILetter ? bytes[index] & 0xDF : bytes[index]
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return hash
    }
}
