import Terminology

/// Runs the patterns of a language over blocks, and makes findings of what they match.
struct PatternScan {
    private let book: RuleBook
    /// Made when a text of the language comes.
    private var tables: [LanguageTag: RuleBook.LanguagePatterns] = [:]
    /// Of the language that was begun last.
    private var current: RuleBook.LanguagePatterns?
    private let scalars = DecodedScalars()
    private let machine = PatternMachine()
    /// Of the last block.
    private var matches: [PatternTable.Match] = []
    /// Whether the glossary has a name in each way of writing of a rule: asked for at each place of it. `ConceptStore` keeps the names.
    private var isWritten: [WaysKey: Bool] = [:]

    private struct WaysKey: Hashable {
        var name: ObjectIdentifier
        var rule: String
    }

    init(_ book: RuleBook) { self.book = book }

    /// Makes ready for a language.
    mutating func begin(_ language: LanguageTag) {
        if tables[language] == nil { tables[language] = book.makePatterns(for: language) }
        current = tables[language]
    }

    /// What the patterns of rules with code match in a block of the language that was begun, and the findings of those that have none.
    ///
    /// - Complexity: O(n) in the bytes of the block.
    mutating func scan(
        _ block: CheckedBlock, _ earlier: EarlierParts, _ past: WordMemory
    ) -> (hits: PatternHits, findings: [Finding]) {
        scalars.decode(block.text)
        guard let patterns = current, let marked = scalars.marked else { return (PatternHits(), []) }
        matches.removeAll(keepingCapacity: true)
        var quotes = StraightQuotes(marked.scalars)
        patterns.table.scan(marked, machine) { match in
            if patterns.origins[match.pattern].isQuotation, !quotes.isOpening(match.start) { return false }
            matches.append(match)
            if patterns.origins[match.pattern].hasGroups {
                matches[matches.count - 1].groups = machine.groups
            }
            return true
        }
        var hits = PatternHits()
        var findings: [Finding] = []
        // Of parts that go by, no more is kept than the place needs.
        lazy var isReference = ForeignSentence.isReference(block.text)
        lazy var kept = earlier.isLast ? block : block.bare
        for match in matches {
            let span = scalars.span(match.start, match.end)
            let origin = patterns.origins[match.pattern]
            if !origin.seesNames, block.isWithinName(span) {
                // A name that may be written in each of the ways is written in that of the document.
                guard origin.find.variant != nil, let name = block.name(around: span),
                    isWritten(name, inEachWayOf: origin)
                else { continue }
            }
            if origin.sparesReferences, isReference { continue }
            if let variant = origin.find.variant {
                earlier.variants[origin.rule, default: []].append((variant, kept, span))
            } else if origin.isOfCode {
                hits.add(span, of: origin.rule)
            } else if !origin.sparesPast || !past.isIn(block.sentence(at: span.start), block) {
                findings.append(finding(origin, match, span, block))
            }
        }
        return (hits, findings)
    }

    private mutating func isWritten(
        _ name: FoundName, inEachWayOf origin: RuleBook.LanguagePatterns.Origin
    ) -> Bool {
        let key = WaysKey(name: ObjectIdentifier(name.known), rule: origin.rule)
        if let known = isWritten[key] { return known }
        let isWritten = name.isWritten(inEachOf: origin.variants)
        self.isWritten[key] = isWritten
        return isWritten
    }

    private func finding(
        _ origin: RuleBook.LanguagePatterns.Origin, _ match: PatternTable.Match, _ span: TextSpan,
        _ block: CheckedBlock
    ) -> Finding {
        switch origin.find.replacement {
        case .none: return Finding(origin.rule, block, span)
        case .text(let template):
            return Finding(origin.rule, block, span, replacement: filled(template, match, span, block))
        case .map: return Finding(origin.rule, block, span, replacement: origin.map[block.string(span)])
        case .figures: return Finding(origin.rule, block, span, replacement: HanNumber.figures(in: block.text(span)))
        case .grouped:
            let figures = block.text(span).filter { $0 != "." }
            return Finding(origin.rule, block, span, replacement: Self.grouped(figures))
        case .nfc, .nfkc:
            var start = match.start
            // A mark belongs to what stands before it.
            while start > 0, match.start - start < 4, Unicode.Scalar(scalars.buffer[start]).map(Self.isMark) == true {
                start -= 1
            }
            let whole = TextSpan(span.start - scalars.length(start..<match.start), span.end)
            let isCanonical = if case .nfc = origin.find.replacement { true } else { false }
            return Finding(
                origin.rule, block, whole,
                replacement: NormalizedText.text(String(block.text(whole)), isCanonical: isCanonical))
        }
    }

    /// Figures with a comma before each three that end them.
    private static func grouped(_ figures: String) -> String {
        var result = ""
        for (place, figure) in figures.enumerated() {
            if place > 0, (figures.count - place) % 3 == 0 { result.append(",") }
            result.append(figure)
        }
        return result
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: (0x1160...0x11FF).contains(scalar.value)
        }
    }

    /// A template with its groups: `第$1回`.
    private func filled(
        _ template: String, _ match: PatternTable.Match, _ span: TextSpan, _ block: CheckedBlock
    ) -> String {
        guard template.utf8.contains(UInt8(ascii: "$")) else { return template }
        var result: [UInt8] = []
        var iterator = template.unicodeScalars.makeIterator()
        while let scalar = iterator.next() {
            guard scalar == "$" else {
                result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                continue
            }
            guard let digit = iterator.next(), let number = Int(String(digit)) else { continue }
            let (start, end) =
                number == 0 ? (match.start, match.end) : (match.groups[number * 2], match.groups[number * 2 + 1])
            guard start >= 0, end >= start else { continue }
            // What stands before the match may be a group too.
            let first =
                start < match.start
                ? span.start - scalars.length(start..<match.start) : span.start + scalars.length(match.start..<start)
            let length = scalars.length(start..<end)
            block.withBytes { result.append(contentsOf: $0[first..<first + length]) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// What is written in another way than most of its kind in the text.
    func variantFindings(_ earlier: EarlierParts) -> [Finding] {
        var findings: [Finding] = []
        for rule in book.descriptions where !rule.variants.isEmpty {
            guard let met = earlier.variants[rule.id] else { continue }
            var counts = [Int](repeating: 0, count: rule.variants.count)
            for place in met { counts[place.variant] += 1 }
            guard counts.count(where: { $0 > 0 }) > 1, let most = counts.max(),
                let chosen = counts.firstIndex(of: most)
            else { continue }
            let names = ["usual": rule.variants[chosen].name, "count": String(most)]
            for place in met where place.variant != chosen {
                var arguments = names
                arguments["other"] = rule.variants[place.variant].name
                findings.append(
                    Finding(
                        rule.id, place.block, place.span, arguments,
                        replacement: rule.variants[chosen].text))
            }
        }
        return findings
    }
}
