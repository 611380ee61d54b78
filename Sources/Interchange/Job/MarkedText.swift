import Terminology

/// A source with its inline markup as it stands in the file.
struct MarkedText {
    /// A piece of markup: a tag, or an element that is a code as a whole.
    struct Code {
        /// In the bytes of the text.
        var offset: Int
        var range: Range<Int>
        var tag: InlineTag
    }

    private(set) var text: [UInt8] = []
    private(set) var codes: [Code] = []

    mutating func append(_ bytes: [UInt8]) { text += bytes }

    mutating func add(_ range: Range<Int>, _ tag: InlineTag) {
        codes.append(Code(offset: text.count, range: range, tag: tag))
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

    /// The text without the white space around it.
    private var core: Range<Int> {
        let start = text.firstIndex { !Self.isSpace($0) } ?? text.count
        let end = (text.lastIndex { !Self.isSpace($0) } ?? start - 1) + 1
        return start..<max(start, end)
    }

    var string: String { String(decoding: text[core], as: UTF8.self) }
    var isBlank: Bool { core.isEmpty }

    /// The tags at offsets of `string`.
    var tags: [InlineTag] {
        let core = core
        return codes.map { code in
            var tag = code.tag
            tag.offset = min(max(code.offset, core.lowerBound), core.upperBound) - core.lowerBound
            return tag
        }
    }

    /// A translation with the markup and the white space of the source, as XML.
    ///
    /// Without places of its own, markup that stands within the source goes to the end, in its order: so elements stay nested.
    func xml(_ filling: JobFilling, from file: [UInt8]) -> [UInt8] {
        let core = core
        var buffer = ByteBuffer()
        buffer.append(String(decoding: text[..<core.lowerBound], as: UTF8.self))
        let new = Array(filling.text.utf8)
        if let offsets = filling.offsets, offsets.count == codes.count {
            var position = 0
            for (place, code) in zip(offsets, codes) {
                let place = min(max(place, position), new.count)
                buffer.appendXML(String(decoding: new[position..<place], as: UTF8.self))
                buffer.bytes += file[code.range]
                position = place
            }
            buffer.appendXML(String(decoding: new[position...], as: UTF8.self))
        } else {
            let leading = codes.prefix { $0.offset <= core.lowerBound }
            for code in leading { buffer.bytes += file[code.range] }
            buffer.appendXML(filling.text)
            for code in codes.dropFirst(leading.count) { buffer.bytes += file[code.range] }
        }
        buffer.append(String(decoding: text[core.upperBound...], as: UTF8.self))
        return buffer.bytes
    }
}
