import Terminology

/// A full name with the abbreviation of another office in brackets behind it, or with its own and a slip in that (X35).
struct AbbreviationInBrackets: Rule {
    let identifiers = ["X35"]
    /// What has an abbreviation of its own; behind a country its office may stand.
    private static let kinds: [ConceptKind] = [.office, .mechanism, .meeting, .document]
    /// Letters of an abbreviation; two are a code of WIPO ST.3, as EP and JP.
    private static let lengths = 3...8

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        var findings: [Finding] = []
        for block in text.named {
            for name in block.names where Self.kinds.contains(name.kind) && name.isRight {
                guard name.term.type != .abbreviation, let span = Self.inBrackets(behind: name.span, block) else {
                    continue
                }
                let concepts = name.meanings.map(\.concept)
                let own = name.known.abbreviations
                let written = block.string(span)
                guard !own.isEmpty, !own.contains(written) else { continue }
                let others = block.names(touching: span).filter { $0.span == span && $0.kind == .office }
                let isOther = others.contains { other in
                    // Old and new names of an office are for the rules of the day.
                    !concepts.contains { $0.replacedBy.contains(other.id) || $0.concept.replaces.contains(other.id) }
                }
                let near = others.isEmpty ? own.first { $0.isOneSlip(from: written) } : nil
                guard isOther || near != nil else { continue }
                let wanted = concepts[0].concept.name(in: text.language, type: .abbreviation, on: text.day)?.text
                findings.append(
                    Finding(
                        "X35", block, span, ["name": block.string(name.span), "wanted": wanted ?? own[0]],
                        replacement: near))
            }
        }
        return findings
    }

    /// The capitals in brackets that follow a name.
    private static func inBrackets(behind name: TextSpan, _ block: CheckedBlock) -> TextSpan? {
        block.withBytes { bytes in
            var start = name.end
            if start < bytes.count, bytes[start] == 0x20 { start += 1 }
            guard start < bytes.count else { return nil }
            let open = bytes.scalar(at: start)
            guard open == "(" || open == "（" else { return nil }
            start += UTF8.width(open)
            var end = start
            while end < bytes.count, bytes[end] &- 0x41 < 26 { end += 1 }
            guard lengths.contains(end - start), end < bytes.count else { return nil }
            let close = bytes.scalar(at: end)
            return close == ")" || close == "）" ? TextSpan(start, end) : nil
        }
    }
}
