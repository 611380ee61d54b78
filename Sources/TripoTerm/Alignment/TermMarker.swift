import Lookup
import Terminology

/// Finds the terms of the glossary in texts, and says what they are called in the other languages; one for each thread.
public final class TermMarker {
    private let on: CalendarDate
    private let recognizer: TermRecognizer
    private let names: ConceptNames

    /// - Parameter on: the day on which names are to be valid.
    public init(_ snapshot: Snapshot, on: CalendarDate) throws(LookupError) {
        self.on = on
        recognizer = try snapshot.recognizer()
        names = ConceptNames(snapshot.index, on: on)
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
                    let concept = try names.concept(term.best.reference)
                    let note = others.compactMap { language in
                        names.name(of: concept, in: language).map { "\(language): \($0)" }
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
}
