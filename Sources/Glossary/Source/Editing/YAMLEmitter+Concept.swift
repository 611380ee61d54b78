import Terminology

extension YAMLEmitter {
    /// A concept as an entry of a list, line by line.
    static func lines(of concept: Concept, indentation: Int) -> [String] {
        var fields: [[String]] = [["id: " + scalar(concept.id)], ["kind: " + concept.kind.word]]
        func add(_ key: String, _ value: String?) {
            if let value { fields.append(["\(key): \(value)"]) }
        }
        func add(_ key: String, _ texts: [String]) { add(key, texts.isEmpty ? nil : list(texts)) }
        if !concept.subject.isEmpty { add("subject", scalar(concept.subject)) }
        add("definition", concept.definition.map(scalar))
        add("note", concept.note.map(scalar))
        add("sources", concept.sources)
        add("reliability", String(concept.reliability.rawValue))
        if concept.period != .always { add("period", mapping(dates(concept.period))) }
        add("replaces", concept.replaces)
        add("partOf", concept.partOf)
        add("seeAlso", concept.seeAlso)
        add("meeting", concept.meeting.map { mapping(facts($0)) })
        if !concept.posts.isEmpty {
            fields.append(["posts:"] + concept.posts.flatMap { entry(post($0), indentation: 2) })
        }
        if !concept.falseFriends.isEmpty {
            fields.append(["falseFriends:"] + concept.falseFriends.flatMap { entry(friend($0), indentation: 2) })
        }
        fields.append(terms(of: concept))
        let spaces = String(repeating: " ", count: indentation)
        return fields.flatMap(\.self).enumerated().map { spaces + ($0 == 0 ? "- " : "  ") + $1 }
    }

    private static func terms(of concept: Concept) -> [String] {
        if concept.terms.isEmpty { return ["terms: {}"] }
        var lines = ["terms:"]
        for language in LanguageTag.allCases {
            let terms = concept.terms.filter { $0.language == language }
            if !terms.isEmpty { lines.append("  \(language.rawTag):") }
            for term in terms {
                lines += entry(Self.fields(of: term, reliability: concept.reliability), indentation: 4)
            }
        }
        return lines
    }

    private static func facts(_ meeting: MeetingFacts) -> [(key: String, value: String)] {
        var fields: [(key: String, value: String)] = []
        if let series = meeting.series { fields.append(("series", scalar(series))) }
        if let ordinal = meeting.ordinal { fields.append(("ordinal", String(ordinal))) }
        fields += dates(meeting.dates)
        for (key, value) in [("host", meeting.host), ("place", meeting.place), ("format", meeting.format)] {
            if let value { fields.append((key, scalar(value))) }
        }
        return fields
    }

    private static func post(_ post: Post) -> [(key: String, value: String)] {
        var fields = [(key: "role", value: scalar(post.role))] + dates(post.period)
        if !post.sources.isEmpty { fields.append(("sources", list(post.sources))) }
        if let note = post.note { fields.append(("note", scalar(note))) }
        return fields
    }

    private static func friend(_ friend: FalseFriend) -> [(key: String, value: String)] {
        let forms = friend.forms.map { (key: $0.key.rawTag, value: scalar($0.value)) }
        return [(key: "forms", value: mapping(forms)), (key: "note", value: scalar(friend.note))]
    }
}
