import ICU

extension String {
    /// The text with what a terminal would obey, or would not show in its place, written out: `\u{202E}`.
    var visible: String {
        guard mayHoldUnsafe, unicodeScalars.contains(where: Self.isUnsafe) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            if Self.isUnsafe(scalar) {
                result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether a terminal would obey a character, or not show it in its place.
    static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x20, 0x7F..<0xA0: return true
        case ..<0x61C, 0x206A...: return false
        default: return CharacterProperties.isBidiControl(scalar) || (0x2028...0x2029).contains(scalar.value)
        }
    }

    /// Whether bytes are there with which a character begins that `isUnsafe` takes for one: most texts have none.
    var mayHoldUnsafe: Bool {
        utf8Span.span.withUnsafeBufferPointer { bytes in
            bytes.indices.contains { Self.mayBeUnsafe(bytes, at: $0) }
        }
    }

    /// Whether the byte at a place begins a character that `isUnsafe` takes for one, as far as bytes tell.
    @inline(__always)
    static func mayBeUnsafe(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        switch bytes[place] {
        // Controls, U+0080 to U+009F, U+061C, U+200E to U+202E, U+2066 to U+2069.
        case ..<0x20, 0x7F, 0xD8: true
        case 0xC2: bytes[place + 1] < 0xA0
        case 0xE2 where bytes[place + 1] == 0x80: bytes[place + 2] & 0xFE == 0x8E || bytes[place + 2] >= 0xA8
        case 0xE2: bytes[place + 1] == 0x81
        default: false
        }
    }

    /// Columns on a terminal.
    var displayWidth: Int {
        utf8.allSatisfy { (0x20..<0x7F).contains($0) } ? utf8.count : CharacterProperties.displayWidth(of: self)
    }

    /// The text and spaces up to a width.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - displayWidth))
    }

    /// The text in lines of at most `width` columns, broken at spaces where there are any.
    func wrapped(to width: Int) -> [String] {
        // No character takes more columns than bytes: most texts need no count.
        guard width > 1, utf8.count > width, displayWidth > width else { return [self] }
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in split(separator: " ", omittingEmptySubsequences: true).map(String.init) {
            let length = word.displayWidth
            if used > 0, used + 1 + length <= width {
                line += " " + word
                used += 1 + length
                continue
            }
            if used > 0, length <= width || !word.isUnspaced {
                lines.append(line)
                (line, used) = ("", 0)
            } else if used > 0 {
                line += " "
                used += 1
            }
            // Chinese and Japanese have no spaces to break at.
            for character in word {
                let columns = String(character).displayWidth
                if used + columns > width {
                    lines.append(line)
                    (line, used) = ("", 0)
                }
                line.append(character)
                used += columns
            }
        }
        if used > 0 { lines.append(line) }
        return lines
    }

    /// Whether it is longer than the columns of its letters, as Han characters are.
    private var isUnspaced: Bool { utf8.contains { $0 >= 0xE3 } }
}

extension [String] {
    /// The texts with a separator between, as `joined(separator:)` gives them.
    ///
    /// That one is not compiled for lists of texts: on its first call it looks through all protocol conformances of the
    /// program, which takes longer than a lookup.
    func joined(by separator: String) -> String {
        var result = first ?? ""
        for text in dropFirst() {
            result += separator
            result += text
        }
        return result
    }
}
