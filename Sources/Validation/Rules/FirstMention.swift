import Terminology

/// Abbreviations of offices that come before the full name, or are explained the wrong way round (EN13).
struct FirstMention: Rule {
    let identifiers = ["EN13"]

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard tools.identifier(identifiers, for: text.language) != nil else { return [] }
        var findings: [Finding] = []
        var (early, full) = (tools.earlier.abbreviated, tools.earlier.named)
        defer { (tools.earlier.abbreviated, tools.earlier.named) = (early, full) }
        for block in text.named {
            // A heading has no room for full names.
            if case .heading = block.kind { continue }
            let isHeadline = block.index == 0 && block.sentences.count <= 1 && text.blocks.count > 1
            for (place, name) in block.names.enumerated() where [.office, .role].contains(name.kind) {
                if name.kind == .role {
                    if isHeadline { continue }
                    let found = Self.abbreviation(in: name, block, tools) { full.contains($0) || early[$0] != nil }
                    if let found { early[found.office] = (block, found.span) }
                    continue
                }
                let id = name.id
                let next = place + 1 < block.names.count ? block.names[place + 1] : nil
                if name.term.type == .abbreviation {
                    if let next, next.id == id, next.term.type == .fullForm,
                        Self.openings.contains(block.string(TextSpan(name.span.end, next.span.start)))
                    {
                        let wanted = "\(Self.fullName(next, block, text, tools)) (\(block.text(name.span)))"
                        let end =
                            next.span.end + (block.text(TextSpan(next.span.end, next.span.end + 1)) == ")" ? 1 : 0)
                        findings.append(
                            Finding(
                                "EN13", block, TextSpan(name.span.start, end),
                                ["name": Self.fullName(next, block, text, tools)],
                                replacement: wanted))
                        full.insert(id)
                    } else if !full.contains(id), early[id] == nil, !isHeadline {
                        early[id] = (block, name.span)
                    }
                } else if name.term.type == .fullForm, full.insert(id).inserted, let place = early[id],
                    name.term.language == text.language
                {
                    findings.append(
                        Finding("EN13", place.block, place.span, ["name": Self.fullName(name, block, text, tools)]))
                }
            }
        }
        return findings
    }

    /// What stands between an abbreviation and the name that explains it.
    private static let openings = ["(", " (", "（", " （", "(the ", " (the "]

    /// The abbreviation of an office within a title, which is a mention of it: “JPO Commissioner”.
    private static func abbreviation(
        in title: FoundName, _ block: CheckedBlock, _ tools: RuleTools, unless isMentioned: (String) -> Bool
    ) -> (office: String, span: TextSpan)? {
        for (office, word) in tools.concepts.abbreviations(in: title.known) where !isMentioned(office) {
            var start = title.span.start
            for written in block.string(title.span).split(separator: " ", omittingEmptySubsequences: false) {
                let span = TextSpan(start, start + written.utf8.count)
                start = span.end + 1
                if written == word { return (office, span) }
            }
        }
        return nil
    }

    /// The name as it is written, or, where the glossary has that as wrong, the one of the day.
    private static func fullName(
        _ name: FoundName, _ block: CheckedBlock, _ text: CheckedText, _ tools: RuleTools
    ) -> String {
        let proper =
            name.isWrong
            ? tools.concepts.replacement(
                for: name.meanings[0], on: text.day, publisher: text.profile.publisher) : nil
        return proper?.text ?? block.string(name.span)
    }
}
