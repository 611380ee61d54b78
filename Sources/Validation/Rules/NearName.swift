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
    /// Bytes of a title in Chinese characters that has its office.
    private static let shortestTitle = 12

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        var findings: [Finding] = []
        for block in text.named {
            for (place, name) in block.names.enumerated() {
                if !name.known.roles.isEmpty {
                    if let found = Self.besideTitle(place, block, text, tools) { findings.append(found) }
                } else if name.kind == .person {
                    let found =
                        Self.reading(of: name, block, text.language, tools)
                        ?? Self.longerName(place, block, text.language)
                    if let found { findings.append(found) }
                }
            }
        }
        for block in text.blocks {
            for span in block.hits[Self.identifier] ?? [] {
                // One that the glossary has as wrong is known too, and its own rule says why.
                let isKnown = block.names(touching: span).contains {
                    [.office, .role].contains($0.kind) && ($0.isRight || $0.span == span)
                }
                if isKnown { continue }
                let written = block.string(span)
                if written.utf8.allSatisfy({ $0 &- 0x41 < 26 }) {
                    guard block.names(touching: span).isEmpty else { continue }
                    // Other bodies have abbreviations that differ by a letter.
                    let near = tools.concepts.swappedAbbreviations[written]
                    if let near { findings.append(Finding(Self.identifier, block, span, replacement: near)) }
                    continue
                }
                let near = tools.concepts.officeNames(in: text.language).first { $0.isOneSlip(from: written) }
                if let near { findings.append(Finding(Self.identifier, block, span, replacement: near)) }
            }
        }
        return findings
    }

    /// What stands before or behind a title, if it is nearly the name of who has it.
    private static func besideTitle(
        _ place: Int, _ block: CheckedBlock, _ text: CheckedText, _ tools: RuleTools
    ) -> Finding? {
        let title = block.names[place].known
        // With an office in the title, two characters tell: 森青特許庁長官.
        let isOfOffice = text.language == .japanese && title.meanings[0].term.text.utf8.count >= shortestTitle
        let holders = tools.concepts.holderNames(of: title, on: text.day, in: text.language) {
            isTelling($0) || isOfOffice && $0.utf8.count == shortest * 3 - 3
        }
        if holders.names.isEmpty { return nil }
        return besideTitle(place, isBefore: true, holders, block) ?? besideTitle(place, isBefore: false, holders, block)
    }

    private static func besideTitle(
        _ place: Int, isBefore: Bool, _ holders: HolderNames, _ block: CheckedBlock
    ) -> Finding? {
        let around = Neighbourhood(of: place, isBefore: isBefore, block, longest: holders.longest)
        for name in holders.names {
            guard let span = around.span(like: name), isName(name.text, block, span) else { continue }
            let written = block.string(span)
            if holders.names.contains(where: { $0.text == written }) { continue }
            // Of two characters the first is the surname, and a word may be the second.
            let (first, last) = (written.unicodeScalars.first, written.unicodeScalars.last)
            if name.count < shortest,
                !isBefore || first != name.text.unicodeScalars.first || last.map(isBesideName) != false
            {
                continue
            }
            return Finding(identifier, block, span, ["wanted": name.text])
        }
        return nil
    }

    /// Whether a stretch is nearly a name, and no part of another word.
    private static func isName(_ name: String, _ block: CheckedBlock, _ span: TextSpan) -> Bool {
        guard name.isOneSlip(from: block.string(span)) else { return false }
        return block.names(touching: span).isEmpty
    }

    private static func isTelling(_ name: String) -> Bool {
        name.utf8.count >= (name.utf8.allSatisfy { $0 < 0x80 } ? shortestLatin : shortest * 3)
    }

    /// What stands beside a name and is no part of it.
    private static let besideNames: [Unicode.Scalar] = [
        "前", "元", "現", "新", "旧", "副", "兼", "氏", "様", "殿", "君", "女", "他", "等", "両", "各", "同", "与", "及",
    ]

    private static func isBesideName(_ scalar: Unicode.Scalar) -> Bool {
        !(0x4E00...0x9FFF).contains(scalar.value) || besideNames.contains(scalar)
    }

    /// One who has a title, with a character too many between the name and the title: 森清志特許庁長官, 特許庁長官の森清志が. Other than
    /// in Chinese, a word that follows a name begins with kana.
    private static func longerName(_ place: Int, _ block: CheckedBlock, _ language: LanguageTag) -> Finding? {
        guard language == .japanese else { return nil }
        let name = block.names[place]
        func isTitle(_ number: Int) -> Bool {
            guard block.names.indices.contains(number) else { return false }
            return name.known.posts.contains { block.names[number].known.roles.contains($0.role) }
        }
        let end = block.withBytes { bytes -> Int? in
            func isHan(_ place: Int) -> Bool {
                guard place < bytes.count else { return false }
                return !isBesideName(bytes.scalar(at: place))
            }
            guard isHan(name.span.end) else { return nil }
            let end = name.span.end + UTF8.width(bytes.scalar(at: name.span.end))
            if isTitle(place + 1) { return block.names[place + 1].span.start == end ? end : nil }
            guard isTitle(place - 1), !isHan(end) else { return nil }
            let between = block.text(TextSpan(block.names[place - 1].span.end, name.span.start))
            return between.isEmpty || between == "の" ? end : nil
        }
        return end.map { Finding(identifier, block, TextSpan(name.span.start, $0), ["wanted": name.term.text]) }
    }

    /// A reading in brackets behind a person that is nearly one of theirs.
    private static func reading(
        of name: FoundName, _ block: CheckedBlock, _ language: LanguageTag, _ tools: RuleTools
    ) -> Finding? {
        guard language == .japanese else { return nil }
        let rest = block.text(TextSpan(name.span.end, name.span.end + 90))
        guard let open = rest.unicodeScalars.first, open == "（" || open == "(",
            let close = rest.unicodeScalars.firstIndex(where: { $0 == "）" || $0 == ")" })
        else { return nil }
        let written = rest[rest.unicodeScalars.index(after: rest.startIndex)..<close]
        let isKana = written.unicodeScalars.allSatisfy { (0x3041...0x30FF).contains($0.value) || $0 == " " }
        guard isKana, written.unicodeScalars.count >= shortest else { return nil }
        guard let wanted = tools.concepts.readings(of: name.known).near(written) else { return nil }
        let start = name.span.end + UTF8.width(open)
        return Finding(
            identifier, block, TextSpan(start, start + written.utf8.count),
            ["wanted": wanted.replacing(" ", with: "・")])
    }
}

/// What stands on one side of a title, its nearest characters first.
private struct Neighbourhood {
    private var scalars: [Unicode.Scalar] = []
    /// The byte that it ends before, or begins with.
    private var edge: Int
    private let isBefore: Bool
    /// Characters that are of use: those of the longest name, and what tells where it ends.
    private let most: Int

    /// Bytes that are looked at.
    private static let reach = 160

    /// Before the title what stands before its office, and a bracket with a reading; nothing where that is of a name that is
    /// known.
    ///
    /// - Parameter longest: characters of the longest name that is asked for.
    init(of place: Int, isBefore: Bool, _ block: CheckedBlock, longest: Int) {
        (self.isBefore, most) = (isBefore, longest + 2)
        let title = block.names[place].span
        edge = isBefore ? title.start : title.end
        var other = isBefore ? place - 1 : place + 1
        while isBefore, other >= 0, block.names[other].kind == .office {
            let office = block.names[other].span
            guard edge - office.end <= 1, edge >= office.end else { break }
            edge = office.start
            other -= 1
        }
        let neighbour = block.names.indices.contains(other) ? block.names[other].span : nil
        block.withBytes { bytes in
            edge = isBefore ? Self.end(before: edge, bytes) : Self.start(behind: edge, bytes)
            if let neighbour, neighbour.range.contains(isBefore ? edge - 1 : edge) { return }
            scalars = isBefore ? Self.scalars(before: edge, most, bytes) : Self.scalars(behind: edge, most, bytes)
        }
    }

    /// Where what stands before a place ends, without a bracket that ends there, spaces and commas.
    private static func end(before end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let limit = max(0, end - reach)
        var edge = end
        if edge > limit, isBracket(bytes.scalar(at: bytes.scalarStart(before: edge)), ")", "）") {
            repeat {
                edge = bytes.scalarStart(before: edge)
                if isBracket(bytes.scalar(at: edge), "(", "（") { break }
            } while edge > limit
            guard isBracket(bytes.scalar(at: edge), "(", "（") else { return 0 }
        }
        while edge > limit, bytes[edge - 1] == 0x20 || bytes[edge - 1] == UInt8(ascii: ",") { edge -= 1 }
        return edge > limit ? edge : 0
    }

    /// Where what stands behind a place begins, spaces and commas left out.
    private static func start(behind start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let limit = min(bytes.count, start + reach)
        var edge = start
        while edge < limit, bytes[edge] == 0x20 || bytes[edge] == UInt8(ascii: ",") { edge += 1 }
        return edge < limit ? edge : bytes.count
    }

    /// Characters before a place, the nearest first.
    private static func scalars(before edge: Int, _ most: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> [Unicode.Scalar]
    {
        guard edge > 0, isLetter(bytes.scalar(at: bytes.scalarStart(before: edge))) else { return [] }
        let limit = max(0, edge - reach)
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(most)
        var place = edge
        while place > limit, scalars.count < most {
            place = bytes.scalarStart(before: place)
            scalars.append(bytes.scalar(at: place))
        }
        return scalars
    }

    /// Characters behind a place.
    private static func scalars(behind edge: Int, _ most: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> [Unicode.Scalar]
    {
        guard edge < bytes.count, isLetter(bytes.scalar(at: edge)) else { return [] }
        let limit = min(bytes.count, edge + reach)
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(most)
        var place = edge
        while place < limit, scalars.count < most {
            let scalar = bytes.scalar(at: place)
            scalars.append(scalar)
            place += UTF8.width(scalar)
        }
        return scalars
    }

    private static func isBracket(_ scalar: Unicode.Scalar, _ half: Unicode.Scalar, _ full: Unicode.Scalar) -> Bool {
        scalar == half || scalar == full
    }

    /// The stretch that may be a name, written with a slip; nil where none can be.
    func span(like name: HolderNames.Name) -> TextSpan? {
        // What begins with another character is not looked at any closer.
        if !isBefore, scalars.first != name.first { return nil }
        guard let count = words(name.count), scalars[isBefore ? count - 1 : 0] == name.first
        else { return nil }
        let length = scalars[..<count].reduce(0) { $0 + UTF8.width($1) }
        return isBefore ? TextSpan(edge - length, edge) : TextSpan(edge, edge + length)
    }

    /// A number of characters, or one more or less where words have their ends marked by spaces; nil where there are none.
    private func words(_ count: Int) -> Int? {
        guard let first = scalars.first, count > 0, Self.isLetter(first) else { return nil }
        // Chinese and Japanese have no spaces: a letter too few or too many cannot be told from a word beside it.
        guard (0xAC00...0xD7A3).contains(first.value) || first.value < 0x250 else {
            return scalars.count >= count ? count : nil
        }
        for length in [count, count - 1, count + 1]
        where length > 0 && length <= scalars.count && Self.isLetter(scalars[length - 1]) {
            if length == scalars.count || !Self.isLetter(scalars[length]) { return length }
        }
        return nil
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 ? (scalar.value | 0x20) &- 0x61 < 26 : scalar.properties.isAlphabetic
    }
}

extension String {
    /// What it becomes where two neighbours change places.
    var swapped: [String] {
        var letters = Array(self)
        return letters.indices.dropFirst().filter { letters[$0] != letters[$0 - 1] }.map { place in
            letters.swapAt(place, place - 1)
            defer { letters.swapAt(place, place - 1) }
            return String(letters)
        }
    }

    /// Whether one character put in, left out, changed, or swapped with its neighbour makes one of the other.
    ///
    /// - Complexity: O(n).
    func isOneSlip(from other: String) -> Bool {
        // A slip is one character on either side, or two that changed places.
        guard abs(utf8.count - other.utf8.count) <= 4 else { return false }
        return utf8Span.span.withUnsafeBufferPointer { one in
            other.utf8Span.span.withUnsafeBufferPointer { two in
                let shorter = min(one.count, two.count)
                var start = 0
                while start < shorter, one[start] == two[start] { start += 1 }
                if start == one.count, start == two.count { return false }
                // Back to where a character begins.
                while start > 0,
                    start < one.count && one[start] & 0xC0 == 0x80 || start < two.count && two[start] & 0xC0 == 0x80
                {
                    start -= 1
                }
                var end = 0
                while end < shorter - start, one[one.count - 1 - end] == two[two.count - 1 - end] { end += 1 }
                while end > 0, one[one.count - end] & 0xC0 == 0x80 { end -= 1 }
                let (left, right) = (one[start..<one.count - end], two[start..<two.count - end])
                let counts = (left.count { $0 & 0xC0 != 0x80 }, right.count { $0 & 0xC0 != 0x80 })
                if counts.0 <= 1, counts.1 <= 1 { return true }
                guard counts == (2, 2), let second = left.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return false }
                return right.elementsEqual([left[second...], left[..<second]].joined())
            }
        }
    }
}
