import Terminology

/// Names beside a title that are one slip away from who has it, readings of a person that are one slip away from theirs,
/// and names one slip away from that of an office (X25).
///
/// Who has the title on the day of the text is compared alone: one character of three makes another person else. That it is
/// another person is for people to decide: no fix.
struct NearName: Rule {
    static let identifier = "X25"
    let identifiers = [NearName.identifier]
    /// Characters of a name that can be told from another by a slip.
    private static let shortest = 3
    private static let shortestLatin = 8

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        var findings: [Finding] = []
        for block in text.blocks {
            for (place, name) in block.names.enumerated() {
                let roles = name.known.roles
                if !roles.isEmpty {
                    findings += Self.besideTitle(place, roles, block, text, tools)
                } else if name.kind == .person, let found = Self.reading(of: name, block, text.language) {
                    findings.append(found)
                }
            }
            for span in block.hits[Self.identifier] ?? [] {
                let isKnown = block.names.contains {
                    [.office, .role].contains($0.kind) && $0.isRight && $0.span.start < span.end
                        && $0.span.end > span.start
                }
                if isKnown { continue }
                let written = String(block.text(span))
                let near = tools.concepts.officeNames(in: text.language).first { $0.isOneSlip(from: written) }
                if let near { findings.append(Finding(Self.identifier, block, span, replacement: near)) }
            }
        }
        return findings
    }

    /// What stands before or behind a title, if it is nearly the name of who has it.
    private static func besideTitle(
        _ place: Int, _ roles: [String], _ block: CheckedBlock, _ text: CheckedText, _ tools: RuleTools
    ) -> [Finding] {
        let names = roles.flatMap { tools.concepts.holderNames(of: $0, on: text.day, in: text.language) }
            .filter(isTelling)
        guard !names.isEmpty else { return [] }
        let title = block.names[place]
        for candidates in [before(place, block), behind(title.span.end, block)] {
            for name in names {
                guard let span = candidates(name.unicodeScalars.count), isName(name, block, span, among: names) else {
                    continue
                }
                return [Finding(identifier, block, span, ["wanted": name])]
            }
        }
        return []
    }

    /// Whether a stretch is nearly a name, none itself, and no part of another word.
    private static func isName(
        _ name: String, _ block: CheckedBlock, _ span: TextSpan, among names: [String]
    ) -> Bool {
        let written = String(block.text(span))
        guard written.unicodeScalars.first == name.unicodeScalars.first, name.isOneSlip(from: written),
            !names.contains(written)
        else { return false }
        return !block.names.contains { $0.span.start < span.end && $0.span.end > span.start }
    }

    private static func isTelling(_ name: String) -> Bool {
        name.utf8.count >= (name.utf8.allSatisfy { $0 < 0x80 } ? shortestLatin : shortest * 3)
    }

    /// The characters before a title, the office before it and a bracket with a reading: of a number asked for.
    private static func before(_ place: Int, _ block: CheckedBlock) -> (Int) -> TextSpan? {
        var end = block.names[place].span.start
        for other in block.names[..<place].reversed() {
            guard other.kind == .office, end - other.span.end <= 1, end >= other.span.end else { break }
            end = other.span.start
        }
        let scalars = Array(block.text(TextSpan(max(0, end - 160), end)).unicodeScalars)
        var index = scalars.count
        if index > 0, "）)".unicodeScalars.contains(scalars[index - 1]) {
            guard let open = scalars.lastIndex(where: { "（(".unicodeScalars.contains($0) }) else { return { _ in nil } }
            index = open
        }
        while index > 0, " ,".unicodeScalars.contains(scalars[index - 1]) { index -= 1 }
        let stop = end - scalars[index...].reduce(0) { $0 + UTF8.width($1) }
        let known = Array(scalars[..<index])
        return { count in
            guard let count = words(count, known.reversed()) else { return nil }
            return TextSpan(stop - known.suffix(count).reduce(0) { $0 + UTF8.width($1) }, stop)
        }
    }

    private static func behind(_ place: Int, _ block: CheckedBlock) -> (Int) -> TextSpan? {
        let scalars = Array(block.text(TextSpan(place, place + 160)).unicodeScalars)
        let start = scalars.prefix { " ,".unicodeScalars.contains($0) }.count
        let first = place + start
        let known = Array(scalars[start...])
        return { count in
            guard let count = words(count, known) else { return nil }
            return TextSpan(first, first + known.prefix(count).reduce(0) { $0 + UTF8.width($1) })
        }
    }

    /// A number of characters, or one more or less where words have their ends marked by spaces; nil where there are none.
    private static func words(_ count: Int, _ scalars: some Collection<Unicode.Scalar>) -> Int? {
        let scalars = Array(scalars.prefix(count + 2))
        guard let first = scalars.first, isLetter(first) else { return nil }
        // Chinese and Japanese have no spaces: a letter too few or too many cannot be told from a word beside it.
        guard (0xAC00...0xD7A3).contains(first.value) || first.value < 0x250 else {
            return scalars.count >= count ? count : nil
        }
        for length in [count, count - 1, count + 1]
        where length > 0 && length <= scalars.count && isLetter(scalars[length - 1]) {
            if length == scalars.count || !isLetter(scalars[length]) { return length }
        }
        return nil
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 ? (scalar.value | 0x20) &- 0x61 < 26 : scalar.properties.isAlphabetic
    }

    /// A reading in brackets behind a person that is nearly one of theirs.
    private static func reading(of name: FoundName, _ block: CheckedBlock, _ language: LanguageTag) -> Finding? {
        guard language == .japanese else { return nil }
        let rest = block.text(TextSpan(name.span.end, name.span.end + 90))
        guard let open = rest.first, "（(".contains(open),
            let close = rest.firstIndex(where: { "）)".contains($0) })
        else { return nil }
        let written = rest[rest.index(after: rest.startIndex)..<close]
        let isKana = written.unicodeScalars.allSatisfy { (0x3041...0x30FF).contains($0.value) || $0 == " " }
        guard isKana, written.unicodeScalars.count >= shortest else { return nil }
        let terms = name.meanings.flatMap(\.concept.concept.terms).filter { $0.language == .japanese }
        let readings = Set(terms.compactMap(\.reading) + terms.filter { $0.type == .transcription }.map(\.text))
        let bare = written.filter { $0 != "・" && $0 != " " }
        let known = readings.map { $0.filter { $0 != "・" && $0 != " " } }
        guard !known.contains(bare), known.contains(where: { $0.isOneSlip(from: bare) }) else { return nil }
        let start = name.span.end + String(open).utf8.count
        let wanted = readings.sorted().first { $0.filter { $0 != "・" && $0 != " " }.isOneSlip(from: bare) }
        return Finding(
            identifier, block, TextSpan(start, start + written.utf8.count),
            ["wanted": wanted?.replacing(" ", with: "・") ?? ""])
    }
}

extension String {
    /// Whether one character put in, left out, changed, or swapped with its neighbour makes one of the other.
    ///
    /// - Complexity: O(n).
    func isOneSlip(from other: String) -> Bool {
        let (one, two) = (Array(unicodeScalars), Array(other.unicodeScalars))
        guard abs(one.count - two.count) <= 1, one != two else { return false }
        let start = zip(one, two).prefix { $0 == $1 }.count
        let end = zip(one[start...].reversed(), two[start...].reversed()).prefix { $0 == $1 }.count
        let (left, right) = (one[start..<one.count - end], two[start..<two.count - end])
        if left.count <= 1 && right.count <= 1 { return true }
        return left.count == 2 && right.count == 2 && left.elementsEqual(right.reversed())
    }
}
