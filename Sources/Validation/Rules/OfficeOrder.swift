import Terminology

/// The three offices one after the other, in an order that neither the publisher nor the host explains.
struct OfficeOrder: Rule {
    let identifiers = ["EN20"]
    /// What may stand between the names of a row beside its signs.
    private static let joints = ["and", "&", "the", "as", "well"].map { Array($0.utf8) }
    /// Of these what may stand before its last name without a comma.
    private static let lastJoints = 0..<2

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard tools.identifier(identifiers, for: text.language) != nil else { return [] }
        if text.firstBlock == 0 { tools.earlier.host = Self.host(of: text, tools) }
        let host = tools.earlier.host
        let own = text.profile.order[text.language]
        var findings: [Finding] = []
        for block in text.named {
            var run: [(country: String, span: TextSpan)] = []
            let offices = block.names.filter {
                $0.known.country != nil || $0.kind == .office && Self.ofOthers.contains($0.id)
            }
            for (place, name) in offices.enumerated() {
                let country = name.known.country ?? name.id
                if let last = run.last {
                    let gap = TextSpan(last.span.end, max(last.span.end, name.span.start))
                    if last.country == country, Self.opensBracket(gap, block) {
                        run[run.count - 1].span = TextSpan(last.span.start, name.span.end)
                        continue
                    }
                    // “KIPO met JPO and CNIPA” is no row of three, nor is “JPO and KIPO, and CNIPA”.
                    if last.country == country || !Self.joins(gap, block, isFirst: run.count == 1) {
                        run.removeAll(keepingCapacity: true)
                    }
                }
                run.append((country, name.span))
                guard run.count == 3, let first = run.first else { continue }
                let order = run.map(\.country)
                // In a row with those of Europe and the United States the abbreviations are in the order of the alphabet.
                let isRowOfOthers = [place - 3, place + 1].contains { other in
                    guard offices.indices.contains(other), Self.ofOthers.contains(offices[other].id) else {
                        return false
                    }
                    let (before, behind) = other < place ? (offices[other], offices[place - 2]) : (name, offices[other])
                    let gap = TextSpan(before.span.end, max(before.span.end, behind.span.start))
                    return Self.joins(gap, block, isFirst: false)
                }
                if isRowOfOthers || order.contains(where: Self.ofOthers.contains) {
                    run.removeAll(keepingCapacity: true)
                    continue
                }
                if Set(order).count == 3, !Self.isRight(order, host: host, own: own) {
                    let wanted = own ?? Self.countries
                    findings.append(
                        Finding(
                            "EN20", block, TextSpan(first.span.start, name.span.end),
                            ["wanted": wanted.joined(separator: ", ")]))
                }
                run.removeAll(keepingCapacity: true)
            }
        }
        return findings
    }

    /// Whether an abbreviation follows in brackets.
    private static func opensBracket(_ gap: TextSpan, _ block: CheckedBlock) -> Bool {
        block.withBytes { $0[gap.range].allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: "(") } }
    }

    /// Whether a row goes on: with a comma, and before its last name with “and” too.
    private static func joins(_ gap: TextSpan, _ block: CheckedBlock, isFirst: Bool) -> Bool {
        block.withBytes { bytes in
            var (hasComma, hasLast) = (false, false)
            var index = gap.start
            while index < gap.end {
                if isSign(bytes[index]) {
                    hasComma = hasComma || bytes[index] == UInt8(ascii: ",") || bytes[index] == UInt8(ascii: "/")
                    index += 1
                    continue
                }
                var end = index
                while end < gap.end, !isSign(bytes[end]) { end += 1 }
                guard let joint = joints.firstIndex(where: { $0.elementsEqual(bytes[index..<end]) }) else {
                    return false
                }
                hasLast = hasLast || lastJoints.contains(joint)
                index = end
            }
            return hasComma || !isFirst && hasLast
        }
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"): true
        default: false
        }
    }

    private static let countries = ["CN", "JP", "KR"]
    /// Offices that are none of the three, and stand in rows with them.
    private static let ofOthers: Set<String> = ["off.epo", "off.uspto"]

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
