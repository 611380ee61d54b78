/// What the first line of an XML document says.
enum XMLDeclaration {
    /// Bytes; the declaration is the first thing in a document.
    private static let longest = 1000

    /// The charset that a document of ASCII and more declares; nil where it says nothing, or is of two or four bytes a character.
    static func encoding(in head: [UInt8]) -> String? {
        guard let range = value(in: head) else { return nil }
        let text = String(decoding: head[range], as: UTF8.self)
        let lowered = text.lowercased()
        return lowered.hasPrefix("utf-16") || lowered.hasPrefix("utf-32") ? nil : text
    }

    /// Where the declaration of a document, now in UTF-8, names another charset.
    static func otherEncoding(in text: [UInt8]) -> Range<Int>? {
        guard let range = value(in: text) else { return nil }
        return TextEncoding(alias: String(decoding: text[range], as: UTF8.self)) == .utf8 ? nil : range
    }

    /// The place of the charset's name.
    private static func value(in bytes: [UInt8]) -> Range<Int>? {
        let start = bytes.prefix(longest)
        guard start.starts(with: "<?xml".utf8), let end = start.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let name = Array("encoding".utf8)
        guard let found = start[..<end].indices.first(where: { start[$0..<end].starts(with: name) }) else { return nil }
        let value = start[(found + name.count)..<end].drop { [0x20, 0x3D, 0x09, 0x0A, 0x0D].contains($0) }
        guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let text = value.dropFirst().prefix { $0 != quote }
        return text.isEmpty ? nil : text.startIndex..<text.endIndex
    }
}

extension String {
    /// The name without the prefix of its namespace.
    var localName: Substring { self[(lastIndex(of: ":").map(index(after:)) ?? startIndex)...] }
}
