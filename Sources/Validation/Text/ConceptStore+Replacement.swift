import Terminology

extension ConceptStore {
    /// The name to write instead of a term: of the same concept, or what took its place, valid on a day, in the same
    /// language and of the same type if there is one.
    func replacement(for meaning: FoundName.Meaning, on day: CalendarDate?, publisher: String?) -> Term? {
        var record = meaning.concept
        var seen: Set<String> = []
        var isEarly = false
        if let day, let from = meaning.term.validity.from { isEarly = day < from.earliest }
        while seen.insert(record.concept.id).inserted {
            if let term = record.concept.name(
                in: meaning.term.language, type: meaning.term.type, on: day, publisher: publisher,
                like: meaning.term.text),
                term.text != meaning.term.text
            {
                return term
            }
            let others = isEarly ? record.concept.replaces : record.replacedBy
            guard let next = others.lazy.compactMap(concept).first else { return nil }
            record = next
        }
        return nil
    }
}
