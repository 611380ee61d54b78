import Terminology

/// Two meetings of one series with one number.
///
/// There is one 21st Heads Meeting; a second has the wrong number, or is the same meeting.
struct MeetingOrdinal: GlossaryRule {
    static let code = "glossary.meeting-ordinal"

    func check(_ glossary: LintedGlossary) -> [Diagnostic] {
        var seen: [String: [Int: String]] = [:]
        return glossary.concepts.compactMap { concept in
            guard let meeting = concept.concept.meeting, let series = meeting.series, let ordinal = meeting.ordinal
            else { return nil }
            guard let earlier = seen[series]?[ordinal] else {
                seen[series, default: [:]][ordinal] = concept.concept.id
                return nil
            }
            return finding(
                .error, "\"\(earlier)\" is already number \(ordinal) of \"\(series)\"",
                ["first": earlier, "ordinal": String(ordinal), "series": series],
                at: concept.location(of: .meetingOrdinal), help: "correct the ordinal, or make the two one")
        }
    }
}
