import Normalization
import Terminology

/// People, offices and days that all texts but one have, and that one nowhere (X28): a sentence that was left out is found so,
/// whatever answers what. People are looked for in the paragraphs that answer theirs.
struct NowhereElse: AcrossRule {
    static let identifier = "X28"
    let identifiers = [NowhereElse.identifier]
    /// Texts that have it.
    private static let fewest = 2

    private struct Mention {
        var block: CheckedBlock
        var span: TextSpan
        var identities: Set<String>
        /// What a text may have in its place: of a person the title.
        var others: Set<String> = []
        /// Whether all have it in the same words; of a title they need not.
        var isTelling = true
        var isPerson = false
    }

    func findings(in texts: AlignedChecks, _ tools: RuleTools) -> [AcrossFinding] {
        let columns = texts.texts
        // Of segments, units tell which one is empty.
        guard columns.count > Self.fewest, columns.allSatisfy({ !$0.blocks.contains { $0.kind == .segment } }) else {
            return []
        }
        let mentions = columns.map { Self.mentions(in: $0, tools) }
        let whole = mentions.map { $0.reduce(into: Set<String>()) { $0.formUnion($1.identities) } }
        let byBlock = mentions.map { mentions in
            Dictionary(grouping: mentions, by: \.block.index).mapValues { Set($0.flatMap(\.identities)) }
        }
        var findings: [AcrossFinding] = []
        for lacking in columns.indices {
            guard let first = columns.indices.first(where: { $0 != lacking }) else { continue }
            let answering = texts.answeringBlocks(of: first)
            var told: Set<AcrossFinding.Place> = []
            for mention in mentions[first] where mention.isTelling {
                let known = { (column: Int) -> Set<String> in
                    guard mention.isPerson, column != first else { return whole[column] }
                    let blocks = answering[mention.block.index]?[column] ?? []
                    return blocks.reduce(into: []) { $0.formUnion(byBlock[column][$1] ?? []) }
                }
                let isElsewhere = columns.indices.allSatisfy {
                    $0 == lacking || !known($0).isDisjoint(with: mention.identities)
                }
                guard isElsewhere, known(lacking).isDisjoint(with: mention.identities.union(mention.others)) else {
                    continue
                }
                let finding = Finding(
                    Self.identifier, mention.block, mention.span, ["language": columns[lacking].language.rawTag])
                // What a sentence has is left out with the sentence.
                var sentence = finding
                sentence.span = mention.block.sentence(at: mention.span.start)
                if told.insert(AcrossFinding.Place(column: first, sentence)).inserted {
                    findings.append(AcrossFinding(column: first, finding: finding))
                }
            }
        }
        return findings
    }

    private static func mentions(in text: CheckedText, _ tools: RuleTools) -> [Mention] {
        text.blocks.flatMap { block in
            let names = block.names.filter { [.person, .office, .role].contains($0.kind) && $0.isRight }.map { name in
                let roles = name.meanings.flatMap { $0.concept.concept.posts.map(\.role) }
                return Mention(
                    block: block, span: name.span, identities: SameConcepts.identities([(block, name)], tools),
                    others: Set(roles), isTelling: name.kind != .role, isPerson: name.kind == .person)
            }
            return names + block.quantities.compactMap { day($0, block) }
        }
    }

    /// A day by month and day: “December 4 of the same year” has no year of its own.
    private static func day(_ quantity: Quantity, _ block: CheckedBlock) -> Mention? {
        let parts: (month: Int, day: Int?)
        switch quantity.value {
        case .date(let date):
            guard let month = date.month else { return nil }
            parts = (month, date.day)
        case .month(let month, let day): parts = (month, day)
        default: return nil
        }
        guard let day = parts.day else { return nil }
        return Mention(
            block: block, span: quantity.span, identities: ["\(parts.month)-\(day)"], isTelling: quantity.kind == .date)
    }
}
