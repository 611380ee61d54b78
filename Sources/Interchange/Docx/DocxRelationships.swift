import Terminology

/// Where the parts of a DOCX file are (ISO/IEC 29500-2, 9.3).
struct DocxRelationships {
    let document: String
    let styles: String?
    let footnotes: String?
    let endnotes: String?

    /// - Throws: What reading a part does, and `document.damaged-archive` where there is no text.
    init(_ package: DocxPackage) throws(Diagnostic) {
        let main = try Self.targets(package, of: "")
        document = main["officeDocument"] ?? "word/document.xml"
        guard package.has(document) else { throw DocxPackage.damaged(package.path, document) }
        let own = try Self.targets(package, of: document)
        let folder = Self.folder(of: document)
        func part(_ type: String) -> String? {
            let name = own[type] ?? folder + type + ".xml"
            return package.has(name) ? name : nil
        }
        styles = part("styles")
        footnotes = part("footnotes")
        endnotes = part("endnotes")
    }

    /// The targets of a part's relationships, by the last word of their type.
    private static func targets(_ package: DocxPackage, of part: String) throws(Diagnostic) -> [String: String] {
        let folder = folder(of: part)
        let name = folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
        guard package.has(name) else { return [:] }
        var result: [String: String] = [:]
        try package.parse(name) { event throws(Diagnostic) in
            guard case .start("Relationship", _, let attributes) = event, attributes["TargetMode"] != "External",
                let type = attributes["Type"]?.split(separator: "/").last, let target = attributes["Target"]
            else { return }
            let path = target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
            if result[String(type)] == nil { result[String(type)] = normalized(path) }
        }
        return result
    }

    private static func folder(of part: String) -> String {
        part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    }

    /// A path without `.` and `..`.
    private static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}
