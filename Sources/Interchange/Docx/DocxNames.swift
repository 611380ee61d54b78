/// The names of WordprocessingML, in its transitional and its strict namespaces.
enum DocxNames {
    enum Space {
        case word, compatibility, math, other
    }

    static func space(_ uri: String) -> Space {
        switch uri {
        case "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main":
            .word
        case "http://schemas.openxmlformats.org/markup-compatibility/2006": .compatibility
        case "http://schemas.openxmlformats.org/officeDocument/2006/math",
            "http://purl.oclc.org/ooxml/officeDocument/math":
            .math
        default: .other
        }
    }

    /// Whether a switch such as `w:vanish` is on.
    static func isOn(_ attributes: [MarkupAttribute]) -> Bool {
        guard let value = attributes["val"] else { return true }
        return !["0", "false", "off"].contains(value)
    }

    /// The level that a style's name says: the names are English in the file whatever language the program shows.
    static func headingLevel(ofStyle name: String) -> Int? {
        let lowered = name.lowercased()
        if lowered == "title" { return 1 }
        if lowered == "subtitle" { return 2 }
        guard lowered.hasPrefix("heading "), let level = Int(lowered.dropFirst("heading ".count)) else { return nil }
        return (1...9).contains(level) ? level : nil
    }
}
