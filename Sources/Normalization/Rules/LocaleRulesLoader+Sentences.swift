import ICU
import Terminology

extension LocaleRulesLoader {
    private static let abbreviations: [SentenceWordList] = [.title, .number, .reference, .ending]
    private static let continuations: [SentenceWordList] = [.afterBracket, .afterSpace, .afterMark]

    /// Reads `sentences:` of a rule file.
    static func sentences(_ node: RuleNode) throws(Diagnostic) -> SentenceRules {
        try node.expect([
            "characters", "brackets", "whole", "abbreviations", "begin", "continue", "final", "numbering", "unspaced",
            "periodAfterFigure",
        ])
        var rules = SentenceRules()
        if let characters = try node.optional("characters") {
            try characters.expect(CharacterClass.allCases.map(\.word))
            for kind in CharacterClass.allCases {
                guard let set = try characters.optional(kind.word) else { continue }
                rules.characters.append((kind, try ranges(set)))
            }
        }
        rules.brackets = try pairs(node.optional("brackets"))
        rules.whole = try pairs(node.optional("whole"))
        if let lists = try node.optional("abbreviations") {
            try lists.expect(abbreviations.map(\.word))
            for list in abbreviations {
                rules.words[list] = try words(lists.optional(list.word), areAbbreviations: true)
            }
        }
        if let lists = try node.optional("continue") {
            try lists.expect(continuations.map(\.word))
            for list in continuations { rules.words[list] = try words(lists.optional(list.word)) }
        }
        rules.words[.begin] = try words(node.optional("begin"))
        rules.words[.final] = try words(node.optional("final"))
        if let numbering = try node.optional("numbering") {
            try numbering.expect(["figures", "letters", "labels"])
            rules.numberingFigures = try numbering.optional("figures").map(ranges) ?? []
            rules.numberingLetters = try numbering.optional("letters").map(ranges) ?? []
            rules.words[.label] = try words(numbering.optional("labels"))
        }
        rules.unspaced = try node.optional("unspaced").map(ranges) ?? []
        if let choice = try node.optional("periodAfterFigure") {
            guard try choice.text() == "continues" else {
                throw choice.problem(
                    "locale.bad-choice", "unknown word for periods after figures", ["known": "continues"],
                    help: "write continues, or leave it out")
            }
            rules.continuesAfterFigures = true
        }
        return rules
    }

    private static func ranges(_ node: RuleNode) throws(Diagnostic) -> [ClosedRange<UInt32>] {
        let pattern = try node.text()
        do { return try CharacterSet(pattern: pattern).ranges } catch {
            throw node.problem(
                "locale.bad-set", "\"\(pattern)\" is no set of characters", ["text": pattern],
                help: "write a set in ICU's syntax, such as \"[a-z]\" or \"[:Lu:]\"")
        }
    }

    /// Pairs of two characters.
    private static func pairs(_ node: RuleNode?) throws(Diagnostic) -> [String] {
        var pairs: [String] = []
        for item in try node?.list() ?? [] {
            let text = try item.text()
            guard text.unicodeScalars.count == 2 else {
                throw item.problem(
                    "locale.bad-pair", "\"\(text)\" is not an opening and a closing character", ["text": text],
                    help: "write the two characters with nothing between, such as \"()\"")
            }
            pairs.append(text)
        }
        return pairs
    }

    private static func words(_ node: RuleNode?, areAbbreviations: Bool = false) throws(Diagnostic) -> [String] {
        var words: [String] = []
        for item in try node?.list() ?? [] {
            let text = try item.text()
            guard !text.isEmpty else {
                throw item.problem("locale.bad-word", "a word is empty here", help: "write the word, or remove it")
            }
            guard !areAbbreviations || isAbbreviation(text) else {
                throw item.problem(
                    "locale.bad-abbreviation", "\"\(text)\" is no abbreviation with its period",
                    ["text": text, "limit": "\(SentenceScanner.longestAbbreviation)"],
                    help: "write letters or figures of one word, with the period at the end, at most"
                        + " \(SentenceScanner.longestAbbreviation) bytes")
            }
            words.append(text)
        }
        return words
    }

    private static func isAbbreviation(_ text: String) -> Bool {
        text.hasSuffix(".") && text.utf8.count <= SentenceScanner.longestAbbreviation
            && text.unicodeScalars.dropLast().allSatisfy {
                $0 == "." || $0.properties.isAlphabetic || ("0"..."9").contains($0)
            }
    }
}
