import Terminology

/// A surname beside a title that somebody of that name had on another day, and nobody of that name on this one (X26).
///
/// There may be others of the name, so it is told with less weight than a full name, and without a fix.
struct SurnameOnDay: Rule {
    let identifiers = ["X26"]
    private static let honorifics = ["Mr. ", "Ms. ", "Dr. "]
    /// What may stand before a surname in Chinese and Japanese, where words are not divided.
    private static let edges: Set<Unicode.Scalar> = ["的", "由", "与", "和", "及", "向", "对", "请"]

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard let day = text.day else { return [] }
        var findings: [Finding] = []
        for block in text.blocks {
            for (place, name) in block.names.enumerated() where !name.known.roles.isEmpty && name.isRight {
                let isNamed = [place - 1, place + 1].contains {
                    block.names.indices.contains($0) && block.names[$0].kind == .person
                        && Self.areNear(block.names[$0].span, name.span)
                }
                guard !isNamed, let span = Self.surname(beside: name.span, name.known.roles, block, text, tools)
                else { continue }
                if Self.isOfAnother(span, name, block, text.language) { continue }
                let surname = block.text(span)
                let sentence = block.sentence(at: name.span.start)
                let days = [PartialDate(day: day)] + tools.dates(in: sentence, block)
                let held = name.known.roles.filter { role in
                    tools.concepts.holders(of: role, on: nil).contains { Self.isOf($0, surname, text.language) }
                }
                let holds = held.contains { role in
                    tools.concepts.holders(of: role, on: nil).contains { person in
                        Self.isOf(person, surname, text.language)
                            && person.posts.contains { post in
                                post.role == role && days.contains { post.period.contains($0) }
                            }
                    }
                }
                guard !holds, held.contains(where: { tools.concepts.isTaken($0, on: days) }),
                    !tools.looksBack(block, sentence, text.language),
                    !tools.isFormer(block, at: span.start), !tools.isFormer(block, at: name.span.start)
                else { continue }
                let holder = RoleOnDay.holder(held, day, tools)?.name(in: text.language, type: .fullForm, on: day)
                findings.append(
                    Finding(
                        "X26", block, span,
                        ["role": String(block.text(name.span)), "day": "\(day)", "wanted": holder?.text ?? ""]))
            }
        }
        return findings
    }

    /// What organizations end with.
    private static let bodies: Set<Character> = [
        "庁", "局", "院", "省", "府", "部", "署", "厅", "会", "社", "청", "처", "부", "원", "회",
    ]

    /// Whether a body stands beside a name and its title that is no office of the title: “Commissioner SUZUKI of the …”, 文化庁の鈴木長官.
    private static func isOfAnother(
        _ surname: TextSpan, _ title: FoundName, _ block: CheckedBlock, _ language: LanguageTag
    ) -> Bool {
        let (start, end) = (min(surname.start, title.span.start), max(surname.end, title.span.end))
        if language == .english { return block.text(TextSpan(end, end + 4)) == " of " }
        let before = block.text(TextSpan(max(0, start - 12), start))
        var body = before
        while let last = body.last, " の的의".contains(last) { body.removeLast() }
        guard let last = body.last, bodies.contains(last) else { return false }
        let place = start - before.utf8.count + body.utf8.count
        return !block.names.contains { $0.kind == .office && $0.span.end == place && $0.isRight }
    }

    /// Bytes between a name and its title, as with a comma and a space.
    private static func areNear(_ one: TextSpan, _ other: TextSpan) -> Bool {
        let reach = 3
        return one.start - other.end <= reach && other.start - one.end <= reach
    }

    /// Where a surname of one who ever had one of some roles stands beside a title.
    private static func surname(
        beside title: TextSpan, _ roles: [String], _ block: CheckedBlock, _ text: CheckedText, _ tools: RuleTools
    ) -> TextSpan? {
        let longest = 24
        let before = block.text(TextSpan(max(0, title.start - longest), title.start))
        let after = block.text(TextSpan(title.end, title.end + longest))
        let people = { roles.lazy.flatMap { tools.concepts.holders(of: $0, on: nil) } }
        func span(endingAt end: Int, _ word: Substring) -> TextSpan? {
            guard !word.isEmpty, people().contains(where: { isOf($0, word, text.language) }) else { return nil }
            return TextSpan(end - word.utf8.count, end)
        }
        switch text.language {
        case .english:
            if after.first == " " {
                let word = after.dropFirst().prefix { $0.isASCII && $0.isUppercase }
                let rest = after.dropFirst(1 + word.count)
                // With a given name behind it, it is somebody whom the glossary does not know.
                let isAlone = rest.first != " " || rest.dropFirst().first?.isUppercase != true
                let hasEnded = rest.first.map { !$0.isLetter && $0 != "-" } ?? true
                if word.count > 1, isAlone, hasEnded {
                    return span(endingAt: title.end + 1 + word.utf8.count, word)
                }
            }
            guard before.hasSuffix(", ") else { return nil }
            let stretch = before.dropLast(2)
            let word = stretch[(stretch.lastIndex(of: " ").map(stretch.index(after:)) ?? stretch.startIndex)...]
            guard word.count > 1, honorifics.contains(where: { stretch.dropLast(word.count).hasSuffix($0) }) else {
                return nil
            }
            return span(endingAt: title.start - 2, word)
        case .korean:
            guard before.last == " " else { return nil }
            let stretch = before.dropLast()
            let word = stretch[(stretch.lastIndex { !$0.isLetter }.map(stretch.index(after:)) ?? stretch.startIndex)...]
            return span(endingAt: title.start - 1, word)
        default:
            let scalars = before.unicodeScalars.reversed()
            let run = scalars.prefix { isHan($0) && !edges.contains($0) }
            guard (1...3).contains(run.count) else { return nil }
            return span(endingAt: title.start, Substring(before.unicodeScalars.suffix(run.count)))
        }
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x3400...0x9FFF).contains(scalar.value) }

    /// Whether a person is called by a word alone: the word in capitals in English, the beginning of the name elsewhere.
    private static func isOf(_ person: Concept, _ word: Substring, _ language: LanguageTag) -> Bool {
        person.terms.contains { term in
            guard term.language == language, term.status != .deprecated, term.type != .transcription else {
                return false
            }
            if language == .english { return term.text.split(separator: " ").contains(word) }
            return term.text.hasPrefix(word) && term.text.count > word.count
        }
    }
}
