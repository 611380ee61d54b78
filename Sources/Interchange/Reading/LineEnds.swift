/// What ends a line in a file: one answer for each format, for who reads it and for who looks for places in it.
public enum LineEnds: Sendable {
    /// LF, as in XML.
    case lineFeed
    /// LF, CR and CR LF, as in Markdown, tables and catalogues.
    case ascii
    /// Those, NEL, U+2028 and U+2029.
    case unicode
    /// Nothing: places are no lines of the file.
    case never

    /// Whether a scalar ends a line; CR LF together are one end.
    func contains(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x0A: self != .never
        case 0x0D: self == .ascii || self == .unicode
        case 0x85, 0x2028, 0x2029: self == .unicode
        default: false
        }
    }

    /// The bytes of the line end that begins at an offset; 0 where none does.
    @inline(__always)
    func length(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
        switch bytes[offset] {
        case 0x0A: return self == .never ? 0 : 1
        case 0x0D:
            guard self == .ascii || self == .unicode else { return 0 }
            return offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
        case 0xC2 where self == .unicode: return offset + 1 < bytes.count && bytes[offset + 1] == 0x85 ? 2 : 0
        case 0xE2 where self == .unicode:
            guard offset + 2 < bytes.count, bytes[offset + 1] == 0x80 else { return 0 }
            return bytes[offset + 2] == 0xA8 || bytes[offset + 2] == 0xA9 ? 3 : 0
        default: return 0
        }
    }

    /// Where the lines of a text begin; the first behind a byte order mark.
    ///
    /// - Complexity: O(n) in the bytes.
    public func starts(in bytes: some Sequence<UInt8>) -> [Int] {
        let bytes = Array(bytes)
        var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        bytes.withUnsafeBufferPointer { bytes in
            var search = LineEndSearch()
            var offset = 0
            while true {
                offset = search.next(in: bytes, from: offset)
                if offset == bytes.count { break }
                let length = length(in: bytes, at: offset)
                offset += max(1, length)
                if length > 0 { starts.append(offset) }
            }
        }
        return starts
    }
}

extension DocumentFormat {
    public var lineEnds: LineEnds {
        switch self {
        case .text, .html: .unicode
        case .markdown: .ascii
        case .docx, .pdf: .never
        }
    }
}

extension MemoryFormat {
    public var lineEnds: LineEnds {
        switch self {
        case .tmx, .xliff: .lineFeed
        default: .ascii
        }
    }
}
