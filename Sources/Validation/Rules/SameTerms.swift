import Terminology

/// Terms whose translation is one that the glossary has as wrong (X03).
struct SameTerms: AcrossRule {
    let identifiers = ["X03"]

    func findings(in texts: AlignedChecks, _ tools: RuleTools) -> [AcrossFinding] {
        var findings: [AcrossFinding] = []
        texts.pairs { bead in
            findings += Self.findings(from: bead.left, in: bead.right, column: bead.second, tools)
            findings += Self.findings(from: bead.right, in: bead.left, column: bead.first, tools)
        }
        var seen: Set<String> = []
        return findings.filter {
            seen.insert("\($0.column) \($0.finding.block) \($0.finding.span.start)").inserted
        }
    }

    private static func findings(
        from left: AlignedSide, in right: AlignedSide, column: Int, _ tools: RuleTools
    ) -> [AcrossFinding] {
        // A title keeps its words: 日本《特许法》.
        let wrong = right.names.filter { $0.name.isWrong && !isTitle($0.name.span, $0.block) }
        if wrong.isEmpty { return [] }
        let names = left.names
        let concepts = Set(names.filter(\.name.isRight).map(\.name.id))
        return wrong.filter { concepts.contains($0.name.id) }.map { block, name in
            let wanted = tools.concepts.replacement(
                for: name.meanings[0], on: right.text.day, publisher: right.text.profile.publisher)
            let source = names.first { $0.name.id == name.id }
            let arguments = [
                "other": source.map { String($0.block.text($0.name.span)) } ?? "", "wanted": wanted?.text ?? "",
                "language": left.text.language.rawTag,
            ]
            return AcrossFinding(
                column: column, finding: Finding("X03", block, name.span, arguments, replacement: wanted?.text))
        }
    }

    private static func isTitle(_ span: TextSpan, _ block: CheckedBlock) -> Bool {
        let ahead = block.text(TextSpan(max(0, span.start - 3), span.start))
        return ahead == "《" && block.text(TextSpan(span.end, span.end + 3)) == "》"
    }
}
