import Terminology

/// A person beside a role that another held on that day. Who is right, the name or the title, is for people to decide: no fix.
struct RoleOnDay: Rule {
    static let identifier = "X04"
    let identifiers = [RoleOnDay.identifier]
    /// Bytes between a name and its title: a comma and a space, a bracket with a reading.
    private static let reach = 3

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard let day = text.day else { return [] }
        var findings: [Finding] = []
        for block in text.blocks {
            for (place, name) in block.names.enumerated() where name.kind == .person && !name.known.posts.isEmpty {
                guard let role = Self.role(of: place, in: block) else { continue }
                let posts = name.known.posts
                let wanted = role.known.roles
                let sentence = block.sentence(at: name.span.start)
                let days = [PartialDate(day: day)] + tools.dates(in: sentence, block)
                let holds = posts.contains { post in
                    wanted.contains(post.role) && days.contains { post.period.contains($0) }
                }
                if holds { continue }
                // Who never had such a post may have one that the glossary does not know, unless only one can have it.
                let had = wanted.filter { role in posts.contains { $0.role == role } }
                let isTaken = had.isEmpty && wanted.count == 1 && tools.concepts.isTaken(wanted[0], on: days)
                guard !had.isEmpty || isTaken, !tools.looksBack(block, sentence, text.language),
                    !tools.isFormer(block, at: name.span.start), !tools.isFormer(block, at: role.span.start)
                else { continue }
                let holder = Self.holder(had.isEmpty ? wanted : had, day, tools)?.name(
                    in: text.language, type: .fullForm, on: day)
                findings.append(
                    Finding(
                        "X04", block, name.span,
                        [
                            "role": String(block.text(role.span)), "day": "\(day)", "wanted": holder?.text ?? "",
                        ]))
            }
        }
        return findings
    }

    /// The role that stands right before or after a person.
    private static func role(of place: Int, in block: CheckedBlock) -> FoundName? {
        let name = block.names[place]
        for place in [place + 1, place - 1] where block.names.indices.contains(place) {
            let other = block.names[place]
            if other.known.roles.isEmpty { continue }
            let isBefore = other.span.start < name.span.start
            let (start, end) = isBefore ? (other.span.end, name.span.start) : (name.span.end, other.span.start)
            if end <= start { return other }
            if end - start > reach { continue }
            let gap = block.text(TextSpan(start, end))
            // A title behind a name may have a comma before it; one with a comma or an “and” behind it is somebody else's.
            let dividing = isBefore ? "、，。.;；,と和与及や" : "、，。.;；と和与及や"
            if gap == " " || !gap.contains(where: dividing.contains) { return other }
        }
        return nil
    }

    /// Who held one of some roles on a day: nobody where several did.
    static func holder(_ roles: [String], _ day: CalendarDate, _ tools: RuleTools) -> Concept? {
        guard let role = roles.first, Set(roles).count == 1 else { return nil }
        return tools.concepts.holder(of: role, on: day)
    }
}
