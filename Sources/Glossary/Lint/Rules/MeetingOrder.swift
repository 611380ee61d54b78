import Terminology

/// A meeting that is dated before an earlier one of its series.
///
/// The 21st meeting cannot come before the 20th: a date or a number is wrong.
struct MeetingOrder: GlossaryRule {
    static let code = "glossary.meeting-order"

    func check(_ glossary: LintedGlossary) -> [Diagnostic] {
        let meetings = glossary.concepts.filter {
            $0.concept.meeting?.ordinal != nil && $0.concept.meeting?.dates.from != nil
        }
        let series = Dictionary(grouping: meetings) { $0.concept.meeting?.series ?? "" }
        return series.filter { !$0.key.isEmpty }.flatMap { _, members in
            let sorted = members.sorted {
                ($0.concept.meeting?.ordinal ?? 0) < ($1.concept.meeting?.ordinal ?? 0)
            }
            return zip(sorted, sorted.dropFirst()).compactMap { before, after -> Diagnostic? in
                guard let first = before.concept.meeting?.dates.from, let second = after.concept.meeting?.dates.from,
                    second.latest < first.earliest
                else { return nil }
                return finding(
                    .error, "this meeting, \(second), comes before \"\(before.concept.id)\", \(first)",
                    ["date": "\(second)", "first": before.concept.id], at: after.location(of: .meetingFrom),
                    help: "correct a date or an ordinal")
            }
        }
    }
}
