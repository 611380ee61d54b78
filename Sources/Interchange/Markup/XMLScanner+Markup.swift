/// What has a beginning and an end, and may hold anything between.
private struct Stretch {
    /// For messages.
    let name: String
    let start: StaticString
    let end: StaticString
    /// What stands in none that is closed, or as good as none.
    let stop: StaticString

    static let comment = Stretch(name: "a comment", start: "<!--", end: "-->", stop: "<!--")
    static let section = Stretch(name: "a CDATA section", start: "<![CDATA[", end: "]]>", stop: "<![CDATA[")
    static let instruction = Stretch(name: "an instruction", start: "<?", end: "?>", stop: "<")
}

/// Tags of XML, and what is passed over.
extension XMLScanner {
    /// - Returns: Nil for what says nothing: comments, instructions, the document type.
    mutating func readMarkup() throws(Failure) -> Token? {
        guard try has(2) else { throw failure("a tag does not end") }
        switch buffer[position + 1] {
        case UInt8(ascii: "/"): return try readEndTag()
        case UInt8(ascii: "?"):
            let end = try end(of: .instruction, at: 0)
            consume(end)
        case UInt8(ascii: "!"):
            if try starts("<!--") {
                let end = try end(of: .comment, at: 0)
                consume(end)
            } else if try starts("<![CDATA[") {
                guard !open.isEmpty else { throw failure("there is text outside of the document's element") }
                _ = try end(of: .section, at: 0)
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

    private mutating func starts(_ text: StaticString, at offset: Int = 0) throws(Failure) -> Bool {
        let count = text.utf8CodeUnitCount
        guard try has(offset + count) else { return false }
        return (0..<count).allSatisfy { buffer[position + offset + $0] == text.utf8Start[$0] }
    }

    /// Finds the end of what is open at an offset from the position; where there is none, goes on behind what opens it.
    ///
    /// - Returns: The offset behind what closes it.
    private mutating func end(of stretch: Stretch, at offset: Int) throws(Failure) -> Int {
        if let end = try endIfAny(of: stretch, at: offset) { return end }
        if offset == 0 { consume(stretch.start.utf8CodeUnitCount) }
        throw failure("\(stretch.name) does not end")
    }

    private mutating func endIfAny(of stretch: Stretch, at offset: Int) throws(Failure) -> Int? {
        var next = offset + stretch.start.utf8CodeUnitCount
        while next < Self.longestStretch {
            if try starts(stretch.end, at: next) { return next + stretch.end.utf8CodeUnitCount }
            guard try has(next + 1) else { return nil }
            // What opens again was not closed: more than it would be lost.
            if try starts(stretch.stop, at: next) { return nil }
            next += 1
            let (first, second) = (stretch.end.utf8Start[0], stretch.stop.utf8Start[0])
            next = buffer.withUnsafeBufferPointer { bytes in
                var index = position + next
                while index < bytes.count, bytes[index] != first, bytes[index] != second { index += 1 }
                return index - position
            }
        }
        return nil
    }

    /// Bytes up to the end of a comment, a section, an instruction or a document type, all of which are held until it is found.
    private static let longestStretch = 16 << 20

    /// A document type with all its declarations, none of which is obeyed.
    private mutating func skipDocumentType() throws(Failure) {
        guard let end = try endOfDocumentType() else {
            consume(2)
            throw failure("the document type does not end")
        }
        consume(end)
    }

    private mutating func endOfDocumentType() throws(Failure) -> Int? {
        var next = 2
        var brackets = 0
        var quote: UInt8?
        while next < Self.longestStretch, try has(next + 1) {
            let byte = buffer[position + next]
            if let mark = quote {
                if byte == mark { quote = nil }
            } else if byte == UInt8(ascii: "<"), try starts("<!--", at: next) {
                guard let end = try endIfAny(of: .comment, at: next) else { return nil }
                next = end
                continue
            } else if byte == UInt8(ascii: "<"), try starts("<?", at: next) {
                guard let end = try endIfAny(of: .instruction, at: next) else { return nil }
                next = end
                continue
            } else {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
                case UInt8(ascii: "["): brackets += 1
                case UInt8(ascii: "]"): brackets -= 1
                case UInt8(ascii: ">") where brackets <= 0: return next + 1
                default: break
                }
            }
            next += 1
        }
        return nil
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
        guard attributes.count < Self.mostAttributes else { throw failure("\(element) has too many attributes") }
        guard !attributes.contains(where: { $0.name == name }) else {
            throw failure("\(name) stands twice in \(element)")
        }
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
