import DataFile
import Glossary
import Normalization
import Terminology

/// Reads `Locales/rules/`.
struct RuleLoader {
    /// What one file holds.
    struct File {
        var descriptions: [RuleDescription] = []
        /// Words that show that a sentence looks back, by language.
        var past: [LanguageTag: [String]] = [:]
        var ahead: [LanguageTag: [String]] = [:]
        /// Words by which a sentence refers to what was, or looks at it from today, instead of telling it.
        var referring: [LanguageTag: [String]] = [:]
        /// Words by which a sentence tells that one takes a post over from another.
        var handover: [LanguageTag: [String]] = [:]
        /// Words for events that are no meeting of heads.
        var events: [LanguageTag: [String]] = [:]
        /// How abbreviations are read aloud, where not letter by letter.
        var spoken: [String: String] = [:]
        /// Sets of characters, by their names in patterns.
        var sets: [String: ScalarRanges] = [:]
    }

    private let path: String
    private var sets = han

    /// Made once for all files.
    private static let han = [
        "simplified": ScalarRanges(HanForms.simplifiedOnly),
        "traditional": ScalarRanges(HanForms.traditionalOnly),
        "traditional-or-japanese": ScalarRanges(HanForms.traditionalOrJapanese),
    ]

    init(path: String) { self.path = path }

    /// - Throws: a `Diagnostic` with file, line and column for what is missing, unknown or wrong.
    mutating func load() throws(Diagnostic) -> File {
        let root = try RuleNode.root(of: path)
        try root.expect(["languages", "sets", "past", "ahead", "referring", "handover", "events", "spoken", "rules"])
        var file = File()
        let languages = try self.languages(root)
        for (name, node) in try root.optional("sets")?.pairs() ?? [] {
            sets[name] = ScalarRanges(try node.text().unicodeScalars)
        }
        file.sets = sets
        file.past = try words(root.optional("past"))
        file.ahead = try words(root.optional("ahead"))
        file.referring = try words(root.optional("referring"))
        file.handover = try words(root.optional("handover"))
        file.events = try words(root.optional("events"))
        for (name, node) in try root.optional("spoken")?.pairs() ?? [] { file.spoken[name] = try node.text() }
        for node in try root.optional("rules")?.list() ?? [] {
            file.descriptions.append(try description(node, languages))
        }
        return file
    }

    /// Lists of words by language.
    private func words(_ node: RuleNode?) throws(Diagnostic) -> [LanguageTag: [String]] {
        var words: [LanguageTag: [String]] = [:]
        for (tag, node) in try node?.pairs() ?? [] {
            guard let language = LanguageTag(parsing: tag) else { throw Self.unknownLanguage(node, tag) }
            words[language] = try node.list().map { (node) throws(Diagnostic) in try node.text() }
        }
        return words
    }

    private func languages(_ node: RuleNode) throws(Diagnostic) -> [LanguageTag] {
        var result: [LanguageTag] = []
        for item in try node.optional("languages")?.list() ?? [] {
            let tag = try item.text()
            guard let language = LanguageTag(parsing: tag) else { throw Self.unknownLanguage(item, tag) }
            result.append(language)
        }
        return result
    }

    private static func unknownLanguage(_ node: RuleNode, _ tag: String) -> Diagnostic {
        node.problem(
            "locale.unknown-language", "unknown language \"\(tag)\"", ["text": tag],
            help: "use en, zh-Hans, zh-Hant, ja or ko")
    }

    private static func forms(_ node: RuleNode?) throws(Diagnostic) -> LanguageForms {
        var forms = LanguageForms()
        for (tag, value) in try node?.pairs() ?? [] {
            guard let language = LanguageTag(parsing: tag) else { throw unknownLanguage(value, tag) }
            forms[language] = try value.text()
        }
        return forms
    }

    private func description(_ node: RuleNode, _ usual: [LanguageTag]) throws(Diagnostic) -> RuleDescription {
        try node.expect([
            "id", "languages", "severity", "message", "summary", "why", "source", "find", "map", "oneOf", "names",
            "past", "references",
            "across", "profiles", "examples",
        ])
        let own = try languages(node)
        let word = try node.required("severity").text()
        let severities = ["error": Severity.error, "warning": .warning, "note": .note]
        guard let severity = severities[word] else {
            throw node.problem(
                "rules.bad-severity", "unknown severity \"\(word)\"", ["text": word],
                help: "use error, warning or note")
        }
        var rule = RuleDescription(
            id: try node.required("id").text(), languages: own.isEmpty ? usual : own, severity: severity,
            message: try Self.forms(try node.required("message")), explanation: try Self.forms(node.optional("why")),
            source: try node.required("source").text(), location: node.location)
        rule.summary = try Self.forms(node.optional("summary"))
        rule.seesNames = try node.optional("names")?.text() == "seen"
        rule.sparesPast = try node.optional("past")?.text() == "spared"
        rule.sparesReferences = try node.optional("references")?.text() == "spared"
        rule.isAcross = try node.optional("across")?.text() == "true"
        for item in try node.optional("profiles")?.list() ?? [] { rule.profiles.append(try item.text()) }
        for (from, to) in try node.optional("map")?.pairs() ?? [] { rule.map[from] = try to.text() }
        if let find = try node.optional("find") { rule.finds = try finds(find) }
        for (number, variant) in (try node.optional("oneOf")?.list() ?? []).enumerated() {
            try variant.expect(["name", "find", "write"])
            rule.variants.append(
                RuleVariant(
                    name: try variant.required("name").text(), text: try variant.optional("write")?.text()))
            for var pattern in try finds(try variant.required("find")) {
                pattern.variant = number
                rule.finds.append(pattern)
            }
        }
        for example in try node.optional("examples")?.list() ?? [] {
            rule.examples.append(try self.example(example, rule.languages))
        }
        return rule
    }

    /// A list of patterns, or patterns with what is to stand in their place.
    private func finds(_ node: RuleNode) throws(Diagnostic) -> [RulePattern] {
        var result: [RulePattern] = []
        guard (try? node.list()) == nil else {
            for item in try node.list() {
                result.append(
                    RulePattern(
                        node: try pattern(try item.text(), item), replacement: .none, location: item.location))
            }
            return result
        }
        for (text, value) in try node.pairs() {
            let replacement: RulePattern.Replacement =
                switch try value.text() {
                case "=none": .none
                case "=map": .map
                case "=nfc": .nfc
                case "=nfkc": .nfkc
                case "=figures": .figures
                case "=grouped": .grouped
                case let text: .text(text)
                }
            result.append(
                RulePattern(node: try pattern(text, value), replacement: replacement, location: value.location))
        }
        return result
    }

    private func pattern(_ text: String, _ node: RuleNode) throws(Diagnostic) -> PatternNode {
        let pattern: PatternNode
        do throws(PatternParser.Problem) {
            pattern = try PatternParser.parse(text, sets: sets)
        } catch {
            throw node.problem(
                "rules.bad-pattern", "the pattern \(text) is wrong at character \(error.offset + 1): \(error.message)",
                ["pattern": text, "reason": error.message], help: "see Locales/README.md for what patterns can say")
        }
        guard !pattern.isNullable else {
            throw node.problem(
                "rules.empty-pattern", "the pattern \(text) matches nothing at all", ["pattern": text],
                help: "let it have a character that has to be there")
        }
        guard (1...PatternTable.mostBeginnings).contains(pattern.first.count) else {
            throw node.problem(
                "rules.broad-pattern", "the pattern \(text) can begin at nearly any character", ["pattern": text],
                help: "begin with what is rare, and put what stands before it into (?<=...)")
        }
        return pattern
    }

    private func example(_ node: RuleNode, _ languages: [LanguageTag]) throws(Diagnostic) -> RuleExample {
        try node.expect(["wrong", "right", "language", "on", "profile", "others"])
        var language = languages.first ?? .english
        if let tag = try node.optional("language") {
            guard let named = LanguageTag(parsing: try tag.text()) else {
                throw Self.unknownLanguage(tag, try tag.text())
            }
            language = named
        }
        var example = RuleExample(language: language, location: node.location)
        example.wrong = try node.optional("wrong")?.text()
        example.right = try node.optional("right")?.text()
        if let day = try node.optional("on") {
            guard let date = PartialDate(iso: try day.text()) else {
                throw day.problem("rules.bad-date", "this is no date", help: "write 2021-11-30")
            }
            example.day = date.earliest
        }
        example.profile = try node.optional("profile")?.text()
        example.others = try Self.forms(node.optional("others"))
        return example
    }
}
