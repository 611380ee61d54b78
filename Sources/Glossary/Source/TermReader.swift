import DataFile
import Terminology
import Yams

/// Reads one term out of a YAML node.
enum TermReader {
    /// The term with its places and whether its reliability is its own, or nil where it has no text.
    static func read(
        _ node: Node, _ language: LanguageTag, with reader: inout NodeReader
    ) -> (term: Term, positions: FieldPositions<TermField>, hasOwnReliability: Bool)? {
        guard let fields = reader.fields("term", node, as: TermField.self) else { return nil }
        var term = Term("", language: language)
        var positions = FieldPositions<TermField>(start: NodeReader.position(of: node))
        var (text, reliability) = (String?.none, Reliability?.none)
        for (field, _, value) in fields {
            positions[field] = NodeReader.position(of: value)
            switch field {
            case .term: text = reader.text("term", value)
            case .reliability: reliability = reader.reliability(value)
            case .sources:
                let sources = reader.texts("sources", value)
                for (number, source) in sources.enumerated() { positions[.sources, number] = source.position }
                (term.sources, term.hasOwnSources) = (sources.map(\.text), true)
            default: read(field, value, into: &term, with: &reader)
            }
        }
        if positions[.term] == nil { reader.reportMissing("term", of: "term", at: positions.start) }
        guard let text else { return nil }
        term.text = text
        if let reliability { term.reliability = reliability }
        return (term, positions, reliability != nil)
    }

    private static func read(_ field: TermField, _ node: Node, into term: inout Term, with reader: inout NodeReader) {
        switch field {
        case .type:
            term.type =
                reader.word(
                    "type", node, among: TermType.allCases.map(\.word), code: "glossary.unknown-type",
                    TermType.init(word:)) ?? .fullForm
        case .status:
            term.status =
                reader.word(
                    "status", node, among: TermStatus.allCases.map(\.word), code: "glossary.unknown-status",
                    TermStatus.init(word:)) ?? .preferred
        case .partOfSpeech:
            term.partOfSpeech =
                reader.word(
                    "part of speech", node, among: PartOfSpeech.allCases.map(\.word),
                    code: "glossary.unknown-part-of-speech", PartOfSpeech.init(word:)) ?? .noun
        case .from: term.validity.from = reader.date("from", node)
        case .to: term.validity.to = reader.date("to", node)
        case .publisher: term.publisher = reader.text("publisher", node)
        case .reading: term.reading = reader.text("reading", node)
        case .romanization: term.romanization = reader.text("romanization", node)
        case .hanja: term.hanja = reader.text("hanja", node)
        case .note: term.note = reader.text("note", node)
        case .term, .sources, .reliability: break
        }
    }
}

extension NodeReader {
    /// 1 to 4.
    mutating func reliability(_ node: Node) -> Reliability? {
        number("reliability", node, in: 1...4).flatMap { Reliability(rawValue: UInt8($0)) }
    }

    /// The elements of a list.
    mutating func elements(_ name: String, _ node: Node) -> [Node] {
        guard case .sequence(let sequence) = node else {
            reportType(name, of: node, wanted: "a list", help: "begin each entry with \"- \"")
            return []
        }
        return Array(sequence)
    }

    /// The values of a mapping whose keys are languages.
    mutating func languages(
        _ name: String, _ node: Node
    ) -> [(language: LanguageTag, key: SourcePosition, value: Node)] {
        guard case .mapping(let mapping) = node else {
            reportType(name, of: node, wanted: "a mapping", help: "write `ja: ...`, one language a line")
            return []
        }
        var result: [(LanguageTag, SourcePosition, Node)] = []
        for (key, value) in mapping {
            let tag = key.scalar?.string ?? ""
            if let language = LanguageTag(parsing: tag), language.rawTag == tag {
                result.append((language, Self.position(of: key), value))
            } else {
                let known = LanguageTag.allCases.map(\.rawTag)
                let meant = LanguageTag(parsing: tag).map { "write \($0.rawTag)" }
                report(
                    "glossary.unknown-language", "\"\(tag)\" is no language of the glossary",
                    ["text": tag, "known": known.joined(separator: ", ")],
                    at: Self.position(of: key), help: meant ?? Suggestion.help(for: tag, among: known))
            }
        }
        return result
    }
}
