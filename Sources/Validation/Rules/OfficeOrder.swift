import Terminology

/// The three offices one after the other, in an order that neither the publisher nor the host explains.
struct OfficeOrder: Rule {
    let identifiers = ["EN20"]
    /// Bytes between two names of an enumeration: “, and ”, an abbreviation in brackets.
    private static let reach = 14

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
                if let last = run.last, name.span.start - last.span.end > Self.reach { run = [] }
                if run.last?.country == country {
                    run[run.count - 1].span = TextSpan(run[run.count - 1].span.start, name.span.end)
                    continue
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
