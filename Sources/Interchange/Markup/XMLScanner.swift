import Terminology

/// Reads XML 1.0 a token at a time, from a stream of UTF-8, with the place of each; after damage it can go on behind it.
///
/// For files of translation memories, where a parser that stops at the first mistake would lose all units after it. A document
/// type is passed over: nothing is read from elsewhere, and no entity but those of XML itself is known. Elements, tags and
/// references are bounded, so that no document can take more than its share of memory.
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
    private(set) var name = ""
    private(set) var attributes: [MarkupAttribute] = []
    /// Well-formed UTF-8, though a character may be divided between pieces.
    private(set) var text: [UInt8] = []
    /// Where the token begins.
    private(set) var place = TextPlace(line: 1, column: 1)
    /// Places, since they were last taken, of bytes that were not of the charset.
    private(set) var undecodable: [TextPlace] = []
    /// Elements that are open.
    var depth: Int { open.count }

    /// Whether all of the document was read.
    var isAtEnd: Bool { hasEnded && position >= buffer.count }

    private let stream: DecodedStream
    private var hasEnded = false
    private var buffer: [UInt8] = []
    /// The next byte of the buffer; the token begins at `tokenStart`.
    private var position = 0
    private var tokenStart = 0
    /// The offset in the stream of the buffer's first byte.
    private var base = 0
    private var line = 1
    private var column = 1
    private var open: [String] = []
    private var isEmptyElement = false
    private var isInCDATA = false
    private var hasRoot = false

    /// Bytes; no tag of a sane file comes near.
    private static let longestTag = 1 << 20
    private static let deepest = 256
    /// Bytes, of `&#x0010FFFF;` and a few more.
    private static let longestReference = 32
    /// Bytes of text that are handed on at once.
    private static let longestPiece = 1 << 16

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

    private func failureHere(_ reason: String) -> Failure {
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

    /// Goes on at the next start of an element that is one of `names`, as a child of the element that is open at `depth`.
    ///
    /// - Parameter isBehind: Whether the search begins behind the token that could not be read.
    /// - Returns: Whether there is one.
    mutating func recover(at names: [String], depth: Int, behindToken isBehind: Bool) throws(Failure) -> Bool {
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

    private mutating func startsElement(_ name: String) throws(Failure) -> Bool {
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
    private mutating func has(_ count: Int) throws(Failure) -> Bool {
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
    private mutating func consume(_ count: Int) {
        guard count > 0 else { return }
        let end = position + count
        if let first = stream.damage.first, first < base + end { noteDamage(upTo: base + end) }
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

    private mutating func noteDamage(upTo end: Int) {
        let reached = stream.damage.prefix { $0 < end }
        for offset in reached {
            var tracker = PlaceTracker(
                Array(buffer[position..<max(position, offset - base)]), start: TextPlace(line: line, column: column))
            undecodable.append(tracker.place(of: offset - base - position))
        }
        stream.damage.removeFirst(reached.count)
    }

    fileprivate static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}

// MARK: - Text

extension XMLScanner {
    /// Reads a piece of text up to the next markup.
    ///
    /// - Returns: Whether it is text of an element.
    private mutating func readText() throws(Failure) -> Bool {
        text.removeAll(keepingCapacity: true)
        if buffer[position] == UInt8(ascii: "&") {
            try readReference()
        } else {
            let end = endOfRun { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
            try take(to: end)
        }
        if open.isEmpty {
            guard text.allSatisfy(Self.isSpace) else { throw failure("there is text outside of the document's element") }
            return false
        }
        return true
    }

    private mutating func readCDATA() throws(Failure) -> Bool {
        guard try has(3) else { throw failure("a CDATA section does not end") }
        text.removeAll(keepingCapacity: true)
        if buffer[position...].starts(with: "]]>".utf8) {
            consume(3)
            isInCDATA = false
            return false
        }
        var end = endOfRun { $0 == UInt8(ascii: "]") }
        if end == position { end += 1 }
        try take(to: end)
        return true
    }

    /// The first byte after the position that ends a run of text, at most so far as a piece may be long.
    private func endOfRun(_ isEnd: (UInt8) -> Bool) -> Int {
        let limit = min(buffer.count, position + Self.longestPiece)
        return buffer.withUnsafeBufferPointer { bytes in
            var index = position
            while index < limit, !isEnd(bytes[index]) { index += 1 }
            return index
        }
    }

    /// Takes bytes as text, with line ends made one (XML 1.0, 2.11).
    private mutating func take(to end: Int) throws(Failure) {
        var end = end
        let control = buffer.withUnsafeBufferPointer { bytes in
            (position..<end).first { bytes[$0] < 0x20 && bytes[$0] != 0x0A && bytes[$0] != 0x09 }
        }
        guard let control else {
            text.append(contentsOf: buffer[position..<end])
            consume(end - position)
            return
        }
        if control > position {
            end = control
            text.append(contentsOf: buffer[position..<end])
            consume(end - position)
            return
        }
        guard buffer[control] == 0x0D else { throw failureHere("a control character stands in the text") }
        let isPair = try has(2) && buffer[position + 1] == 0x0A
        text.append(0x0A)
        consume(isPair ? 2 : 1)
    }

    private mutating func readReference() throws(Failure) {
        _ = try has(Self.longestReference)
        let window = buffer[position...].prefix(Self.longestReference)
        guard let end = window.firstIndex(of: UInt8(ascii: ";")) else { throw failure("\"&\" is not written as \"&amp;\"") }
        let reference = String(decoding: buffer[position + 1..<end], as: UTF8.self)
        guard let scalar = Self.scalar(of: reference) else { throw failure("there is no character \"&\(reference);\"") }
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        consume(end + 1 - position)
    }

    private static func scalar(of reference: String) -> Unicode.Scalar? {
        switch reference {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        guard reference.utf8.first == UInt8(ascii: "#") else { return nil }
        let digits = reference.dropFirst()
        guard digits.first != "-", digits.first != "+" else { return nil }
        let isHexadecimal = digits.first == "x"
        let value = UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
        guard let scalar = value.flatMap(Unicode.Scalar.init) else { return nil }
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...: return scalar
        default: return nil
        }
    }

    /// The text of an attribute.
    fileprivate static func value(of raw: ArraySlice<UInt8>) -> String? {
        guard raw.contains(where: { $0 == UInt8(ascii: "&") || $0 < 0x20 }) else {
            return String(decoding: raw, as: UTF8.self)
        }
        var bytes: [UInt8] = []
        var index = raw.startIndex
        while index < raw.endIndex {
            switch raw[index] {
            case UInt8(ascii: "&"):
                guard let end = raw[index...].prefix(longestReference).firstIndex(of: UInt8(ascii: ";")),
                    let scalar = scalar(of: String(decoding: raw[index + 1..<end], as: UTF8.self))
                else { return nil }
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                index = end
            case 0x0D where index + 1 < raw.endIndex && raw[index + 1] == 0x0A: break
            case 0x09, 0x0A, 0x0D: bytes.append(0x20)
            case ..<0x20: return nil
            case let byte: bytes.append(byte)
            }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

// MARK: - Markup

extension XMLScanner {
    /// - Returns: Nil for what says nothing: comments, instructions, the document type.
    private mutating func readMarkup() throws(Failure) -> Token? {
        guard try has(2) else { throw failure("a tag does not end") }
        switch buffer[position + 1] {
        case UInt8(ascii: "/"): return try readEndTag()
        case UInt8(ascii: "?"):
            // One that seems to hold markup does not end, mostly: more than it would be lost.
            try skip(past: "?>", stop: UInt8(ascii: "<"), "an instruction does not end")
        case UInt8(ascii: "!"):
            if try starts("<!--") {
                consume(4)
                try skip(past: "-->", "a comment does not end")
            } else if try starts("<![CDATA[") {
                guard !open.isEmpty else { throw failure("there is text outside of the document's element") }
                consume(9)
                isInCDATA = true
            } else if try starts("<!DOCTYPE"), !hasRoot {
                try skipDocumentType()
            } else {
                throw failure("a declaration stands where there can be none")
            }
        default: return try readStartTag()
        }
        return nil
    }

    private mutating func starts(_ text: StaticString) throws(Failure) -> Bool {
        let count = text.utf8CodeUnitCount
        guard try has(count) else { return false }
        return (0..<count).allSatisfy { buffer[position + $0] == text.utf8Start[$0] }
    }

    private mutating func skip(past end: String, stop: UInt8? = nil, _ reason: String) throws(Failure) {
        let mark = Array(end.utf8)
        if stop != nil { consume(1) }
        while try has(mark.count) {
            tokenStart = position
            if buffer[position..<position + mark.count].elementsEqual(mark) { return consume(mark.count) }
            if let stop, buffer[position] == stop { break }
            let rest = buffer[(position + 1)...]
            consume((rest.firstIndex { $0 == mark[0] || $0 == stop } ?? rest.endIndex) - position)
        }
        throw failure(reason)
    }

    /// A document type with all its declarations, none of which is obeyed.
    private mutating func skipDocumentType() throws(Failure) {
        var brackets = 0
        var quote: UInt8?
        while try has(1) {
            tokenStart = position
            let byte = buffer[position]
            if let mark = quote {
                if byte == mark { quote = nil }
            } else if try starts("<!--") {
                consume(4)
                try skip(past: "-->", "a comment does not end")
                continue
            } else {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
                case UInt8(ascii: "["): brackets += 1
                case UInt8(ascii: "]"): brackets -= 1
                case UInt8(ascii: ">") where brackets <= 0: return consume(1)
                default: break
                }
            }
            consume(1)
        }
        throw failure("the document type does not end")
    }

    private mutating func readEndTag() throws(Failure) -> Token {
        let end = try endOfTag()
        let name = trimmed(buffer[position + 2..<end])
        guard let last = open.last, last.utf8.elementsEqual(name) else {
            let found = String(decoding: name.prefix(40), as: UTF8.self)
            throw failure("</\(found)> ends an element that is not open" + (open.last.map { ": that is \($0)" } ?? ""))
        }
        self.name = last
        open.removeLast()
        consume(end + 1 - position)
        return .end
    }

    private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while let byte = bytes.last, Self.isSpace(byte) { bytes.removeLast() }
        return bytes
    }

    /// The `>` that ends the tag at the position.
    private mutating func endOfTag() throws(Failure) -> Int {
        var offset = 1
        var quote: UInt8?
        while try has(offset + 1) {
            let byte = buffer[position + offset]
            if byte == UInt8(ascii: "<") || offset > Self.longestTag { break }
            if let mark = quote {
                if byte == mark { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return position + offset
            }
            offset += 1
        }
        throw failure("a tag does not end")
    }

    private mutating func readStartTag() throws(Failure) -> Token {
        var end = try endOfTag()
        let next = end + 1
        isEmptyElement = false
        let isEmpty = buffer[end - 1] == UInt8(ascii: "/")
        if isEmpty { end -= 1 }
        guard !open.isEmpty || !hasRoot else { throw failure("there is a second element outside of the document's") }
        guard open.count < Self.deepest else { throw failure("elements are nested too deeply") }
        var index = position + 1
        let name = self.name(at: &index, end)
        guard !name.isEmpty else { throw failure("\"<\" is not written as \"&lt;\"") }
        attributes.removeAll(keepingCapacity: true)
        while true {
            let start = index
            while index < end, Self.isSpace(buffer[index]) { index += 1 }
            if index == end { break }
            guard index > start else { throw failure("the tag \(name) is not well formed") }
            try readAttribute(at: &index, end, of: name)
        }
        self.name = name
        open.append(name)
        hasRoot = true
        isEmptyElement = isEmpty
        consume(next - position)
        return .start
    }

    private mutating func readAttribute(at index: inout Int, _ end: Int, of element: String) throws(Failure) {
        let name = self.name(at: &index, end)
        while index < end, Self.isSpace(buffer[index]) { index += 1 }
        guard !name.isEmpty, index < end, buffer[index] == UInt8(ascii: "=") else {
            throw failure("an attribute of \(element) has no value")
        }
        index += 1
        while index < end, Self.isSpace(buffer[index]) { index += 1 }
        guard index < end, buffer[index] == UInt8(ascii: "\"") || buffer[index] == UInt8(ascii: "'"),
            let close = buffer[(index + 1)..<end].firstIndex(of: buffer[index])
        else { throw failure("the value of \(name) is not in quotation marks") }
        guard let value = Self.value(of: buffer[index + 1..<close]) else {
            throw failure("the value of \(name) holds what is no character")
        }
        guard !attributes.contains(where: { $0.name == name }) else { throw failure("\(name) stands twice in \(element)") }
        attributes.append(MarkupAttribute(name: name, value: value))
        index = close + 1
    }

    /// A name; every character beyond ASCII will do.
    private func name(at index: inout Int, _ end: Int) -> String {
        let start = index
        while index < end {
            switch buffer[index] {
            case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: ":"), 0x80...: break
            case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."):
                if index == start { return "" }
            default: return String(decoding: buffer[start..<index], as: UTF8.self)
            }
            index += 1
        }
        return String(decoding: buffer[start..<index], as: UTF8.self)
    }
}
