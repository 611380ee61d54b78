import ICU
import Terminology

extension KeyFolder {
    /// The keys of a term's sound, in every system of its language.
    ///
    /// A reading that the data gives wins over one computed from the characters.
    public func readings(of term: Term, isPerson: Bool) throws(ICUError) -> [ReadingKey] {
        var keys: [ReadingKey] = []
        for reading in rules.readings where reading.language == term.language && reading.queryTable == nil {
            guard let (spelling, isGiven) = try spelling(of: term, in: reading, isPerson: isPerson) else { continue }
            let key = try spelledKey(spelling, in: reading, isTerm: true)
            if key.count > 1 {
                keys.append(
                    ReadingKey(utf8: key, system: reading.system, spelling: spelling, isGiven: isGiven))
            }
        }
        return keys
    }

    /// The ways to look a query up by sound, given the scripts that it is written in.
    public func queryReadings(of query: String, scripts: ScriptSet) throws(ICUError) -> [QueryKey] {
        var keys: [QueryKey] = []
        let written = scripts.subtracting(ScriptSet(.other))
        guard !written.isEmpty else { return [] }
        var prefixes: Set<UInt8> = []
        for reading in rules.readings where written.isSubset(of: reading.queries) {
            guard prefixes.insert(reading.prefix).inserted else { continue }
            if let table = reading.queryTable {
                if let key = try tabledKey(query, table: table, reading: reading) {
                    keys.append(QueryKey(utf8: key, system: reading.system))
                }
            } else {
                let key = try spelledKey(query, in: reading, isTerm: false)
                if key.count > 1 { keys.append(QueryKey(utf8: key, system: reading.system)) }
            }
        }
        return keys
    }

    /// How a term reads in a system, and whether the data says so.
    private func spelling(
        of term: Term, in reading: CompiledReading, isPerson: Bool
    ) throws(ICUError) -> (String, isGiven: Bool)? {
        for field in reading.given {
            if let value = field.value(in: term), !value.isEmpty { return (value, true) }
        }
        guard let base = reading.base.lazy.compactMap({ $0.value(in: term) }).first(where: { !$0.isEmpty })
        else { return nil }
        var surname = ""
        var rest = base
        if isPerson, let names = rules.surnames[reading.language] {
            let match = names.keys.filter { base.hasPrefix($0) }.max { $0.utf8.count < $1.utf8.count }
            if let match {
                surname = names[match].map { $0 + " " } ?? ""
                rest = String(base.dropFirst(match.count))
            }
        }
        if let name = reading.transliterator { rest = try transliterator(name: name).transliterated(rest) }
        if let compute = reading.compute {
            rest = try transliterator(rules: compute, name: reading.system).transliterated(rest)
        }
        return (surname + rest, false)
    }

    /// The prefix of the system and the key of a spelling.
    private func spelledKey(_ spelling: String, in reading: CompiledReading, isTerm: Bool) throws(ICUError) -> [UInt8] {
        var bytes = try folded(spelling).utf8
        if isTerm, let rules = reading.termKey { try apply(rules, named: reading.system, to: &bytes) }
        if let rules = reading.key { try apply(rules, named: reading.system, to: &bytes) }
        try dropInPlace(&bytes)
        return [reading.prefix] + bytes
    }

    /// A query's characters read by a table, and the main key of that.
    private func tabledKey(
        _ query: String, table: CharacterTable, reading: CompiledReading
    ) throws(ICUError) -> [UInt8]? {
        let characters = String(decoding: try folded(query).utf8, as: UTF8.self).unicodeScalars
        var text = ""
        for character in characters {
            if let spelled = table[character.value] { text += spelled } else { text.unicodeScalars.append(character) }
        }
        if let rules = reading.queryRules {
            text = try transliterator(rules: rules, name: reading.system).transliterated(text)
        }
        let key = try key(of: text).utf8
        return key.isEmpty ? nil : key
    }

    private func apply(_ rules: String, named name: String, to bytes: inout [UInt8]) throws(ICUError) {
        let result = try transliterator(rules: rules, name: name).transliterated(String(decoding: bytes, as: UTF8.self))
        bytes = Array(result.utf8)
    }
}

extension KeyFolder {
    /// A person's name with its words turned round, where its language writes names both ways.
    public func turnedName(_ term: Term) -> String? {
        guard rules.turningLanguages.contains(term.language) else { return nil }
        let words = term.text.split(separator: " ")
        guard words.count == 2 || words.count == 3 else { return nil }
        return (words.dropFirst() + words.prefix(1)).joined(separator: " ")
    }
}
