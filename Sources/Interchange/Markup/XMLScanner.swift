import Terminology

/// Reads XML 1.0 a token at a time, from a stream of UTF-8, with the place of each; after damage it can go on behind it.
///
/// For files of translation memories, where a parser that stops at the first mistake would lose all units after it. A document
/// type is passed over: nothing is read from elsewhere, and no entity but those of XML itself is known. Elements, tags and
/// references are bounded, so that no document can take more than its share of memory. Its state is shared by the files
/// `XMLScanner+...`, and by nothing else.
struct XMLScanner {
    enum Token: Equatable {
        /// `name` and `attributes` say of which element.
        case start
        case end
        /// A piece of text is in `text`.
        case text
        case finish
    }

    /// Why it cannot go on.
    enum Failure: Error {
        /// The document is damaged at the place; what follows may be read.
        case malformed(reason: String, place: TextPlace)
        /// The file cannot be read.
        case unreadable(Diagnostic)
    }

    /// The qualified name of the element that begins or ends.
    var name = ""
    var attributes: [MarkupAttribute] = []
    /// Well-formed UTF-8, though a character may be divided between pieces.
    var text: [UInt8] = []
    /// Where the token begins.
    var place = TextPlace(line: 1, column: 1)
    /// Places, since they were last taken, of bytes that were not of the charset.
    var undecodable: [TextPlace] = []
    /// Elements that are open.
    var depth: Int { open.count }

    /// Whether the last token that was begun is no comment, instruction or declaration.
    var isAtContent: Bool {
        let next = tokenStart + 1
        return next < buffer.count && buffer[next] != UInt8(ascii: "!") && buffer[next] != UInt8(ascii: "?")
    }

    /// Whether all of the document was read.
    var isAtEnd: Bool { hasEnded && position >= buffer.count }

    let stream: DecodedStream
    var hasEnded = false
    var buffer: [UInt8] = []
    /// The next byte of the buffer; the token begins at `tokenStart`.
    var position = 0
    var tokenStart = 0
    /// The offset in the stream of the buffer's first byte.
    var base = 0
    var line = 1
    var column = 1
    var open: [String] = []
    var isEmptyElement = false
    var isInCDATA = false
    var hasRoot = false

    /// Bytes; no tag of a sane file comes near.
    static let longestTag = 1 << 20
    static let deepest = 256
    /// Attributes of a tag; each is compared with those before it.
    static let mostAttributes = 256
    /// Bytes, of `&#x0010FFFF;` and a few more.
    static let longestReference = 32
    /// Bytes of text that are handed on at once.
    static let longestPiece = 1 << 16

    init(_ stream: DecodedStream) { self.stream = stream }

    /// The next token.
    mutating func next() throws(Failure) -> Token {
        if isEmptyElement {
            isEmptyElement = false
            open.removeLast()
            return .end
        }
        while true {
            tokenStart = position
            place = TextPlace(line: line, column: column)
            guard try has(1) else {
                guard open.isEmpty, hasRoot else { throw failure("the document ends within an element") }
                return .finish
            }
            if isInCDATA {
                if try readCDATA() { return .text }
            } else if buffer[position] != UInt8(ascii: "<") {
                if try readText() { return .text }
            } else if let token = try readMarkup() {
                return token
            }
        }
    }

    /// Takes the places of bytes that were not of the charset.
    mutating func takeUndecodable() -> [TextPlace] {
        defer { undecodable.removeAll() }
        return undecodable
    }

    func failure(_ reason: String) -> Failure { .malformed(reason: reason, place: place) }

    func failureHere(_ reason: String) -> Failure {
        .malformed(reason: reason, place: TextPlace(line: line, column: column))
    }
}

// MARK: - What stands after damage

extension XMLScanner {
    /// Goes back before the start of an element that was just met.
    mutating func rewind() {
        position = tokenStart
        (line, column) = (place.line, place.column)
        isEmptyElement = false
        open.removeLast()
    }

    /// Goes on at the next start of an element that is one of `names`, as a child of the element that is open at `depth`; at that
    /// of the document's element, where it has not begun yet.
    ///
    /// - Parameter isBehind: Whether the search begins behind the token that could not be read.
    /// - Returns: Whether there is one.
    mutating func recover(
        at names: [String], depth: Int, of root: String, behindToken isBehind: Bool
    ) throws(Failure) -> Bool {
        let names = hasRoot ? names : [root]
        (isEmptyElement, isInCDATA) = (false, false)
        if isBehind, position == tokenStart, try has(1) { consume(1) }
        while true {
            while position < buffer.count, buffer[position] != UInt8(ascii: "<") {
                let rest = buffer[position...]
                consume((rest.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex) - position)
            }
            tokenStart = position
            guard try has(1) else { return false }
            for name in names where try startsElement(name) {
                open.removeLast(max(0, open.count - depth))
                return true
            }
            consume(1)
        }
    }

    mutating func startsElement(_ name: String) throws(Failure) -> Bool {
        let count = name.utf8.count
        guard try has(count + 2), buffer[position + 1..<position + 1 + count].elementsEqual(name.utf8) else {
            return false
        }
        let after = buffer[position + 1 + count]
        return after == UInt8(ascii: ">") || after == UInt8(ascii: "/") || Self.isSpace(after)
    }
}

// MARK: - The buffer

extension XMLScanner {
    /// Whether there are so many bytes more; reads on if needed.
    mutating func has(_ count: Int) throws(Failure) -> Bool {
        while buffer.count - position < count {
            if tokenStart > 0 {
                buffer.removeFirst(tokenStart)
                base += tokenStart
                position -= tokenStart
                tokenStart = 0
            }
            do throws(Diagnostic) {
                guard try stream.read(into: &buffer) else {
                    hasEnded = true
                    return false
                }
            } catch {
                throw .unreadable(error)
            }
        }
        return true
    }

    /// Goes on behind bytes, and counts lines and columns.
    mutating func consume(_ count: Int) {
        guard count > 0 else { return }
        let end = position + count
        if let first = stream.firstDamage, first < base + end { noteDamage(upTo: base + end) }
        buffer.withUnsafeBufferPointer { bytes in
            var scalars = 0
            var index = end
            // Only what stands after the last line feed counts for the column.
            while index > position, bytes[index - 1] != 0x0A {
                index -= 1
                if bytes[index] & 0xC0 != 0x80 { scalars += 1 }
            }
            guard index > position else {
                column += scalars
                return
            }
            column = scalars + 1
            for byte in bytes[position..<index] where byte == 0x0A { line += 1 }
        }
        position = end
    }

    mutating func noteDamage(upTo end: Int) {
        let reached = stream.takeDamage(before: end)
        guard let last = reached.last else { return }
        // One walk over the bytes, however many of them are damaged.
        var tracker = PlaceTracker(
            Array(buffer[position..<max(position, last - base)]), start: TextPlace(line: line, column: column))
        for offset in reached { undecodable.append(tracker.place(of: offset - base - position)) }
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
