import Terminology

/// A surname beside a title that somebody of that name had on another day, and nobody of that name on this one (X26).
///
/// There may be others of the name, so it is told with less weight than a full name, and without a fix. In English, where
/// surnames are in capitals, also one that nobody ever had who had the post of that office.
struct SurnameOnDay: Rule {
    let identifiers = ["X26"]
    private static let honorifics = ["Mr. ", "Ms. ", "Dr. "]
    /// What may stand before a surname in Chinese and Japanese, where words are not divided.
    private static let edges: [Unicode.Scalar] = ["的", "由", "与", "和", "及", "向", "对", "请"]

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard let day = text.day else { return [] }
        var findings: [Finding] = []
        var events = EventMemory(tools, text.language, before: day)
        for block in text.named {
            for (place, name) in block.names.enumerated() where !name.known.roles.isEmpty && name.isRight {
                if Self.hasPerson(beside: place, in: block) { continue }
                let surnames = tools.concepts.surnames(of: name.known, in: text.language)
                guard let span = Self.surname(beside: name.span, surnames, block, text.language) else {
                    if text.language == .english, let found = Self.stranger(beside: place, block, text, day, tools) {
                        findings.append(found)
                    }
                    continue
                }
                if Self.isOfAnother(span, name, block, text.language) { continue }
                let surname = block.text(span)
                let sentence = block.sentence(at: name.span.start)
                let event = events.event(in: sentence, block, before: span.start)
                let held = surnames.held(by: surname)
                let isToday = event != nil && held.periods.contains { $0.contains(day) }
                let dates = isToday ? event?.dates ?? .none : tools.dates(in: sentence, block)
                let today = isToday ? nil : day
                let holds = held.periods.contains { dates.meets($0) || today.map($0.contains) == true }
                guard !holds, held.roles.contains(where: { tools.concepts.isTaken($0, on: dates, and: today) }),
                    !tools.looksBack(block, sentence, text.language), !tools.tellsOfHandover(block, sentence, name),
                    !tools.isFormer(block, at: span.start),
                    !tools.isFormer(block, at: name.span.start)
                else { continue }
                let told = event?.day ?? day
                let holder = RoleOnDay.holder(held.roles, told, tools)
                if isToday, holder == nil { continue }
                let right = holder?.name(in: text.language, type: .fullForm, on: told)
                findings.append(
                    Finding(
                        isToday ? RoleOnDay.ofEvent : "X26", block, span,
                        ["role": block.string(name.span), "day": "\(told)", "wanted": right?.text ?? ""]))
            }
        }
        return findings
    }

    /// What organizations end with.
    private static let bodies: Set<Character> = [
        "庁", "局", "院", "省", "府", "部", "署", "厅", "会", "社", "청", "처", "부", "원", "회",
    ]

    /// Whether a body stands beside a name and its title that is no office of the title: “Commissioner SUZUKI of the …”, 文化庁の鈴木長官.
    static func isOfAnother(
        _ surname: TextSpan, _ title: FoundName, _ block: CheckedBlock, _ language: LanguageTag
    ) -> Bool {
        let (start, end) = (min(surname.start, title.span.start), max(surname.end, title.span.end))
        if language == .english {
            guard block.text(TextSpan(end, end + 4)) == " of " else { return false }
            let place = end + (block.text(TextSpan(end + 4, end + 8)) == "the " ? 8 : 4)
            return !block.names(touching: TextSpan(place, place + 1)).contains { $0.kind == .office && $0.isRight }
        }
        let before = block.text(TextSpan(max(0, start - 12), start))
        var body = before
        while let last = body.last, " の的의".contains(last) { body.removeLast() }
        guard let last = body.last, bodies.contains(last) else { return false }
        let place = start - before.utf8.count + body.utf8.count
        return !block.names(touching: TextSpan(place - 1, place)).contains {
            $0.kind == .office && $0.span.end == place && $0.isRight
        }
    }

    /// Whether a person stands beside a title.
    private static func hasPerson(beside place: Int, in block: CheckedBlock) -> Bool {
        func isNear(_ other: Int) -> Bool {
            guard block.names.indices.contains(other), block.names[other].kind == .person else { return false }
            return areNear(block.names[other].span, block.names[place].span)
        }
        return isNear(place - 1) || isNear(place + 1)
    }

    /// Bytes between a name and its title, as with a comma and a space.
    private static func areNear(_ one: TextSpan, _ other: TextSpan) -> Bool {
        let reach = 3
        return one.start - other.end <= reach && other.start - one.end <= reach
    }

    /// Bytes before and behind a title that are looked at.
    static let reach = 24

    /// Where a surname of one who ever had one of the roles stands beside a title.
    private static func surname(
        beside title: TextSpan, _ surnames: Surnames, _ block: CheckedBlock, _ language: LanguageTag
    ) -> TextSpan? {
        block.withBytes { bytes in
            let word: TextSpan?
            switch language {
            case .english: word = capitals(behind: title, bytes) ?? addressed(before: title, block, bytes)
            case .korean: word = letters(before: title, bytes)
            default: word = han(before: title, bytes)
            }
            guard let word, !word.range.isEmpty else { return nil }
            return surnames.has(UnsafeBufferPointer(rebasing: bytes[word.range])) ? word : nil
        }
    }

    /// A word in capitals behind a title, and no given name behind that: with one, it is somebody whom the glossary does not know.
    static func capitals(behind title: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>) -> TextSpan? {
        let start = title.end + 1
        guard start < bytes.count, bytes[title.end] == 0x20 else { return nil }
        let limit = min(bytes.count, title.end + reach)
        var end = start
        while end < limit, bytes[end] &- 0x41 < 26 { end += 1 }
        guard end - start > 1 else { return nil }
        guard end < limit else { return TextSpan(start, end) }
        let next = bytes[end] == 0x20 && end + 1 < limit ? bytes.scalar(at: end + 1) : nil
        if next?.properties.isUppercase == true { return nil }
        let hasEnded = bytes[end] != 0x2D && !bytes.scalar(at: end).properties.isAlphabetic
        return hasEnded ? TextSpan(start, end) : nil
    }

    /// A word between an honorific and a title with a comma before it.
    static func addressed(
        before title: TextSpan, _ block: CheckedBlock, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> TextSpan? {
        guard title.start >= 2, bytes[title.start - 2] == 0x2C, bytes[title.start - 1] == 0x20 else { return nil }
        let stretch = block.text(TextSpan(max(0, title.start - reach), title.start)).dropLast(2)
        let word = stretch[(stretch.lastIndex(of: " ").map(stretch.index(after:)) ?? stretch.startIndex)...]
        guard word.count > 1, honorifics.contains(where: { stretch.dropLast(word.count).hasSuffix($0) }) else {
            return nil
        }
        return TextSpan(title.start - 2 - word.utf8.count, title.start - 2)
    }

    /// The word before a title and a space.
    private static func letters(before title: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>) -> TextSpan? {
        guard title.start > 0, bytes[title.start - 1] == 0x20 else { return nil }
        let end = title.start - 1
        var start = end
        while start > max(0, title.start - reach) {
            let before = bytes.scalarStart(before: start)
            // Hangul nearly always.
            guard (0xEA...0xEC).contains(bytes[before]) || bytes.scalar(at: before).properties.isAlphabetic
            else { break }
            start = before
        }
        return TextSpan(start, end)
    }

    /// One to three Chinese characters before a title.
    private static func han(before title: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>) -> TextSpan? {
        var (start, count) = (title.start, 0)
        while start > 0 {
            let before = bytes.scalarStart(before: start)
            let scalar = bytes.scalar(at: before)
            guard isHan(scalar), !edges.contains(scalar) else { break }
            count += 1
            if count > 3 { return nil }
            start = before
        }
        return count > 0 ? TextSpan(start, title.start) : nil
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x3400...0x9FFF).contains(scalar.value) }
}
