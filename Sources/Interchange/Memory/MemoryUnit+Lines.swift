import DataFile
import Terminology

/// Units as JSON lines have them; see `Documentation/memory.schema.json`.
extension MemoryUnit {
    /// The unit without its segments; nil where a member is not of its kind.
    init?(json: JSONNode) {
        self.init([])
        func text(_ name: String) throws(WrongKind) -> String? {
            guard let value = json[name], value != .null else { return nil }
            guard let text = value.text else { throw WrongKind() }
            return text
        }
        func moment(_ name: String) throws(WrongKind) -> Timestamp? {
            guard let text = try text(name) else { return nil }
            guard let moment = Timestamp(parsing: text) else { throw WrongKind() }
            return moment
        }
        do throws(WrongKind) {
            source = try text("source").flatMap { LanguageTag(parsing: $0) }
            document = try text("document")
            (created, author) = (try moment("created"), try text("author"))
            (changed, changedBy) = (try moment("changed"), try text("changedBy"))
            (domain, origin) = (try text("domain"), try text("origin"))
            if let value = json["confidence"], value != .null {
                guard let number = value.number else { throw WrongKind() }
                confidence = number
            }
            if let value = json["properties"] {
                guard let own = [MemoryProperty](json: value) else { throw WrongKind() }
                properties = own
            }
            if case .bool(let isDoubtful) = json["doubtful"] {
                properties.append(MemoryProperty("x-doubtful", isDoubtful ? "true" : "false"))
            }
        } catch {
            return nil
        }
    }

    private struct WrongKind: Error {}

    /// The unit with its segments.
    var json: JSONNode {
        var members: [JSONNode.Member] = []
        if let source { members.append(.init("source", .text(source.rawTag))) }
        members.append(
            .init("segments", .object(segments.map { JSONNode.Member($0.language.rawTag, $0.json) })))
        let texts = [
            ("document", document), ("created", created?.extended), ("author", author),
            ("changed", changed?.extended), ("changedBy", changedBy), ("domain", domain), ("origin", origin),
        ]
        for (name, text) in texts { if let text { members.append(.init(name, .text(text))) } }
        if let confidence { members.append(.init("confidence", .number("\(confidence)"))) }
        if !properties.isEmpty { members.append(.init("properties", properties.json)) }
        return .object(members)
    }
}

extension MemorySegment {
    /// A text alone, an object, or what an alignment has: the segments of a text, one after the other.
    init?(_ language: LanguageTag, json: JSONNode) {
        if let text = json.text {
            self.init(language, text)
        } else if let parts = json.elements {
            var texts: [String] = []
            for part in parts {
                guard let text = part["text"]?.text else { return nil }
                texts.append(text)
            }
            self.init(language, Self.joined(texts, language))
        } else {
            guard let text = json["text"]?.text else { return nil }
            self.init(language, text, previous: json["previous"]?.text, next: json["next"]?.text)
            if let value = json["tags"] {
                guard let tags = value.elements.flatMap({ [InlineTag](json: $0) }) else { return nil }
                self.tags = tags
            }
            if let value = json["properties"] {
                guard let properties = [MemoryProperty](json: value) else { return nil }
                self.properties = properties
            }
        }
    }

    /// Chinese and Japanese put no space between sentences, but beside letters of other scripts.
    private static func joined(_ texts: [String], _ language: LanguageTag) -> String {
        texts.reduce(into: "") { text, next in
            if let last = text.unicodeScalars.last, let first = next.unicodeScalars.first {
                let isOpen = language == .english || language == .korean || last.isASCII && first.isASCII
                if isOpen { text += " " }
            }
            text += next
        }
    }

    fileprivate var json: JSONNode {
        var members = [JSONNode.Member("text", .text(text))]
        if !tags.isEmpty { members.append(.init("tags", .array(tags.map(\.json)))) }
        if let previous { members.append(.init("previous", .text(previous))) }
        if let next { members.append(.init("next", .text(next))) }
        if !properties.isEmpty { members.append(.init("properties", properties.json)) }
        return .object(members)
    }
}
