import Terminology

/// Gathers the text of one block: makes runs of white space one, and remembers where its stretches come from.
struct BlockBuilder {
    private enum Gap: UInt8 {
        case none
        /// U+3000 alone stays what it is.
        case ideographic
        /// An end of line: nothing between two characters that are written without spaces, else a space.
        case lineEnd
        case space
    }

    private var utf8: [UInt8] = []
    private var origins: [TextOrigin] = []
    /// The place that follows the last character, if the text goes on in the file as it does here.
    private var expected = TextPlace(line: 0, column: 0)
    private var gap = Gap.none
    private var wideSpaces: [WideSpace] = []
    /// Spaces in a row that were seen last.
    private var spaces = 0
    /// Whether who reads the file sees that spaces are several.
    private let showsSpaces: Bool
    private var lastScalar: UInt32 = 0
    /// A hyphen at the end of a line joins it to the next.
    private let joinsHyphens: Bool
    private let lineEnds: LineEnds

    /// - Parameter lineEnds: of the file; what else ends a line to Unicode divides words, and stands in the line.
    init(_ lineEnds: LineEnds, joiningHyphens: Bool = false, showingSpaces: Bool = false) {
        (self.lineEnds, joinsHyphens, showsSpaces) = (lineEnds, joiningHyphens, showingSpaces)
    }

    var isEmpty: Bool { utf8.isEmpty }

    /// A white space that the file does not write as such.
    mutating func addSpace() { gap = .space }

    /// An end of line that the file does not write as such.
    mutating func addLineEnd() { widen(.lineEnd) }

    /// Adds text that stands in the file as it is, from a place on.
    ///
    /// - Returns: The place behind it.
    /// - Complexity: O(*n*) in its bytes.
    @discardableResult
    mutating func append(_ text: UnsafeBufferPointer<UInt8>, at start: TextPlace) -> TextPlace {
        var place = start
        var offset = 0
        while offset < text.count {
            let run = Self.plainRun(text, offset)
            if run.end > offset {
                closeGap(before: text.scalar(at: offset))
                if place != expected { origins.append(TextOrigin(offset: utf8.count, place: place)) }
                utf8.append(contentsOf: UnsafeBufferPointer(rebasing: text[offset..<run.end]))
                place.column += run.scalars
                expected = place
                lastScalar = text.scalar(at: run.last)
                offset = run.end
                continue
            }
            let byte = text[offset]
            let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let end = min(offset + length, text.count)
            let scalar = text.scalar(at: offset)
            switch Self.gap(of: scalar) {
            case .lineEnd:
                widen(.lineEnd)
                // CR LF is one end.
                let isPair = scalar == 0x0D && end < text.count && text[end] == 0x0A
                if !lineEnds.contains(scalar) {
                    place.column += 1
                } else if !isPair {
                    place = TextPlace(line: place.line + 1, column: 1)
                }
            case .some(let found):
                widen(found)
                spaces = scalar == 0x20 ? spaces + 1 : 0
                place.column += 1
            case nil:
                spaces = 0
                // Controls say nothing, nor do byte order marks where files were joined.
                let isMark = scalar == 0xFEFF && (utf8.isEmpty || gap != .none)
                if scalar >= 0x20 && !isMark && scalar != 0x7F {
                    closeGap(before: scalar)
                    if place != expected { origins.append(TextOrigin(offset: utf8.count, place: place)) }
                    utf8.append(contentsOf: text[offset..<end])
                    expected = TextPlace(line: place.line, column: place.column + 1)
                    lastScalar = scalar
                }
                place.column += 1
            }
            offset = end
        }
        return place
    }

    @discardableResult
    mutating func append(_ text: ArraySlice<UInt8>, at start: TextPlace) -> TextPlace {
        text.withUnsafeBufferPointer { append($0, at: start) }
    }

    /// Text that is taken as it stands, with single spaces between: nearly all text is.
    private struct PlainRun {
        var end: Int
        var scalars = 0
        /// Where the last character begins.
        var last = 0
    }

    private static func plainRun(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> PlainRun {
        var run = PlainRun(end: start)
        while run.end < text.count {
            if text[run.end] < 0x80, isPlainASCII(text, run.end, isFirst: run.end == start) {
                run.last = run.end + 7
                run.end += 8
                run.scalars += 8
                continue
            }
            // Most of Chinese, Japanese and Korean: U+4000 to U+DFFF.
            if text[run.end] &- 0xE4 < 10, text.count - run.end >= 3 {
                run.last = run.end
                run.end += 3
                run.scalars += 1
                continue
            }
            let length = plainLength(text, run.end)
            if length > 0 {
                run.last = run.end
                run.end += length
            } else if text[run.end] == 0x20, run.end > start, run.end + 1 < text.count {
                // What does not follow a space at once, or is no text, is left to who looks closely.
                let next = plainLength(text, run.end + 1)
                if next == 0 { return run }
                run.last = run.end + 1
                run.end += 1 + next
                run.scalars += 1
            } else {
                return run
            }
            run.scalars += 1
        }
        return run
    }

    /// Whether the next eight bytes are plain characters of ASCII, with single spaces between and none at the end.
    @inline(__always)
    private static func isPlainASCII(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, isFirst: Bool) -> Bool {
        guard text.count - index >= 8, let base = text.baseAddress else { return false }
        let piece = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
        let ones: UInt64 = 0x0101_0101_0101_0101
        let high = ones &* 0x80
        // In bytes below 128 no sum is carried into the next one: controls and DEL show in the highest bits.
        if (piece | ~(piece &+ ones &* (0x80 - 0x20)) | (piece &+ ones)) & high != 0 { return false }
        let spaces = ~(piece &+ ones &* (0x80 - 0x21)) & high
        return (spaces & spaces << 8) | (spaces & 1 << 63) | (isFirst ? spaces & 0x80 : 0) == 0
    }

    /// The bytes of a character that is neither white space nor a control nor a mark; 0 for those that may be.
    @inline(__always)
    private static func plainLength(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let byte = text[index]
        if byte < 0x80 { return byte &- 0x21 < 0x5E ? 1 : 0 }
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        guard index + length <= text.count else { return 0 }
        switch byte {
        // Where U+0085 and U+00A0, U+1680, U+2000 to U+205F, U+3000, U+FEFF are.
        case 0xC2, 0xE1, 0xEF: return 0
        case 0xE2: return text[index + 1] <= 0x81 && gap(of: text.scalar(at: index)) != nil ? 0 : length
        case 0xE3: return text[index + 1] == 0x80 && text[index + 2] == 0x80 ? 0 : length
        default: return length
        }
    }

    /// The block, nil without text; the builder is empty afterwards.
    mutating func take(_ kind: TextBlock.Kind) -> TextBlock? {
        defer {
            utf8.removeAll(keepingCapacity: utf8.count <= Self.keptCapacity)
            wideSpaces = []
            (origins, expected, gap, lastScalar) = ([], TextPlace(line: 0, column: 0), .none, 0)
        }
        if utf8.isEmpty { return nil }
        return TextBlock(
            kind: kind, text: String(decoding: utf8, as: UTF8.self), origins: origins, wideSpaces: wideSpaces)
    }

    /// Bytes that are kept for the next block.
    private static let keptCapacity = 1 << 16

    private mutating func widen(_ found: Gap) {
        if gap.rawValue < found.rawValue { gap = found }
    }

    private mutating func closeGap(before scalar: UInt32) {
        defer { (gap, spaces) = (.none, 0) }
        if utf8.isEmpty || gap == .none { return }
        if gap == .ideographic {
            utf8 += [0xE3, 0x80, 0x80]
        } else if gap == .lineEnd, !needsSpace(before: scalar) {
            return
        } else {
            if spaces > 1, gap == .space, showsSpaces {
                wideSpaces.append(WideSpace(offset: utf8.count, count: spaces))
            }
            utf8.append(0x20)
        }
        expected.column += 1
    }

    private func needsSpace(before scalar: UInt32) -> Bool {
        if joinsHyphens, lastScalar == 0x2D || lastScalar == 0x2010, Self.isLetter(scalar), let before = beforeHyphen {
            return !Self.isLetter(UInt32(before))
        }
        return ScalarClass.needsSpace(between: lastScalar, and: scalar)
    }

    /// The byte before the last character.
    private var beforeHyphen: UInt8? { utf8.dropLast(lastScalar == 0x2D ? 1 : 3).last }

    private static func isLetter(_ scalar: UInt32) -> Bool {
        (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar)
    }

    @inline(__always)
    private static func gap(of scalar: UInt32) -> Gap? {
        switch scalar {
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: .lineEnd
        case 0x09, 0x0B, 0x0C, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: .space
        case 0x3000: .ideographic
        default: nil
        }
    }
}
