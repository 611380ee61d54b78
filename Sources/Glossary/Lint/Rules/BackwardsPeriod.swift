import Terminology

/// A period that ends before it begins.
///
/// `from: 2021, to: 2019` holds on no day, so what it belongs to is never found.
struct BackwardsPeriod: ConceptRule {
    static let code = "glossary.backwards-period"

    func check(_ concept: LocatedConcept, in glossary: LintedGlossary) -> [Diagnostic] {
        let value = concept.concept
        var periods = [(value.period, concept.location(of: .periodTo))]
        if let meeting = value.meeting { periods.append((meeting.dates, concept.location(of: .meetingTo))) }
        for (number, post) in value.posts.enumerated() {
            periods.append((post.period, concept.location(of: .postTo, number)))
        }
        for term in concept.locatedTerms { periods.append((term.term.validity, term.location(of: .to))) }
        return periods.compactMap { period, location in
            guard period.runsBackwards, let from = period.from, let to = period.to else { return nil }
            return finding(
                .error, "the period ends on \(to), before it begins on \(from)", ["from": "\(from)", "to": "\(to)"],
                at: location, help: "correct one of the two dates")
        }
    }
}
