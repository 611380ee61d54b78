import Terminology

/// The three offices one after the other, in an order that neither the publisher nor the host explains.
struct OfficeOrder: Rule {
    let identifiers = ["EN20"]
    /// What may stand between the names of a row beside its signs.
    private static let joints: Set<Substring> = ["and", "&", "the", "as", "well"]

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard tools.identifier(identifiers, for: text.language) != nil else { return [] }
        if text.firstBlock == 0 { tools.earlier.host = Self.host(of: text, tools) }
        let host = tools.earlier.host
        let own = text.profile.order[text.language]
        var findings: [Finding] = []
        for block in text.blocks {
            var run: [(country: String, span: TextSpan)] = []
            for name in block.names {
                guard let country = tools.book.profiles.countries[name.id] else { continue }
                if let last = run.last {
                    let gap = block.text(TextSpan(last.span.end, max(last.span.end, name.span.start)))
                    if last.country == country, Self.opensBracket(gap) {
                        run[run.count - 1].span = TextSpan(last.span.start, name.span.end)
                        continue
                    }
                    // “KIPO met JPO and CNIPA” is no row of three, nor is “JPO and KIPO, and CNIPA”.
                    if last.country == country || !Self.joins(gap, isFirst: run.count == 1) { run = [] }
                }
                run.append((country, name.span))
                guard run.count == 3, let first = run.first else { continue }
                let order = run.map(\.country)
                if Set(order).count == 3, !Self.isRight(order, host: host, own: own) {
                    let wanted = own ?? Self.countries
                    findings.append(
                        Finding(
                            "EN20", block, TextSpan(first.span.start, name.span.end),
                            ["wanted": wanted.joined(separator: ", ")]))
                }
                run = []
            }
        }
        return findings
    }

    /// Whether an abbreviation follows in brackets.
    private static func opensBracket(_ gap: Substring) -> Bool { gap.allSatisfy { $0 == " " || $0 == "(" } }

    /// Whether a row goes on: with a comma, and before its last name with “and” too.
    private static func joins(_ gap: Substring, isFirst: Bool) -> Bool {
        let words = gap.split { " ,()".contains($0) }
        guard words.allSatisfy(joints.contains) else { return false }
        return gap.contains(",") || !isFirst && words.contains { $0 == "and" || $0 == "&" }
    }

    private static let countries = ["CN", "JP", "KR"]

    private static func isRight(_ order: [String], host: String?, own: [String]?) -> Bool {
        if order == (own ?? countries) { return true }
        // The host first, the others as ever; who the host is may not be known.
        let isHostFirst = Array(order.dropFirst()) == countries.filter { $0 != order[0] }
        return isHostFirst && (host == nil || host == order[0])
    }

    /// The country of the host of the only meeting that the text is about.
    private static func host(of text: CheckedText, _ tools: RuleTools) -> String? {
        let first = text.blocks.prefix(3).lazy.flatMap(\.names).first { $0.isMeeting }
        return first?.concept.meeting?.host.flatMap { tools.book.profiles.countries[$0] }
    }
}
