import Terminology

/// What paragraph styles mean for text: `styles.xml`.
struct DocxStyles {
    private struct Style {
        var name = ""
        var base: String?
        var outlineLevel: Int?
        var isList = false
    }

    private var styles: [String: Style] = [:]
    /// The languages of text that names none: of Latin, and of East Asian characters.
    private(set) var latin: String?
    private(set) var eastAsian: String?

    init() {}

    /// - Throws: What reading the part does.
    init(_ package: DocxPackage, part: String) throws(Diagnostic) {
        var result = DocxStyles()
        var identifier: String?
        var isDefault = false
        try package.parse(part) { event throws(Diagnostic) in
            switch event {
            case .start(let name, _, let attributes):
                if name == "docDefaults" { isDefault = true }
                if name == "style" { identifier = attributes["styleId"] }
                if name == "lang", isDefault {
                    result.latin = attributes["val"]
                    result.eastAsian = attributes["eastAsia"]
                }
                if let identifier { result.set(name, attributes, in: identifier) }
            case .end("style"): identifier = nil
            case .end("docDefaults"): isDefault = false
            default: break
            }
        }
        self = result
    }

    private mutating func set(_ element: String, _ attributes: [MarkupAttribute], in identifier: String) {
        let value = attributes["val"]
        switch element {
        case "style": styles[identifier] = Style()
        case "name": styles[identifier]?.name = value ?? ""
        case "basedOn": styles[identifier]?.base = value
        case "outlineLvl": styles[identifier]?.outlineLevel = value.flatMap { Int($0) }
        case "numId": styles[identifier]?.isList = value != "0"
        default: break
        }
    }

    /// The kind that a style gives its paragraphs.
    func kind(ofStyle identifier: String) -> TextBlock.Kind {
        var isList = false
        var next: String? = identifier
        // A style may name itself as its base.
        for _ in 0..<Self.longestChain {
            guard let current = next else { break }
            guard let style = styles[current] else {
                // A file without styles has at least their usual identifiers.
                return Self.kind(ofIdentifier: current)
            }
            if let level = DocxNames.headingLevel(ofStyle: style.name) { return .heading(level: level) }
            if let level = style.outlineLevel, (0...8).contains(level) { return .heading(level: level + 1) }
            if style.name.lowercased() == "caption" { return .caption }
            isList = isList || style.isList
            next = style.base
        }
        return isList ? .listItem : .paragraph
    }

    private static func kind(ofIdentifier identifier: String) -> TextBlock.Kind {
        if identifier == "Title" { return .heading(level: 1) }
        guard identifier.hasPrefix("Heading"), let level = Int(identifier.dropFirst("Heading".count)) else {
            return .paragraph
        }
        return .heading(level: min(max(1, level), 9))
    }

    /// Styles on styles; word processors allow ten.
    private static let longestChain = 20
}
