import Terminology

/// A piece of text of a glossary, with its place and what it is for.
public struct LocatedText: Sendable {
    public enum Role: Sendable, Hashable {
        /// The text of a term, or a form of a false friend.
        case term
        /// How a term is read or spelled: reading, romanization, hanja.
        case spelling
        /// Notes, definitions, titles.
        case prose
        /// Identifiers, addresses, publishers and other single words.
        case word
    }

    public let text: String
    public let role: Role
    /// The name of the field in the file.
    public let field: String
    public let location: SourceLocation
}

extension LocatedConcept {
    /// Every text of the concept and of its terms.
    var texts: [LocatedText] {
        var result: [LocatedText] = []
        func add(_ text: String?, _ role: LocatedText.Role, _ field: ConceptField, _ index: Int = -1, _ item: Int = -1)
        {
            guard let text, positions[field, index, item] != nil else { return }
            let name = String(field.rawValue.split(separator: ".").last ?? "")
            result.append(
                LocatedText(text: text, role: role, field: name, location: location(of: field, index, item)))
        }
        add(concept.id, .word, .id)
        add(concept.subject, .word, .subject)
        add(concept.definition, .prose, .definition)
        add(concept.note, .prose, .note)
        for (field, list) in [
            (ConceptField.sources, concept.sources), (.replaces, concept.replaces), (.partOf, concept.partOf),
            (.seeAlso, concept.seeAlso),
        ] {
            for (number, element) in list.enumerated() { add(element, .word, field, number) }
        }
        add(concept.meeting?.series, .word, .meetingSeries)
        add(concept.meeting?.host, .word, .meetingHost)
        add(concept.meeting?.place, .word, .meetingPlace)
        for (number, post) in concept.posts.enumerated() {
            add(post.role, .word, .postRole, number)
            add(post.note, .prose, .postNote, number)
            for (item, source) in post.sources.enumerated() { add(source, .word, .postSources, number, item) }
        }
        for (number, friend) in concept.falseFriends.enumerated() {
            add(friend.note, .prose, .falseFriendNote, number)
            for (language, form) in friend.forms {
                add(form, .term, .falseFriendForm, number, Int(language.rawValue))
            }
        }
        for term in locatedTerms { result += term.texts }
        return result
    }
}

extension LocatedTerm {
    var texts: [LocatedText] {
        let term = term
        let fields: [(String?, LocatedText.Role, TermField)] = [
            (term.text, .term, .term), (term.reading, .spelling, .reading),
            (term.romanization, .spelling, .romanization), (term.hanja, .spelling, .hanja),
            (term.publisher, .word, .publisher), (term.note, .prose, .note),
        ]
        var result = fields.compactMap { text, role, field in
            text.map {
                LocatedText(text: $0, role: role, field: field.rawValue, location: location(of: field))
            }
        }
        if term.hasOwnSources {
            for (number, source) in term.sources.enumerated() {
                let location = location(of: .sources, number)
                result.append(LocatedText(text: source, role: .word, field: "sources", location: location))
            }
        }
        return result
    }
}

extension LocatedSource {
    var texts: [LocatedText] {
        let fields: [(String?, LocatedText.Role, SourceField)] = [
            (source.id, .word, .id), (source.title, .prose, .title), (source.address, .word, .address),
            (source.publisher, .word, .publisher), (source.language, .word, .language),
        ]
        return fields.compactMap { text, role, field in
            text.map {
                LocatedText(text: $0, role: role, field: field.rawValue, location: location(of: field))
            }
        }
    }
}
