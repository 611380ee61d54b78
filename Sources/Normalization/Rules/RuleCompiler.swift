import ICU
import Terminology

/// Turns the rules of all languages into bytes for `CompiledRules`.
public struct RuleCompiler {
    /// A character's rule sets are four bits.
    static let maximumFoldingRuleSets = 4
    /// Prefixes of reading keys are control characters, which no key holds.
    static let maximumReadings = 31

    private let locales: [LocaleRules]

    /// The rules in the order in which they apply: what all languages share comes first.
    public init(_ locales: [LocaleRules]) { self.locales = locales }

    /// Whether Unicode has a general category of this code of two letters.
    static func isGeneralCategory(_ code: String) -> Bool { GeneralCategory(code: code) != nil }

    /// The compiled rules.
    ///
    /// - Throws: a `Diagnostic` with file, line and column where ICU refuses a rule, or foldings go in a circle.
    /// - Complexity: one look at every scalar of Unicode, about 0.1 s.
    public func compile() throws(Diagnostic) -> [UInt8] {
        let ruleTexts = locales.compactMap(\.foldingRules)
        guard ruleTexts.count <= Self.maximumFoldingRuleSets else {
            throw Diagnostic(
                "locale.too-many-rule-sets", "at most \(Self.maximumFoldingRuleSets) files can have folding rules",
                arguments: ["limit": "\(Self.maximumFoldingRuleSets)"],
                at: ruleTexts[Self.maximumFoldingRuleSets].location, help: "put the rules into fewer files")
        }
        var triggers: [Set<UInt32>] = []
        for text in ruleTexts { triggers.append(try text.checked(as: "folding").touchedScalars()) }

        var writer = ByteWriter()
        try FoldTableBuilder(locales: locales, triggers: triggers).write(to: &writer)
        writer.append(varint: ruleTexts.count)
        for (text, trigger) in zip(ruleTexts, triggers) {
            writer.append(UInt8(trigger.allSatisfy { $0 < 0x80 } ? 1 : 0))
            CompiledTransform.write(text, to: &writer)
        }
        try writeReadings(to: &writer)
        writeNames(to: &writer)
        Self.writeSentences(locales, to: &writer)
        QuantityLexicon.write(locales, to: &writer)
        let boundaries = CompiledBoundaries.bytes(of: locales.map(\.boundaries))
        writer.append(varint: boundaries.count)
        writer.append(contentsOf: boundaries)
        return writer.bytes
    }

    private func writeReadings(to writer: inout ByteWriter) throws(Diagnostic) {
        var all: [(LanguageTag, ReadingRules)] = []
        for locale in locales {
            guard let language = locale.language else { continue }
            all += locale.readings.map { (language, $0) }
        }
        guard all.count <= Self.maximumReadings else {
            throw Diagnostic(
                "locale.too-many-readings", "at most \(Self.maximumReadings) reading systems can be declared",
                arguments: ["limit": "\(Self.maximumReadings)"],
                help: "remove some from the files of Locales")
        }
        // One system has one prefix in all languages, so that a query is put through its rules once.
        var prefixes: [String: UInt8] = [:]
        for (_, reading) in all where prefixes[reading.system] == nil {
            prefixes[reading.system] = UInt8(prefixes.count + 1)
        }
        writer.append(varint: all.count)
        for (language, reading) in all {
            for text in [reading.compute, reading.termKey, reading.key, reading.queryRules] {
                _ = try text?.checked(as: reading.system)
            }
            if let name = reading.transliterator {
                do { _ = try Transliterator(identifier: name) } catch {
                    throw Diagnostic(
                        "locale.unknown-transliterator", "ICU has no transliterator \"\(name)\"",
                        arguments: ["name": name], at: reading.key?.location,
                        help: "use a name that ICU knows, such as Han-Latin")
                }
            }
            CompiledReading.write(reading, language: language, prefix: prefixes[reading.system] ?? 0, to: &writer)
            let syllables = try syllables(of: reading, language)
            writer.append(varint: syllables.count)
            writer.append(contentsOf: syllables)
        }
    }

    /// How Han characters are read, where a reading is of them.
    private func syllables(of reading: ReadingRules, _ language: LanguageTag) throws(Diagnostic) -> [UInt8] {
        guard language == .simplifiedChinese, !reading.isInitials, let compute = reading.compute else { return [] }
        let romanization = try compute.checked(as: reading.system)
        do { return try SyllableTable.bytes(of: romanization) } catch { throw compute.refused(error) }
    }

    private func writeNames(to writer: inout ByteWriter) {
        let named = locales.filter { $0.language != nil }
        writer.append(varint: named.count)
        for locale in named { CompiledNames.write(locale, to: &writer) }
    }
}

extension RuleText {
    /// The transliterator of these rules.
    ///
    /// - Throws: a `Diagnostic` at the place in the file that ICU names.
    func checked(as name: String) throws(Diagnostic) -> Transliterator {
        do {
            return try Transliterator(rules: rules, identifier: name)
        } catch {
            throw refused(error)
        }
    }

    /// What is wrong with these rules, where ICU will not have them.
    fileprivate func refused(_ error: ICUError) -> Diagnostic {
        Diagnostic(
            "locale.bad-rule", "ICU refuses a transliterator rule: \(error)", arguments: ["reason": "\(error)"],
            at: place(of: error),
            help: "see the syntax of transform rules in the ICU user guide; every rule ends in a semicolon")
    }

    /// Where in the file the text stands that ICU stopped at.
    private func place(of error: ICUError) -> SourceLocation {
        guard let place = error.location, let firstLine = location.line else { return location }
        return SourceLocation(
            file: location.file, line: firstLine + place.line - 1, column: place.column + (location.column ?? 1) - 1)
    }
}
