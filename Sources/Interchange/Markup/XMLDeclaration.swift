/// What the first line of an XML document says.
enum XMLDeclaration {
    /// Bytes; the declaration is the first thing in a document.
    private static let longest = 1000

    /// The charset that a document of ASCII and more declares; nil where it says nothing, or is of two or four bytes a character.
    static func encoding(in head: [UInt8]) -> String? {
        let start = String(decoding: head.prefix(longest), as: UTF8.self)
        guard start.hasPrefix("<?xml"), let end = start.firstIndex(of: ">") else { return nil }
        let declaration = start[..<end]
        guard let name = declaration.firstRange(of: "encoding") else { return nil }
        let value = declaration[name.upperBound...].drop { $0 == " " || $0 == "=" || $0 == "\t" || $0 == "\n" }
        guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
        let text = value.dropFirst().prefix { $0 != quote }
        let lowered = text.lowercased()
        return text.isEmpty || lowered.hasPrefix("utf-16") || lowered.hasPrefix("utf-32") ? nil : String(text)
    }
}

extension String {
    /// The name without the prefix of its namespace.
    var localName: Substring { self[(lastIndex(of: ":").map(index(after:)) ?? startIndex)...] }
}
