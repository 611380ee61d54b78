import Terminology

/// A person beside a role that another held on that day (X04), or on the day that the sentence tells of (X30). Who is right, the
/// name or the title, is for people to decide: no fix.
struct RoleOnDay: Rule {
    static let identifier = "X04"
    static let ofEvent = "X30"
    let identifiers = [RoleOnDay.identifier, RoleOnDay.ofEvent, RoleOnDay.ofAnother]
    /// Bytes between a name and its title: a comma and a space, a bracket with a reading.
    private static let reach = 3

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard let day = text.day else { return [] }
        let today = PartialDate(day: day)
        var findings: [Finding] = []
        var events = EventMemory(tools, text.language, before: day)
        for block in text.named {
            for (place, name) in block.names.enumerated() where name.kind == .person && !name.known.posts.isEmpty {
                guard let title = Self.title(of: place, in: block) else { continue }
                let role = block.names[title]
                let owner = block.owner(ofTitle: title)
                let own = owner.map { tools.concepts.roles(role.known, of: $0.offices) } ?? []
                let span = own.isEmpty ? role.span : owner?.span ?? role.span
                // A title that its office does not have is told as that.
                if own.isEmpty, owner?.isDivided == true { continue }
                let wanted = own.isEmpty ? role.known.roles : own
                let held =
                    own.isEmpty
                    ? tools.concepts.held(name.known, role.known)
                    : name.known.posts.filter { own.contains($0.role) }.map(\.period)
                let sentence = block.sentence(at: name.span.start)
                let event = events.event(in: sentence, block, before: name.span.start)
                let isHolder = held.contains { $0.contains(today) }
                if isHolder, event.map({ held.contains(where: $0.isWithin) }) != false { continue }
                // Today's holder is held against the event, another against today too.
                let dates = isHolder ? event?.dates ?? .none : tools.dates(in: sentence, block)
                if held.contains(where: dates.meets) { continue }
                let posts = name.known.posts
                // Who never had such a post may have one that the glossary does not know, unless only one can have it.
                let had = wanted.filter { role in posts.contains { $0.role == role } }
                let isTaken =
                    had.isEmpty && wanted.count == 1
                    && tools.concepts.isTaken(wanted[0], on: dates, and: isHolder ? nil : day)
                if had.isEmpty, !isTaken, let found = Self.titleOfAnother(place, title, block, text, today, tools) {
                    findings.append(found)
                    continue
                }
                guard !had.isEmpty || isTaken && !Self.areApart(name.span, span),
                    !tools.looksBack(block, sentence, text.language), !tools.tellsOfHandover(block, sentence, role),
                    !tools.isFormer(block, at: name.span.start), !tools.isFormer(block, at: role.span.start)
                else { continue }
                let told = event?.day ?? day
                let holder = Self.holder(had.isEmpty ? wanted : had, told, tools)
                // That today's holder was not the one then is only sure where it is known who was.
                if isHolder, holder == nil { continue }
                let right = holder?.name(in: text.language, type: .fullForm, on: told)
                findings.append(
                    Finding(
                        isHolder ? Self.ofEvent : Self.identifier, block, name.span,
                        [
                            "role": block.string(span), "day": "\(told)", "wanted": right?.text ?? "",
                        ]))
            }
        }
        return findings
    }

    /// The rule on titles of other offices.
    static let titles = "X24"
    /// The rule on heads of offices beside a title that they do not have.
    static let ofAnother = "X36"

    /// A title of another post beside the head of an office: 金容善長官 of one who is 知識財産処長.
    ///
    /// - Parameter far: the title that belongs to the person, maybe with its office between.
    private static func titleOfAnother(
        _ place: Int, _ far: Int, _ block: CheckedBlock, _ text: CheckedText, _ today: PartialDate, _ tools: RuleTools
    ) -> Finding? {
        let isEnglish = text.language == .english
        func title(_ number: Int) -> FoundName? {
            guard let other = role(at: number, beside: place, in: block) else { return nil }
            let person = block.names[place].span
            let gap = max(person.start, other.span.start) - min(person.end, other.span.end)
            let isBehind = number > place
            // Beside two people it is not sure whose it is.
            let next = number + (number - place)
            let isShared =
                block.names.indices.contains(next) && block.names[next].kind == .person
                && Self.role(at: number, beside: next, in: block) != nil
            let isBeforeName = isBehind && isOfNext(number, in: block)
            return gap <= (isEnglish && isBehind ? 2 : 1) && !isShared && !isBeforeName ? other : nil
        }
        let (before, after) = (title(place - 1), title(place + 1))
        let isFar = abs(far - place) > 1
        guard let found = isFar ? block.names[far] : before ?? after, isFar || before == nil || after == nil,
            let own = block.names[place].known.posts.first(where: {
                $0.period.contains(today) && tools.concepts.isInTurn($0.role)
            }),
            found.known.roles.allSatisfy(tools.concepts.hasHolders)
                || isFar && block.owner(ofTitle: far).map({ tools.concepts.isOf($0.offices, own.role) }) == true,
            let wanted = tools.concepts.concept(own.role)?.concept
                .name(in: text.language, type: .fullForm, on: text.day),
            !tools.looksBack(block, at: found.span.start, text.language), !tools.isFormer(block, at: found.span.start)
        else { return nil }
        // 長官 of who is 韓国特許庁長官.
        let isOwn =
            !isEnglish
            && tools.concepts.concept(own.role)?.concept.terms.contains { term in
                term.language == text.language && term.status != .deprecated && term.text.hasSuffix(found.term.text)
            } == true
        if isOwn { return nil }
        return Finding(
            ofAnother, block, found.span,
            ["person": block.string(block.names[place].span), "day": "\(today)", "wanted": wanted.text])
    }

    /// What stands between a title and the name of who has it: “its Secretary-General, Mr. LEE Hee-sup”.
    private static let appositions = [", Mr. ", ", Ms. ", ", Dr. ", " Mr. ", " Ms. ", " Dr. "].map { Array($0.utf8) }

    /// Whether more stands between a name and a title than a comma: the title may be another's, who is not named.
    private static func areApart(_ name: TextSpan, _ title: TextSpan) -> Bool {
        name.start - title.end > reach
    }

    /// The place of the title that stands right before or after a person, or with its office between.
    private static func title(of place: Int, in block: CheckedBlock) -> Int? {
        if role(at: place + 1, beside: place, in: block) != nil, !isOfNext(place + 1, in: block) { return place + 1 }
        if role(at: place - 1, beside: place, in: block) != nil { return place - 1 }
        return [(near: place + 1, title: place + 3), (place + 1, place + 2), (place - 1, place - 2)].first {
            guard block.names.indices.contains($0.title), isBeside($0.near, place, in: block),
                $0.title < place || !isOfNext($0.title, in: block)
            else { return false }
            let office = block.names[$0.near].span
            return block.owner(ofTitle: $0.title)?.span.range.contains(office.start) == true
        }?.title
    }

    /// Who acts for a head has no title: 処長代行, 청장 직무대행.
    private static let acting = ["代行", "代理", "職務代", "职务代", "직무대", " 직무대", "권한대", " 권한대"].map { Array($0.utf8) }

    /// Whether a title behind a person is that of who follows, “SHEN Changyu, JPO Commissioner ONO Yota”, of several people,
    /// “Commissioners of”, or of somebody who acts for a head.
    private static func isOfNext(_ number: Int, in block: CheckedBlock) -> Bool {
        let title = block.names[number].span
        return block.withBytes { bytes in
            // A capital behind a space begins a name.
            if title.end + 1 < bytes.count, bytes[title.end] == 0x20, bytes[title.end + 1] &- 0x41 < 26 { return true }
            if acting.contains(where: { bytes.has($0, at: title.end) }) { return true }
            return bytes[title.end - 1] == UInt8(ascii: "s") && !block.names[number].term.text.hasSuffix("s")
        }
    }

    private static func role(at number: Int, beside place: Int, in block: CheckedBlock) -> FoundName? {
        guard block.names.indices.contains(number), !block.names[number].known.roles.isEmpty else { return nil }
        return isBeside(number, place, in: block) ? block.names[number] : nil
    }

    /// Whether a name and a person stand together.
    private static func isBeside(_ number: Int, _ place: Int, in block: CheckedBlock) -> Bool {
        let (name, other) = (block.names[place], block.names[number])
        let isBefore = other.span.start < name.span.start
        let (start, end) = isBefore ? (other.span.end, name.span.start) : (name.span.end, other.span.start)
        if end <= start { return true }
        if isBefore, block.isOne(of: appositions, start, end) { return true }
        if end - start > reach { return false }
        return block.withBytes { bytes in
            var index = start
            while index < end {
                let scalar = bytes.scalar(at: index)
                if divides(scalar, isBefore: isBefore) { return false }
                index += UTF8.width(scalar)
            }
            return true
        }
    }

    /// Whether what stands between a name and a title makes the title somebody else's: a title behind a name may have a comma
    /// before it, one with a comma or an “and” behind it is another's.
    private static func divides(_ scalar: Unicode.Scalar, isBefore: Bool) -> Bool {
        switch scalar {
        case "、", "，", "。", ".", ";", "；": true
        case "の", "的": false
        case ",": isBefore
        // A word in kana or Han characters: と, 和, 对.
        default: (0x3041...0x9FFF).contains(scalar.value)
        }
    }

    /// Who held one of some roles on a day: nobody where several did.
    static func holder(_ roles: [String], _ day: CalendarDate, _ tools: RuleTools) -> Concept? {
        guard let role = roles.first, Set(roles).count == 1 else { return nil }
        return tools.concepts.holder(of: role, on: day)
    }
}
