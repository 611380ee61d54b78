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
    private var lastScalar: UInt32 = 0
    /// A hyphen at the end of a line joins it to the next.
    private let joinsHyphens: Bool

    init(joiningHyphens: Bool = false) { joinsHyphens = joiningHyphens }

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
            let byte = text[offset]
            let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let end = min(offset + length, text.count)
            let scalar = text.scalar(at: offset)
            switch Self.gap(of: scalar) {
            case .lineEnd:
                widen(.lineEnd)
                // CR LF is one end.
                let isPair = scalar == 0x0D && end < text.count && text[end] == 0x0A
                if !isPair { place = TextPlace(line: place.line + 1, column: 1) }
            case .some(let found):
                widen(found)
                place.column += 1
            case nil:
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

    /// The block, nil without text; the builder is empty afterwards.
    mutating func take(_ kind: TextBlock.Kind) -> TextBlock? {
        defer { self = BlockBuilder(joiningHyphens: joinsHyphens) }
        if utf8.isEmpty { return nil }
        return TextBlock(kind: kind, text: String(decoding: utf8, as: UTF8.self), origins: origins)
    }

    private mutating func widen(_ found: Gap) {
        if gap.rawValue < found.rawValue { gap = found }
    }

    private mutating func closeGap(before scalar: UInt32) {
        defer { gap = .none }
        if utf8.isEmpty || gap == .none { return }
        if gap == .ideographic {
            utf8 += [0xE3, 0x80, 0x80]
        } else if gap == .lineEnd, !needsSpace(before: scalar) {
            return
        } else {
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
