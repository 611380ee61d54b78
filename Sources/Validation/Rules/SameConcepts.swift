import Terminology

/// Offices and people of whom one language names one and the other another (X02 for abbreviations, X19 for names).
struct SameConcepts: AcrossRule {
    let identifiers = ["X02", "X19"]
    private static let kinds: [ConceptKind] = [.office, .person]

    func findings(in texts: AlignedChecks, _ tools: RuleTools) -> [AcrossFinding] {
        var findings: [AcrossFinding] = []
        var blamed: Set<AcrossFinding.Place> = []
        texts.pairs { bead in
            let (left, right) = (bead.left, bead.right)
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
                guard let own = missing.first, let their = extra.first else { continue }
                let isNamed = { (name: Placed, side: AlignedSide) in
                    !Self.identities([name], tools).isDisjoint(with: Self.identities(side.names, tools))
                }
                if texts.isMoved(bead, isFirstIn: { isNamed(own, $0) }, isSecondIn: { isNamed(their, $0) }) {
                    continue
                }
                let isOurs = Self.isOutvoted(own, by: their, texts.others(of: bead), tools)
                let (wrong, other) = isOurs ? (own, their) : (their, own)
                let finding = Finding(
                    wrong.name.term.type == .abbreviation ? "X02" : "X19", wrong.block, wrong.name.span,
                    [
                        "other": String(other.block.text(other.name.span)),
                        "language": (isOurs ? right : left).text.language.rawTag,
                    ])
                let column = isOurs ? bead.first : bead.second
                // Texts that agree against one say so once.
                if blamed.insert(AcrossFinding.Place(column: column, finding)).inserted {
                    findings.append(AcrossFinding(column: column, finding: finding))
                }
            }
        }
        return findings
    }

    private typealias Placed = (block: CheckedBlock, name: FoundName)

    /// Whether more of the other texts name what the second names.
    private static func isOutvoted(
        _ first: Placed, by second: Placed, _ others: [AlignedSide], _ tools: RuleTools
    ) -> Bool {
        let (ours, theirs) = (identities([first], tools), identities([second], tools))
        let known = others.map { identities($0.names, tools) }
        return known.count { !$0.isDisjoint(with: theirs) } > known.count { !$0.isDisjoint(with: ours) }
    }

    /// What names may mean; an office and what it became are one.
    static func identities(
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
