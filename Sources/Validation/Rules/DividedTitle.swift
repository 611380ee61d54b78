import Terminology

/// A title behind an office and its abbreviation in brackets, 特許庁（JPO）長官, that is that of another office (X24).
struct DividedTitle: Rule {
    let identifiers: [String] = []
    /// Titles that heads of bureaus within an office have too.
    private static let ofBureaus: Set<String> = ["局长", "局長", "국장", "处长", "處長", "処長", "처장", "部长", "部長", "부장"]

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        var findings: [Finding] = []
        for block in text.named {
            for place in block.names.indices {
                let title = block.names[place]
                guard let offices = block.offices(ofTitle: place), !Self.ofBureaus.contains(title.term.text),
                    title.known.roles.allSatisfy(tools.concepts.hasHolders),
                    tools.concepts.roles(title.known, of: offices).isEmpty,
                    let wanted = tools.concepts.headTitle(of: offices, in: text.language, on: text.day)
                else { continue }
                findings.append(
                    Finding(RoleOnDay.titles, block, title.span, ["wanted": wanted], replacement: wanted))
            }
        }
        return findings
    }
}

extension CheckedBlock {
    /// The offices that may be meant before a title, where an abbreviation in brackets stands between: 特許庁 in 特許庁（JPO）長官.
    func offices(ofTitle place: Int) -> [String]? {
        guard place > 1, names[place].kind == .role else { return nil }
        let (office, abbreviation, title) = (names[place - 2], names[place - 1], names[place])
        guard office.kind == .office, abbreviation.kind == .office else { return nil }
        guard isOne(of: Self.openings, office.span.end, abbreviation.span.start),
            isOne(of: Self.closings, abbreviation.span.end, title.span.start)
        else { return nil }
        let offices = office.known.ids.filter(abbreviation.known.ids.contains)
        return offices.isEmpty ? nil : offices
    }

    private static let openings = ["(", "（", " ("].map { Array($0.utf8) }
    private static let closings = [")", "）", ") "].map { Array($0.utf8) }

    /// Whose head or member a title says.
    struct TitleOwner {
        /// The offices that may be meant.
        var offices: [String]
        /// The title with the office.
        var span: TextSpan
        /// Whether an abbreviation in brackets stands between them.
        var isDivided = false
    }

    /// What may stand between an office and its title.
    private static let joints = ["", " ", "の", "的", "’s ", "'s "].map { Array($0.utf8) }
    /// What stands between a title and its office behind it.
    private static let ofs = [" of ", " of the "].map { Array($0.utf8) }

    /// The office that stands with a title: before it, 特許庁の長官, before the person, or behind “of”: Commissioner of the JPO.
    func owner(ofTitle place: Int) -> TitleOwner? {
        guard names[place].kind == .role else { return nil }
        let title = names[place].span
        if let offices = offices(ofTitle: place) {
            return TitleOwner(
                offices: offices, span: TextSpan(names[place - 2].span.start, title.end), isDivided: true)
        }
        func office(_ number: Int) -> (ids: [String], span: TextSpan)? {
            guard names.indices.contains(number), names[number].kind == .office else { return nil }
            return (names[number].known.ids, names[number].span)
        }
        if let behind = office(place + 1), isOne(of: Self.ofs, title.end, behind.span.start) {
            return TitleOwner(offices: behind.ids, span: TextSpan(title.start, behind.span.end))
        }
        func isJoint(_ start: Int, _ end: Int) -> Bool { isOne(of: Self.joints, start, end) }
        if let before = office(place - 1), isJoint(before.span.end, title.start) {
            return TitleOwner(offices: before.ids, span: TextSpan(before.span.start, title.end))
        }
        // The office, the person, the title: 特許庁の小野洋太長官.
        if place > 1, names[place - 1].kind == .person, let before = office(place - 2),
            isJoint(before.span.end, names[place - 1].span.start), isJoint(names[place - 1].span.end, title.start)
        {
            return TitleOwner(offices: before.ids, span: title)
        }
        return nil
    }
}

extension ConceptStore {
    /// The roles that a title may mean, of those that some offices have.
    func roles(_ title: KnownName, of offices: [String]) -> [String] {
        title.roles.filter { isOf(offices, $0) }
    }

    /// Whether a role is one of some offices.
    func isOf(_ offices: [String], _ role: String) -> Bool {
        concept(role)?.concept.partOf.contains(where: offices.contains) ?? false
    }

    /// The short title of the head of an office, where the glossary has one.
    func headTitle(of offices: [String], in language: LanguageTag, on day: CalendarDate?) -> String? {
        let roles = roleConcepts.filter { $0.partOf.contains(where: offices.contains) && isInTurn($0.id) }
        let titles = roles.flatMap(\.terms).filter { term in
            term.language == language && term.type == .shortForm && term.status != .deprecated
                && day.map(term.validity.contains) != false
        }
        return Set(titles.map(\.text)).count == 1 ? titles[0].text : nil
    }
}
