import Terminology

/// Segments that are the same in one language and not in the other (X16).
struct OneTranslation: AcrossRule {
    let identifiers = ["X16"]
    /// Bytes of a segment that says enough to be compared.
    private static let shortest = 24

    func findings(in texts: AlignedChecks, _ tools: RuleTools) -> [AcrossFinding] {
        var findings: [AcrossFinding] = []
        texts.pairs { bead in
            let (first, second, left, right) = (bead.first, bead.second, bead.left, bead.right)
            let (source, target) = (left.content, right.content)
            guard source.utf8.count >= Self.shortest else { return }
            guard let before = tools.translations.first(target, of: source, first, second), before != target,
                let place = right.start
            else { return }
            findings.append(
                AcrossFinding(
                    column: second,
                    finding: Finding(
                        "X16", place.block, place.span, ["other": before, "language": left.text.language.rawTag])))
        }
        return findings
    }
}
