import Terminology

extension InlineTag {
    /// `[offset, kind, attributes, content...]`, where content is a string for code, and `[text, attributes, tags...]` for `sub`.
    public var json: JSONNode {
        .array([.integer(offset), .text(kind.rawValue), attributes.json] + content.map(\.json))
    }

    /// - Returns: Nil for what is not of that form.
    public init?(json: JSONNode) {
        guard let parts = json.elements, parts.count >= 3, let offset = parts[0].integer, offset >= 0,
            let kind = parts[1].text.flatMap({ Kind(rawValue: $0) }),
            let attributes = [MemoryProperty](json: parts[2])
        else { return nil }
        var content: [Content] = []
        for part in parts.dropFirst(3) {
            guard let piece = Content(json: part) else { return nil }
            content.append(piece)
        }
        self.init(kind, at: offset, attributes: attributes, content: content)
    }
}

extension InlineTag.Content {
    fileprivate var json: JSONNode {
        switch self {
        case .code(let code): .text(code)
        case .text(let text, let tags, let attributes): .array([.text(text), attributes.json] + tags.map(\.json))
        }
    }

    fileprivate init?(json: JSONNode) {
        if let code = json.text {
            self = .code(code)
            return
        }
        guard let parts = json.elements, parts.count >= 2, let text = parts[0].text,
            let attributes = [MemoryProperty](json: parts[1]), let tags = [InlineTag](json: parts.dropFirst(2))
        else { return nil }
        self = .text(text, tags: tags, attributes: attributes)
    }
}

extension [InlineTag] {
    /// - Returns: Nil where one is not of the form of tags.
    public init?(json: some Sequence<JSONNode>) {
        self = []
        for node in json {
            guard let tag = InlineTag(json: node) else { return nil }
            append(tag)
        }
    }
}

extension [MemoryProperty] {
    /// `[name, value, name, value...]`: names may stand more than once, as in TMX.
    public var json: JSONNode { .array(flatMap { [.text($0.name), .text($0.value)] }) }

    /// - Returns: Nil for what is not of that form; an object of strings will do.
    public init?(json: JSONNode) {
        self = []
        if let members = json.members {
            for member in members {
                guard let value = member.value.text else { return nil }
                append(MemoryProperty(member.name, value))
            }
            return
        }
        guard let parts = json.elements, parts.count.isMultiple(of: 2) else { return nil }
        for index in stride(from: 0, to: parts.count, by: 2) {
            guard let name = parts[index].text, let value = parts[index + 1].text else { return nil }
            append(MemoryProperty(name, value))
        }
    }
}
