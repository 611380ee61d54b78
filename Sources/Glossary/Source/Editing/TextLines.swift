import DataFile

/// A text cut into lines, for finding where to insert something.
struct TextLines {
    let bytes: [UInt8]
    /// The first byte of each line.
    private let starts: [Int]
    /// What ends the lines: that of the first one.
    let lineBreak: String

    init(_ text: String) {
        bytes = Array(text.utf8)
        var starts = [0]
        for (offset, byte) in bytes.enumerated() {
            let isCarriageReturn = byte == 0x0D && (offset + 1 == bytes.count || bytes[offset + 1] != 0x0A)
            if byte == 0x0A || isCarriageReturn { starts.append(offset + 1) }
        }
        self.starts = starts
        let isWindows = starts.count > 1 && bytes[..<starts[1]].suffix(2).elementsEqual([0x0D, 0x0A])
        lineBreak = isWindows ? "\r\n" : "\n"
    }

    /// Lines, counted from 1; the last one is empty if the text ends with a line break.
    var count: Int { starts.count }

    /// The first byte of a line, or the end of the text for the line after the last.
    func start(ofLine line: Int) -> Int { line - 1 < starts.count ? starts[line - 1] : bytes.count }

    /// The line that holds a byte.
    func line(of offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The byte at a place.
    func offset(of position: SourcePosition) -> Int {
        guard position.line <= starts.count else { return bytes.count }
        var (offset, column) = (start(ofLine: position.line), 1)
        while offset < bytes.count, column < position.column {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            column += 1
        }
        return offset
    }

    /// Spaces at the beginning of a line; nil for a line with nothing else.
    func indentation(ofLine line: Int) -> Int? {
        let content = bytes[start(ofLine: line)..<start(ofLine: line + 1)]
        guard let first = content.firstIndex(where: { $0 != 0x20 }), content[first] != 0x0A, content[first] != 0x0D
        else { return nil }
        return first - content.startIndex
    }

    /// The columns before the hyphen of the list entry that begins at a place, or nil where it is in brackets.
    func hyphen(before position: SourcePosition) -> Int? {
        let before = bytes[start(ofLine: position.line)..<offset(of: position)]
        let spaces = before.prefix { $0 == 0x20 }
        let rest = before.dropFirst(spaces.count)
        guard rest.first == UInt8(ascii: "-"), rest.dropFirst().allSatisfy({ $0 == 0x20 }) else { return nil }
        return spaces.count
    }

    /// The byte after the bracket that closes the one at a place; nil if there is none.
    func endOfBrackets(at position: SourcePosition) -> Int? {
        let start = offset(of: position)
        guard start < bytes.count, bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "[") else {
            return nil
        }
        return bytes.withUnsafeBufferPointer { FlowNesting.end(of: start, in: $0) }
    }

    /// The line after an entry of a list: the first one that is not indented more than the entry's hyphen. Empty lines
    /// at the end do not belong to the entry.
    func lineAfterEntry(at position: SourcePosition, hyphen: Int) -> Int {
        var line = endOfBrackets(at: position).map { self.line(of: $0 - 1) } ?? position.line
        var next = line + 1
        while next <= count {
            if let indentation = indentation(ofLine: next) {
                guard indentation > hyphen else { break }
                line = next
            }
            next += 1
        }
        return line + 1
    }
}
