import Terminology

/// A term that is valid before its concept began or after it ended.
///
/// The name of an office that was founded in 1998 cannot be valid from 1985: one of the dates is wrong, or the term
/// belongs to the office before it.
struct TermOutsidePeriod: TermRule {
    static let code = "glossary.term-outside-period"

    func check(_ term: LocatedTerm) -> [Diagnostic] {
        let (life, validity) = (term.concept.concept.period, term.term.validity)
        var result: [Diagnostic] = []
        if let begin = life.from {
            for (date, field) in [(validity.from, TermField.from), (validity.to, .to)] {
                guard let date, date.latest < begin.earliest else { continue }
                result.append(outside(term, date, field, "before the concept began, \(begin)"))
                break
            }
        }
        if let end = life.to {
            for (date, field) in [(validity.to, TermField.to), (validity.from, .from)] {
                guard let date, date.earliest > end.latest else { continue }
                result.append(outside(term, date, field, "after the concept ended, \(end)"))
                break
            }
        }
        return result
    }

    private func outside(
        _ term: LocatedTerm, _ date: PartialDate, _ field: TermField, _ relation: String
    ) -> Diagnostic {
        finding(
            .warning, "\"\(term.term.text)\" has the date \(date), \(relation)",
            ["term": term.term.text, "date": "\(date)"], at: term.location(of: field),
            help: "correct the date of the term or the period of the concept")
    }
}
