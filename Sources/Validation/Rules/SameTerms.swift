import Terminology

/// Terms whose translation is one that the glossary has as wrong (X03).
struct SameTerms: AcrossRule {
    let identifiers = ["X03"]

    func findings(in texts: AlignedChecks, _ tools: RuleTools) -> [AcrossFinding] {
        var findings: [AcrossFinding] = []
        for first in texts.texts.indices {
            for second in texts.texts.indices where second != first {
                for unit in texts.alignment.units where !unit.isDoubtful {
                    for bead in unit.beads(first, second) {
                        let (left, right) = (texts.side(first, bead.first), texts.side(second, bead.second))
                        let concepts = Set(left.names.filter(\.name.isRight).map(\.name.concept.id))
                        for (block, name) in right.names where concepts.contains(name.concept.id) && name.isWrong {
                            let wanted = tools.concepts.replacement(
                                for: name.meanings[0], on: right.text.day, publisher: right.text.profile.publisher)
                            let source = left.names.first { $0.name.concept.id == name.concept.id }
                            findings.append(
                                AcrossFinding(
                                    column: second,
                                    finding: Finding(
                                        "X03", block, name.span,
                                        [
                                            "other": source.map { String($0.block.text($0.name.span)) } ?? "",
                                            "wanted": wanted?.text ?? "", "language": left.text.language.rawTag,
                                        ], replacement: wanted?.text)))
                        }
                    }
                }
            }
        }
        var seen: Set<String> = []
        return findings.filter {
            seen.insert("\($0.column) \($0.finding.block) \($0.finding.span.start)").inserted
        }
    }
}
