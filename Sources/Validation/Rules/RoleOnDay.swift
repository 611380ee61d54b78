import Terminology

/// A person beside a role that another held on that day. Who is right, the name or the title, is for people to decide: no fix.
struct RoleOnDay: Rule {
    static let identifier = "X04"
    let identifiers = [RoleOnDay.identifier]
    /// Bytes between a name and its title: a comma and a space, a bracket with a reading.
    private static let reach = 3

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard let day = text.day else { return [] }
        let today = PartialDate(day: day)
        var findings: [Finding] = []
        for block in text.blocks {
            for (place, name) in block.names.enumerated() where name.kind == .person && !name.known.posts.isEmpty {
                guard let role = Self.role(of: place, in: block) else { continue }
                let held = tools.concepts.held(name.known, role.known)
                if held.contains(where: { $0.contains(today) }) { continue }
                let sentence = block.sentence(at: name.span.start)
                let days = [today] + tools.dates(in: sentence, block)
                if held.contains(where: { period in days.contains { period.contains($0) } }) { continue }
                let (posts, wanted) = (name.known.posts, role.known.roles)
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
        role(at: place + 1, beside: place, in: block) ?? role(at: place - 1, beside: place, in: block)
    }

    private static func role(at number: Int, beside place: Int, in block: CheckedBlock) -> FoundName? {
        guard block.names.indices.contains(number) else { return nil }
        let (name, other) = (block.names[place], block.names[number])
        if other.known.roles.isEmpty { return nil }
        let isBefore = other.span.start < name.span.start
        let (start, end) = isBefore ? (other.span.end, name.span.start) : (name.span.end, other.span.start)
        if end <= start { return other }
        if end - start > reach { return nil }
        let isDivided = block.withBytes { bytes in
            var index = start
            while index < end {
                let scalar = bytes.scalar(at: index)
                if divides(scalar, isBefore: isBefore) { return true }
                index += UTF8.width(scalar)
            }
            return false
        }
        return isDivided ? nil : other
    }

    /// Whether what stands between a name and a title makes the title somebody else's: a title behind a name may have a comma
    /// before it, one with a comma or an “and” behind it is another's.
    private static func divides(_ scalar: Unicode.Scalar, isBefore: Bool) -> Bool {
        switch scalar {
        case "、", "，", "。", ".", ";", "；", "と", "和", "与", "及", "や": true
        case ",": isBefore
        default: false
        }
    }

    /// Who held one of some roles on a day: nobody where several did.
    static func holder(_ roles: [String], _ day: CalendarDate, _ tools: RuleTools) -> Concept? {
        guard let role = roles.first, Set(roles).count == 1 else { return nil }
        return tools.concepts.holder(of: role, on: day)
    }
}
