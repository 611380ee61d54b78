import DataFile
import Terminology
import Yams

/// Reads one concept out of a YAML node.
struct ConceptReader {
    private var reader: NodeReader
    private var concept: Concept
    private var positions: FieldPositions<ConceptField>
    private var languages: [LocatedLanguage] = []
    private var terms: [(term: Term, positions: FieldPositions<TermField>, hasOwnReliability: Bool)] = []

    /// The concept, or nil where it has no readable identifier or kind.
    static func read(_ node: Node, with reader: inout NodeReader) -> LocatedConcept? {
        guard let fields = reader.fields("concept", node, as: ConceptField.self) else { return nil }
        var concept = ConceptReader(
            reader: reader, concept: Concept(id: "", kind: .term),
            positions: FieldPositions(start: NodeReader.position(of: node)))
        let result = concept.read(fields)
        reader = concept.reader
        return result
    }

    private mutating func read(
        _ fields: [(field: ConceptField, key: SourcePosition, value: Node)]
    ) -> LocatedConcept? {
        var (id, kind) = (String?.none, ConceptKind?.none)
        for (field, _, node) in fields {
            positions[field] = NodeReader.position(of: node)
            switch field {
            case .id: id = reader.text("id", node)
            case .kind:
                kind = reader.word(
                    "kind", node, among: ConceptKind.allCases.map(\.word), code: "glossary.unknown-kind",
                    ConceptKind.init(word:))
            default: read(field, node)
            }
        }
        for (field, name) in [(ConceptField.id, "id"), (.kind, "kind"), (.terms, "terms")]
        where positions[field] == nil {
            reader.reportMissing(name, of: "concept", at: positions.start)
        }
        guard let id, let kind else { return nil }
        (concept.id, concept.kind) = (id, kind)
        inherit()
        return LocatedConcept(
            concept: concept, file: reader.file, positions: positions, termPositions: terms.map(\.positions),
            languages: languages)
    }

    private mutating func read(_ field: ConceptField, _ node: Node) {
        switch field {
        case .subject: concept.subject = reader.text("subject", node) ?? ""
        case .definition: concept.definition = reader.text("definition", node)
        case .note: concept.note = reader.text("note", node)
        case .sources: concept.sources = list(.sources, node)
        case .reliability: concept.reliability = reader.reliability(node) ?? .unverified
        case .replaces: concept.replaces = list(.replaces, node)
        case .partOf: concept.partOf = list(.partOf, node)
        case .seeAlso: concept.seeAlso = list(.seeAlso, node)
        case .period: readPeriod(node)
        case .meeting: readMeeting(node)
        case .posts: readPosts(node)
        case .falseFriends: readFalseFriends(node)
        case .terms: readTerms(node)
        default: break
        }
    }

    private mutating func list(_ field: ConceptField, _ node: Node) -> [String] {
        let elements = reader.texts(field.rawValue, node)
        for (number, element) in elements.enumerated() { positions[field, number] = element.position }
        return elements.map(\.text)
    }

    /// Gives the terms the sources and the reliability of the concept where they have none of their own, and puts
    /// them into the order of the languages.
    private mutating func inherit() {
        for number in terms.indices {
            if !terms[number].term.hasOwnSources { terms[number].term.sources = concept.sources }
            if !terms[number].hasOwnReliability { terms[number].term.reliability = concept.reliability }
        }
        // Array's sort is stable: the order of the file stays within a language.
        terms.sort { $0.term.language < $1.term.language }
        concept.terms = terms.map(\.term)
    }
}

// MARK: Parts

extension ConceptReader {
    private enum PeriodField: String, CaseIterable { case from, to }

    private mutating func readPeriod(_ node: Node) {
        for (field, _, value) in reader.fields("period", node, as: PeriodField.self) ?? [] {
            let position = NodeReader.position(of: value)
            switch field {
            case .from:
                positions[.periodFrom] = position
                concept.period.from = reader.date("from", value)
            case .to:
                positions[.periodTo] = position
                concept.period.to = reader.date("to", value)
            }
        }
    }

    private enum MeetingField: String, CaseIterable { case series, ordinal, from, to, host, place, format }

    private mutating func readMeeting(_ node: Node) {
        guard let fields = reader.fields("meeting", node, as: MeetingField.self) else { return }
        var facts = MeetingFacts()
        for (field, _, value) in fields {
            if let path = ConceptField(rawValue: "meeting." + field.rawValue) {
                positions[path] = NodeReader.position(of: value)
            }
            switch field {
            case .series: facts.series = reader.text("series", value)
            case .ordinal: facts.ordinal = reader.number("ordinal", value, in: 1...9999)
            case .from: facts.dates.from = reader.date("from", value)
            case .to: facts.dates.to = reader.date("to", value)
            case .host: facts.host = reader.text("host", value)
            case .place: facts.place = reader.text("place", value)
            case .format:
                facts.format = reader.word(
                    "format", value, among: Self.meetingFormats, code: "glossary.unknown-format"
                ) { Self.meetingFormats.contains($0) ? $0 : nil }
            }
        }
        concept.meeting = facts
    }

    private static let meetingFormats = ["virtual", "in person", "hybrid"]

    private enum PostField: String, CaseIterable { case role, from, to, sources, note }

    private mutating func readPosts(_ node: Node) {
        for element in reader.elements("posts", node) {
            guard let fields = reader.fields("post", element, as: PostField.self) else { continue }
            let number = concept.posts.count
            positions[.posts, number] = NodeReader.position(of: element)
            var post = Post(role: "")
            for (field, _, value) in fields {
                if let path = ConceptField(rawValue: "posts." + field.rawValue) {
                    positions[path, number] = NodeReader.position(of: value)
                }
                switch field {
                case .role: post.role = reader.text("role", value) ?? ""
                case .from: post.period.from = reader.date("from", value)
                case .to: post.period.to = reader.date("to", value)
                case .note: post.note = reader.text("note", value)
                case .sources:
                    for (item, source) in reader.texts("sources", value).enumerated() {
                        positions[.postSources, number, item] = source.position
                        post.sources.append(source.text)
                    }
                }
            }
            if positions[.postRole, number] == nil {
                reader.reportMissing("role", of: "post", at: NodeReader.position(of: element))
            }
            concept.posts.append(post)
        }
    }

    private enum FalseFriendField: String, CaseIterable { case forms, note }

    private mutating func readFalseFriends(_ node: Node) {
        for element in reader.elements("falseFriends", node) {
            guard let fields = reader.fields("false friend", element, as: FalseFriendField.self) else { continue }
            let number = concept.falseFriends.count
            var friend = FalseFriend(forms: [:], note: "")
            positions[.falseFriends, number] = NodeReader.position(of: element)
            for (field, _, value) in fields {
                switch field {
                case .note:
                    positions[.falseFriendNote, number] = NodeReader.position(of: value)
                    friend.note = reader.text("note", value) ?? ""
                case .forms:
                    for (language, _, form) in reader.languages("forms", value) {
                        positions[.falseFriendForm, number, Int(language.rawValue)] = NodeReader.position(of: form)
                        friend.forms[language] = reader.text("form", form)
                    }
                }
            }
            for (name, isMissing) in [("forms", friend.forms.isEmpty), ("note", friend.note.isEmpty)] where isMissing {
                reader.reportMissing(name, of: "false friend", at: NodeReader.position(of: element))
            }
            concept.falseFriends.append(friend)
        }
    }

    private mutating func readTerms(_ node: Node) {
        for (language, key, value) in reader.languages("terms", node) {
            let elements = reader.elements(language.rawTag, value)
            for element in elements {
                if let term = TermReader.read(element, language, with: &reader) { terms.append(term) }
            }
            languages.append(
                LocatedLanguage(
                    language: language, position: key, list: NodeReader.position(of: value), count: elements.count))
        }
    }
}
