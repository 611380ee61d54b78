import ICU
import Terminology

/// Works out the folding of every scalar from ICU's data and the rules of `Locales/`.
struct FoldTableBuilder {
    /// Foldings that lead from one character to the next; more than this is a circle.
    private static let longestChain = 8
    /// What five bits can count.
    private static let longestSequence = 31

    private let casefold: Normalizer
    private let decompose: Normalizer
    private let compose: Normalizer
    private let droppedCategories: Set<GeneralCategory>
    /// For each rule set, the scalars that its rules may change.
    private let triggers: [Set<UInt32>]
    private var mapping: [UInt32: (target: [UInt32], location: SourceLocation)] = [:]

    init(locales: [LocaleRules], triggers: [Set<UInt32>]) throws(Diagnostic) {
        do {
            casefold = try Normalizer(.nfkcCasefold)
            decompose = try Normalizer(.nfd)
            compose = try Normalizer(.nfc)
        } catch {
            throw Diagnostic(
                "icu.no-normalizer", "ICU's normalization data cannot be loaded: \(error)",
                arguments: ["reason": "\(error)"])
        }
        self.triggers = triggers
        droppedCategories = Set(locales.flatMap(\.droppedCategories).compactMap(GeneralCategory.init(code:)))
        for folding in locales.flatMap(\.characters) {
            let target = folding.target.unicodeScalars.map(\.value)
            for source in folding.sources.unicodeScalars where target != [source.value] {
                // What folds to `source` already, and `source` itself, now becomes `target`.
                mapping[source.value] = (target, folding.location)
            }
        }
    }

    func write(to writer: inout ByteWriter) throws(Diagnostic) {
        var pool = ByteWriter()
        var stages = ByteWriter()
        var blocks = ByteWriter()
        var seen: [[UInt32]: UInt16] = [:]
        for block in 0..<FoldTable.blockTotal {
            var entries: [UInt32] = []
            entries.reserveCapacity(FoldTable.blockSize)
            for offset in 0..<FoldTable.blockSize {
                let value = UInt32(block * FoldTable.blockSize + offset)
                entries.append(try entry(for: value, pool: &pool).bits)
            }
            if let same = seen[entries] {
                stages.append(same)
            } else {
                let number = UInt16(seen.count)
                seen[entries] = number
                stages.append(number)
                for entry in entries { blocks.append(entry) }
            }
        }
        for part in [stages, blocks, pool] {
            writer.append(varint: part.count)
            writer.append(contentsOf: part.bytes)
        }
    }

    private func entry(for value: UInt32, pool: inout ByteWriter) throws(Diagnostic) -> FoldEntry {
        guard let scalar = Unicode.Scalar(value) else { return .unchanged }
        let result = try folded(scalar)
        let needsContext = !result.isEmpty && !casefold.hasBoundaryBefore(value)
        if result.count == 1 {
            return plain(result[0], kind: result[0] == value ? .identity : .single, needsContext: needsContext)
        }
        guard result.count <= Self.longestSequence else {
            throw Diagnostic(
                "locale.fold-too-long", "U+\(hex(value)) folds to more than \(Self.longestSequence) characters",
                arguments: ["character": "U+\(hex(value))", "limit": "\(Self.longestSequence)"],
                at: mapping[value]?.location, help: "let it fold to fewer")
        }
        let start = pool.count / 4
        var ruleSets: UInt32 = 0
        for member in result {
            let entry = plain(member, kind: .single, needsContext: false)
            ruleSets |= entry.ruleSets
            pool.append(entry.bits)
        }
        return FoldEntry(
            kind: .sequence, value: UInt32(start) | UInt32(result.count) << 16, needsContext: needsContext,
            isDropped: result.isEmpty, script: result.first.map(script(of:)) ?? .other, ruleSets: ruleSets)
    }

    private func plain(_ value: UInt32, kind: FoldEntry.Kind, needsContext: Bool) -> FoldEntry {
        var ruleSets: UInt32 = 0
        for (index, trigger) in triggers.enumerated() where trigger.contains(value) { ruleSets |= 1 << UInt32(index) }
        let category = Unicode.Scalar(value).map(CharacterProperties.generalCategory(of:)) ?? .unassigned
        return FoldEntry(
            // What stays itself is written without itself, so that blocks of such scalars are equal.
            kind: kind, value: kind == .identity ? 0 : value, needsContext: needsContext,
            isDropped: droppedCategories.contains(category),
            script: script(of: value), ruleSets: ruleSets)
    }

    private func script(of value: UInt32) -> ScriptClass {
        guard let scalar = Unicode.Scalar(value) else { return .other }
        let script = CharacterProperties.script(of: scalar)
        if let own = ScriptClass(code: script.code) { return own }
        return CharacterProperties.isUsed(scalar, in: .katakana) && script == .common
            && CharacterProperties.generalCategory(of: scalar).isLetter ? .kana : .other
    }

    /// NFKC_Casefold, then without diacritics, then by the rules until nothing changes.
    private func folded(_ scalar: Unicode.Scalar) throws(Diagnostic) -> [UInt32] {
        var current = [scalar.value]
        if !casefold.isInert(scalar.value) || !decompose.isInert(scalar.value) {
            current = undiacriticized(normalized(String(scalar), by: casefold))
        }
        for _ in 0..<Self.longestChain {
            guard current.contains(where: { mapping[$0] != nil }) else { return current }
            current = current.flatMap { mapping[$0]?.target ?? [$0] }
        }
        throw Diagnostic(
            "locale.fold-circle", "the folding of U+\(hex(scalar.value)) goes in a circle",
            arguments: ["character": String(scalar)], at: current.compactMap { mapping[$0]?.location }.first,
            help: "let all characters of a group fold to the same one")
    }

    private func undiacriticized(_ text: String) -> [UInt32] {
        let apart = normalized(text, by: decompose).unicodeScalars
        guard apart.contains(where: { (0x300...0x36F).contains($0.value) }) else {
            return text.unicodeScalars.map(\.value)
        }
        var bare = String.UnicodeScalarView()
        bare.append(contentsOf: apart.filter { !(0x300...0x36F).contains($0.value) })
        return normalized(String(bare), by: compose).unicodeScalars.map(\.value)
    }

    private func normalized(_ text: String, by normalizer: Normalizer) -> String {
        // One scalar can never be too long for ICU, which is the only way to fail.
        (try? normalizer.normalized(text)) ?? text
    }

    private func hex(_ value: UInt32) -> String { String(value, radix: 16, uppercase: true) }
}

extension GeneralCategory {
    /// The category of a two-letter code of Unicode (`Zs`), or nil.
    init?(code: String) {
        let codes: [String: GeneralCategory] = [
            "Cn": .unassigned, "Lu": .uppercaseLetter, "Ll": .lowercaseLetter, "Lt": .titlecaseLetter,
            "Lm": .modifierLetter, "Lo": .otherLetter, "Mn": .nonspacingMark, "Me": .enclosingMark,
            "Mc": .spacingMark, "Nd": .decimalNumber, "Nl": .letterNumber, "No": .otherNumber,
            "Zs": .spaceSeparator, "Zl": .lineSeparator, "Zp": .paragraphSeparator, "Cc": .control, "Cf": .format,
            "Co": .privateUse, "Cs": .surrogate, "Pd": .dashPunctuation, "Ps": .openPunctuation,
            "Pe": .closePunctuation, "Pc": .connectorPunctuation, "Po": .otherPunctuation, "Sm": .mathSymbol,
            "Sc": .currencySymbol, "Sk": .modifierSymbol, "So": .otherSymbol, "Pi": .initialPunctuation,
            "Pf": .finalPunctuation,
        ]
        guard let category = codes[code] else { return nil }
        self = category
    }
}
