import Terminology

/// Names of people in English whose capitals, order or hyphen are not their own (EN01 after an honorific, EN02, EN03), and
/// names in Chinese characters with something between them (ZH10).
struct PersonSpelling: Rule {
    let identifiers = ["EN01", "EN02", "EN03", "ZH10"]
    private static let honorifics = ["Mr.", "Ms.", "Mrs.", "Dr.", "Amb.", "Prof."]

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        switch text.language {
        case .english: return latinFindings(in: text)
        case .simplifiedChinese: return Self.dividedNames(in: text)
        case .korean: return Self.spacedNames(in: text)
        default: return []
        }
    }

    private static func dividedNames(in text: CheckedText) -> [Finding] {
        var findings: [Finding] = []
        for block in text.named {
            for name in block.names where name.kind == .person && !name.isAsWritten {
                let written = block.text(name.span)
                guard written.contains(where: { $0 == " " || $0 == "·" || $0 == "・" }),
                    written.unicodeScalars.contains(where: { $0.value > 0x2E7F }),
                    // Which dot a name has that has one is for another rule.
                    name.term.language == text.language, !name.term.text.contains("·")
                else { continue }
                findings.append(Finding("ZH10", block, name.span, replacement: name.term.text))
            }
        }
        return findings
    }

    /// Names with a space too many or too few: Chinese ones have none, Japanese ones one (KO06, which has patterns too).
    private static func spacedNames(in text: CheckedText) -> [Finding] {
        text.blocks.flatMap { block in
            block.names.compactMap { name -> Finding? in
                guard name.kind == .person, !name.isAsWritten, name.term.language == .korean,
                    name.term.status != .deprecated
                else { return nil }
                let written = block.text(name.span)
                let isSpace = written.filter { $0 != " " } == name.term.text.filter { $0 != " " }
                return isSpace && written != name.term.text
                    ? Finding("KO06", block, name.span, replacement: name.term.text) : nil
            }
        }
    }

    private func latinFindings(in text: CheckedText) -> [Finding] {
        var findings: [Finding] = []
        for block in text.blocks {
            let hasNames = block.names.contains { $0.kind == .person && !$0.isAsWritten }
            // A heading may be in capitals throughout.
            if !hasNames && block.hits["EN01"] == nil || block.text == block.text.uppercased() { continue }
            for name in block.names where name.kind == .person && !name.isAsWritten {
                let written = block.string(name.span)
                let terms = name.meanings.filter { $0.concept.concept.kind == .person }.map(\.term)
                guard let term = terms.first(where: { $0.status != .deprecated && $0.language == .english }),
                    written.count > 3, !terms.contains(where: { $0.text == written }), written.contains(" "),
                    // Who puts the surname last follows another custom.
                    term.text.split(separator: " ").last.map({ $0 != $0.uppercased() }) == true
                else { continue }
                let before = block.text(TextSpan(max(0, name.span.start - 6), name.span.start))
                let isAddressed = Self.honorifics.contains { before.hasSuffix($0 + " ") }
                let isHyphen =
                    written.contains("-") && written.filter { $0 != "-" }.lowercased() == term.text.lowercased()
                findings.append(
                    Finding(
                        isHyphen ? "EN03" : isAddressed ? "EN01" : "EN02", block, name.span, replacement: term.text))
            }
            // People whom the glossary does not know, by their surnames.
            for span in block.hits["EN01"] ?? [] {
                let around = TextSpan(max(0, span.start - 40), span.end + 40)
                let isKnown = block.names(in: around).contains {
                    $0.kind == .person && $0.span.start < span.end && $0.span.end > span.start
                }
                if !isKnown { findings.append(Finding("EN01", block, span)) }
            }
        }
        return findings
    }
}
