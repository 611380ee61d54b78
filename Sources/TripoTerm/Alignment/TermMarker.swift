import Glossary
import Lookup
import Terminology

/// Finds the terms of the glossary in texts, and says what they are called in the other languages; one for each thread.
public final class TermMarker {
    private let snapshot: Snapshot
    private let on: CalendarDate
    private let recognizer: TermRecognizer
    /// Concepts that were read before, by their numbers.
    private var concepts: [UInt32: Concept] = [:]

    /// - Parameter on: the day on which names are to be valid.
    public init(_ snapshot: Snapshot, on: CalendarDate) throws(LookupError) {
        (self.snapshot, self.on) = (snapshot, on)
        recognizer = try TermRecognizer(snapshot.index)
    }

    /// The terms in each of the texts of a document.
    ///
    /// - Complexity: O(*n*) in the texts.
    public func terms(in texts: [SegmentedText]) throws(LookupError) -> [[MarkedTerm]] {
        var result: [[MarkedTerm]] = []
        for text in texts {
            let others = texts.map(\.language).filter { $0 != text.language }
            var found: [MarkedTerm] = []
            let options = RecognitionOptions(on: on, languages: [text.language])
            for (number, segment) in text.segments.enumerated() {
                for term in try recognizer.terms(in: segment.text, options: options) {
                    let concept = try concept(term.best.reference)
                    let note = others.compactMap { language in
                        name(of: concept, in: language).map { "\(language): \($0)" }
                    }
                    found.append(
                        MarkedTerm(
                            segment: number, span: term.span, concept: concept.id, note: note.joined(separator: "\n")))
                }
            }
            result.append(found)
        }
        return result
    }

    private func concept(_ reference: ConceptReference) throws(LookupError) -> Concept {
        do throws(IndexError) {
            let key = reference.number
            if let known = concepts[key] { return known }
            let concept = try snapshot.index.entry(reference).concept
            concepts[key] = concept
            return concept
        } catch {
            throw .index(error)
        }
    }

    /// The name on the day; of what is no more, the one that it had.
    private func name(of concept: Concept, in language: LanguageTag) -> String? {
        let own = concept.terms.filter { $0.language == language && $0.status.isInUse }
        let valid = own.filter { $0.validity.contains(on) }
        let candidates = valid.isEmpty ? own : valid
        return (candidates.first { $0.status == .preferred && $0.type == .fullForm } ?? candidates.first)?.text
    }
}
