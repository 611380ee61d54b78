import Terminology

/// Offices and people of whom one language names one and the other another (X02 for abbreviations, X19 for names).
struct SameConcepts: AcrossRule {
    let identifiers = ["X02", "X19"]
    private static let kinds: [ConceptKind] = [.office, .person]

    func findings(in texts: AlignedChecks, _ tools: RuleTools) -> [AcrossFinding] {
        var findings: [AcrossFinding] = []
        texts.pairs { bead in
            let (second, left, right) = (bead.second, bead.left, bead.right)
            let (leftNames, rightNames) = (left.names, right.names)
            for kind in Self.kinds {
                let ours = leftNames.filter { $0.name.kind == kind }
                let theirs = rightNames.filter { $0.name.kind == kind }
                if ours.isEmpty || theirs.isEmpty { continue }
                // “Director of CNIPA” names the office that 中国国家知識産権局局長 has within the title.
                let isTold = { (name: FoundName) in [kind, .role].contains(name.kind) }
                let ourIDs = Self.identities(leftNames.filter { isTold($0.name) }, tools)
                let theirIDs = Self.identities(rightNames.filter { isTold($0.name) }, tools)
                let missing = ours.filter { Self.identities([$0], tools).isDisjoint(with: theirIDs) }
                let extra = theirs.filter { Self.identities([$0], tools).isDisjoint(with: ourIDs) }
                guard let (block, name) = missing.first, let (otherBlock, other) = extra.first else { continue }
                let isShort = other.term.type == .abbreviation
                findings.append(
                    AcrossFinding(
                        column: second,
                        finding: Finding(
                            isShort ? "X02" : "X19", otherBlock, other.span,
                            [
                                "other": String(block.text(name.span)), "language": left.text.language.rawTag,
                            ])))
            }
        }
        return findings
    }

    /// What names may mean; an office and what it became are one.
    private static func identities(
        _ names: [(block: CheckedBlock, name: FoundName)], _ tools: RuleTools
    ) -> Set<String> {
        var result: Set<String> = []
        for (_, name) in names {
            for meaning in name.meanings {
                let concept = meaning.concept.concept
                result.insert(tools.book.profiles.countries[concept.id] ?? concept.id)
                // “Japan Patent Office” is part of a delegation's name, TCS of its secretariat.
                result.formUnion(concept.partOf.map { tools.book.profiles.countries[$0] ?? $0 })
                result.formUnion(meaning.concept.replacedBy)
            }
        }
        return result
    }
}
