import Terminology

/// Surnames beside a title that nobody had who ever had the post.
extension SurnameOnDay {
    /// A surname that nobody had who ever had the post, where it is sure which post that is; or that of who has another
    /// one, where the title alone does not tell: “Commissioner OU”.
    static func stranger(
        beside place: Int, _ block: CheckedBlock, _ text: CheckedText, _ day: CalendarDate, _ tools: RuleTools
    ) -> Finding? {
        let title = block.names[place]
        let word = block.withBytes { bytes in
            capitals(behind: title.span, bytes) ?? addressed(before: title.span, block, bytes)
        }
        guard let word, block.names(touching: word).isEmpty else { return nil }
        let surname = block.string(word)
        let sentence = block.sentence(at: title.span.start)
        // What nobody is called may be a word: “Commissioner TBA”.
        guard tools.concepts.surnamesInCapitals.contains(surname),
            !isQualified(title, block), !isOfAnother(word, title, block, .english),
            !tools.looksBack(block, sentence, .english),
            !tools.tellsOfHandover(block, sentence, title)
        else { return nil }
        let offices = block.owner(ofTitle: place)?.offices ?? offices(behind: word, block)
        let own = offices.map { tools.concepts.roles(title.known, of: $0) } ?? title.known.roles
        if own.count == 1, offices != nil || namesItsOffice(title.term) {
            guard tools.concepts.isTaken(own[0], on: tools.dates(in: sentence, block), and: day),
                let holder = tools.concepts.holder(of: own[0], on: day)
            else { return nil }
            let right = holder.name(in: .english, type: .fullForm, on: day)
            return Finding(
                "X26", block, word, ["role": block.string(title.span), "day": "\(day)", "wanted": right?.text ?? ""])
        }
        guard offices == nil, own.allSatisfy(tools.concepts.isInTurn),
            let role = tools.concepts.roleOfHead(called: surname, on: day, without: own)
        else { return nil }
        let wanted = role.name(in: .english, type: .fullForm, on: day)
        return Finding(
            RoleOnDay.ofAnother, block, title.span,
            ["person": surname, "day": "\(day)", "wanted": wanted?.text ?? ""])
    }

    /// Whether a title is in capitals throughout, as all is in a heading, or has a word before it that makes another one
    /// of it: Acting Commissioner.
    private static func isQualified(_ title: FoundName, _ block: CheckedBlock) -> Bool {
        if !block.text(title.span).contains(where: \.isLowercase) { return true }
        let place = title.span.start - 1
        guard place > 0, !block.names(touching: TextSpan(place - 1, place)).contains(where: { $0.kind == .office })
        else { return false }
        let word = block.text(TextSpan(max(0, place - reach), place)).split(separator: " ").last
        return word?.first?.isUppercase == true
    }

    /// Whether a title says of which office it is: JPO Commissioner.
    private static func namesItsOffice(_ title: Term) -> Bool {
        title.type == .fullForm
            || title.text.split(separator: " ").contains { word in
                word.utf8.count > 2 && word.utf8.allSatisfy { $0 &- 0x41 < 26 }
            }
    }

    /// The offices that a name behind “of” may mean.
    private static func offices(behind word: TextSpan, _ block: CheckedBlock) -> [String]? {
        let behind = block.text(TextSpan(word.end, word.end + 8))
        guard let joint = [" of the ", " of "].first(where: behind.hasPrefix) else { return nil }
        let place = word.end + joint.utf8.count
        let name = block.names(touching: TextSpan(place, place + 1)).first { $0.kind == .office }
        return name?.known.ids
    }
}
