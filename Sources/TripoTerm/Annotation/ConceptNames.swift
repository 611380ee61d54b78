import Glossary
import Lookup
import Terminology

/// What concepts are called on a day; each is read once. One object for each thread.
final class ConceptNames {
    private let index: GlossaryIndex
    private let on: CalendarDate
    /// Concepts that were read before, by their numbers.
    private var concepts: [UInt32: Concept] = [:]

    /// - Parameter on: the day on which names are to be valid.
    init(_ index: GlossaryIndex, on: CalendarDate) { (self.index, self.on) = (index, on) }

    func concept(_ reference: ConceptReference) throws(LookupError) -> Concept {
        do throws(IndexError) {
            let key = reference.number
            if let known = concepts[key] { return known }
            let concept = try index.entry(reference).concept
            concepts[key] = concept
            return concept
        } catch {
            throw .index(error)
        }
    }

    /// The name on the day; of what is no more, the one that it had.
    func name(of concept: Concept, in language: LanguageTag) -> String? {
        let own = concept.terms.filter { $0.language == language && $0.status.isInUse }
        let valid = own.filter { $0.validity.contains(on) }
        let candidates = valid.isEmpty ? own : valid
        return (candidates.first { $0.status == .preferred && $0.type == .fullForm } ?? candidates.first)?.text
    }
}
