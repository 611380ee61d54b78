/// Text of XML: character data, sections, references.
extension XMLScanner {
    /// Reads a piece of text up to the next markup.
    ///
    /// - Returns: Whether it is text of an element.
    mutating func readText() throws(Failure) -> Bool {
        text.removeAll(keepingCapacity: true)
        if buffer[position] == UInt8(ascii: "&") {
            try readReference()
        } else {
            let end = endOfRun { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
            try take(to: end)
        }
        if open.isEmpty {
            guard text.allSatisfy(Self.isSpace) else {
                throw failure("there is text outside of the document's element")
            }
            return false
        }
        return true
    }

    mutating func readCDATA() throws(Failure) -> Bool {
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
        guard let end = window.firstIndex(of: UInt8(ascii: ";")) else {
            throw failure("\"&\" is not written as \"&amp;\"")
        }
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
    static func value(of raw: ArraySlice<UInt8>) -> String? {
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
