import DataFile
import Terminology
import Yams

/// Reads `Locales/<tag>.yaml`.
public struct LocaleRulesLoader {
    private let directory: String

    public init(directory: String) { self.directory = directory }

    /// The files in the order in which their foldings apply.
    public static let fileNames = ["common.yaml"] + LanguageTag.allCases.map { $0.rawTag + ".yaml" }

    /// All files that the rules come from, tables included, once `load` has run.
    public private(set) var files: [String] = []

    /// The rules of all languages, what they share first.
    ///
    /// - Throws: a `Diagnostic` with file, line and column for what is missing, unknown or wrong.
    public mutating func load() throws(Diagnostic) -> [LocaleRules] {
        files = []
        var result: [LocaleRules] = []
        for name in Self.fileNames {
            let path = directory + "/" + name
            files.append(path)
            result.append(try load(path))
        }
        return result
    }

    private mutating func load(_ path: String) throws(Diagnostic) -> LocaleRules {
        let root = try RuleNode.root(of: path)
        try root.expect([
            "language", "folding", "readings", "names", "sentences", "quantities", "boundaries",
        ])
        var rules = LocaleRules()
        if let language = try root.optional("language") {
            let tag = try language.text()
            guard let parsed = LanguageTag(parsing: tag) else {
                throw language.problem(
                    "locale.unknown-language", "unknown language \"\(tag)\"", ["text": tag],
                    help: "use en, zh-Hans, zh-Hant, ja or ko")
            }
            rules.language = parsed
        }
        if let folding = try root.optional("folding") { try load(folding, into: &rules) }
        for node in try root.optional("readings")?.list() ?? [] { rules.readings.append(try reading(node)) }
        if let names = try root.optional("names") {
            try names.expect(["surnames", "order"])
            for (name, node) in try names.optional("surnames")?.pairs() ?? [] { rules.surnames[name] = try node.text() }
            if let order = try names.optional("order") {
                guard try order.text() == "both" else {
                    throw order.problem(
                        "locale.bad-value", "unknown order of names", help: "write both, or leave it out")
                }
                rules.turnsNames = true
            }
        }
        if let sentences = try root.optional("sentences") { rules.sentences = try Self.sentences(sentences) }
        if let node = try root.optional("quantities") { rules.quantities = try quantities(node) }
        if let boundaries = try root.optional("boundaries") { rules.boundaries = try self.boundaries(boundaries) }
        return rules
    }

    private func boundaries(_ node: RuleNode) throws(Diagnostic) -> WordBoundaries {
        try node.expect(["suffixes", "prefixes", "words"])
        func texts(_ name: String) throws(Diagnostic) -> [String] {
            var texts: [String] = []
            for item in try node.optional(name)?.list() ?? [] {
                let text = try item.text()
                guard text.split(separator: "|", omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty }),
                    text.unicodeScalars.count <= CompiledBoundaries.longestWord
                else {
                    throw item.problem(
                        "locale.bad-boundary", "\"\(text)\" is empty on one side, or too long", ["text": text],
                        help: "write at most \(CompiledBoundaries.longestWord) characters")
                }
                texts.append(text)
            }
            return texts
        }
        var boundaries = WordBoundaries()
        boundaries.suffixes = try texts("suffixes")
        boundaries.prefixes = try texts("prefixes")
        boundaries.words = try texts("words")
        return boundaries
    }

    private mutating func load(_ folding: RuleNode, into rules: inout LocaleRules) throws(Diagnostic) {
        try folding.expect(["dropped", "characters", "tables", "rules"])
        for node in try folding.optional("dropped")?.list() ?? [] {
            let code = try node.text()
            guard RuleCompiler.isGeneralCategory(code) else {
                throw node.problem(
                    "locale.unknown-category", "Unicode has no general category \"\(code)\"", ["text": code],
                    help: "use a code of two letters such as Zs or Po")
            }
            rules.droppedCategories.insert(code)
        }
        for node in try folding.optional("characters")?.list() ?? [] {
            try node.expect(["to", "from"])
            rules.characters.append(
                CharacterFolding(
                    target: try node.required("to").text(), sources: try node.required("from").text(),
                    location: node.location))
        }
        for node in try folding.optional("tables")?.list() ?? [] {
            for row in try table(node) {
                guard let key = row.columns.first else { continue }
                rules.characters.append(
                    CharacterFolding(target: key, sources: row.columns.dropFirst().joined(), location: row.location))
            }
        }
        rules.foldingRules = try folding.optional("rules")?.ruleText()
    }

    private mutating func reading(_ node: RuleNode) throws(Diagnostic) -> ReadingRules {
        try node.expect([
            "system", "given", "base", "transliterator", "compute", "termKey", "key", "queries", "queryTable",
            "queryRules", "initials",
        ])
        var reading = ReadingRules(system: try node.required("system").text())
        reading.given = try fields(node.optional("given"))
        reading.base = try fields(node.optional("base"))
        reading.transliterator = try node.optional("transliterator")?.text()
        reading.compute = try node.optional("compute")?.ruleText()
        reading.termKey = try node.optional("termKey")?.ruleText()
        reading.key = try node.optional("key")?.ruleText()
        reading.queryRules = try node.optional("queryRules")?.ruleText()
        if let initials = try node.optional("initials") {
            guard try initials.text() == "true" else {
                throw initials.problem(
                    "locale.bad-flag", "only true is expected here", help: "write true, or leave it out")
            }
            reading.isInitials = true
        }
        for item in try node.required("queries").list() {
            let code = try item.text()
            guard let script = ScriptClass(code: code) else {
                throw item.problem(
                    "locale.unknown-script", "unknown script \"\(code)\"", ["text": code],
                    help: "use Latn, Hani, Hira, Kana or Hang")
            }
            reading.queries.insert(ScriptSet(script))
        }
        if let tableNode = try node.optional("queryTable") {
            var entries: [UInt32: String] = [:]
            for row in try table(tableNode) {
                guard let scalar = row.columns.first?.unicodeScalars.first, row.columns.count > 1 else { continue }
                entries[scalar.value] = row.columns[1]
            }
            reading.queryTable = entries
        }
        return reading
    }

    private func fields(_ node: RuleNode?) throws(Diagnostic) -> [ReadingField] {
        var fields: [ReadingField] = []
        for item in try node?.list() ?? [] {
            let word = try item.text()
            guard let field = ReadingField.allCases.first(where: { $0.word == word }) else {
                let known = ReadingField.allCases.map(\.word).joined(separator: ", ")
                throw item.problem(
                    "locale.unknown-field", "a term has no field \"\(word)\"", ["text": word, "known": known],
                    help: "use " + known)
            }
            fields.append(field)
        }
        return fields
    }

    /// The rows of a table file beside: columns with white space between, `#` begins a comment line.
    private mutating func table(
        _ node: RuleNode
    ) throws(Diagnostic) -> [(columns: [String], location: SourceLocation)] {
        let name = try node.text()
        guard !name.contains("/"), name != "..", !name.isEmpty else {
            throw node.problem(
                "locale.bad-table-name", "\"\(name)\" is not the name of a file beside this one", ["name": name],
                help: "put the table into the same directory")
        }
        let path = directory + "/" + name
        files.append(path)
        var rows: [(columns: [String], location: SourceLocation)] = []
        var line = 0
        for text in try FileText.contents(of: path).split(separator: "\n", omittingEmptySubsequences: false) {
            line += 1
            let columns = text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" }).map(String.init)
            guard let first = columns.first, !first.hasPrefix("#") else { continue }
            let location = SourceLocation(file: path, line: line, column: 1)
            guard first.unicodeScalars.count == 1 else {
                throw Diagnostic(
                    "locale.bad-table-row", "a row must begin with one character, not \"\(first)\"",
                    arguments: ["text": first],
                    at: location,
                    help: "write the character, then its variants or readings, with spaces between")
            }
            rows.append((columns, location))
        }
        return rows
    }
}
