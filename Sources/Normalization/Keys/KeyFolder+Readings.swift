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

    /// How a text reads in the first system of its language that computes all its sounds, not their initials; nil where none does.
    public func romanization(of text: String, _ language: LanguageTag) throws(ICUError) -> String? {
        let computes = { (reading: CompiledReading) in
            !reading.isInitials && (reading.compute != nil || reading.transliterator != nil)
        }
        guard
            let reading = rules.readings.first(where: {
                $0.language == language && $0.queryTable == nil && computes($0)
            })
        else { return nil }
        return try spelling(of: Term(text, language: language), in: reading, isPerson: false)?.0
    }

    /// The letters of a Han character's reading in a language; nil where none is known.
    public func syllable(_ character: UInt32, _ language: LanguageTag) -> [Unicode.Scalar]? {
        for reading in rules.readings where reading.language == language {
            if let table = reading.syllables { return table[character] }
        }
        return nil
    }

    /// The ways to look a query up by sound, given the scripts that it is written in.
    public func queryReadings(of query: String, scripts: ScriptSet) throws(ICUError) -> [QueryKey] {
        var keys: [QueryKey] = []
        let written = scripts.subtracting(ScriptSet(.other))
        guard !written.isEmpty else { return [] }
        // A bit for each prefix: the same system of another language has the same keys.
        var asked: UInt32 = 0
        for reading in rules.readings where written.isSubset(of: reading.queries) {
            let bit: UInt32 = 1 << UInt32(reading.prefix & 31)
            guard asked & bit == 0 else { continue }
            asked |= bit
            if let table = reading.queryTable {
                if let key = try tabledKey(query, table: table, reading: reading) {
                    keys.append(QueryKey(utf8: key, system: reading.system, isInitials: reading.isInitials))
                }
            } else {
                let key = try spelledKey(query, in: reading, isTerm: false)
                if key.count > 1 {
                    keys.append(QueryKey(utf8: key, system: reading.system, isInitials: reading.isInitials))
                }
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
        if isPerson, let names = surnames[reading.language] {
            let match = names.keys.filter { base.hasPrefix($0) }.max { $0.utf8.count < $1.utf8.count }
            if let match {
                surname = names[match].map { $0 + " " } ?? ""
                rest = String(base.dropFirst(match.count))
            }
        }
        if let name = reading.transliterator { rest = try transliterator(name: name).transliterated(rest) }
        if let compute = reading.compute {
            var bytes = Array(rest.utf8)
            try rewrite(&bytes, by: compute, named: reading.system)
            rest = String(decoding: bytes, as: UTF8.self)
        }
        return (surname + rest, false)
    }

    /// The prefix of the system and the key of a spelling.
    private func spelledKey(_ spelling: String, in reading: CompiledReading, isTerm: Bool) throws(ICUError) -> [UInt8] {
        var bytes: [UInt8] = []
        try fold(spelling, into: &bytes)
        if isTerm, let rules = reading.termKey { try rewrite(&bytes, by: rules, named: reading.system) }
        if let rules = reading.key { try rewrite(&bytes, by: rules, named: reading.system) }
        try folding.drop(from: &bytes)
        bytes.insert(reading.prefix, at: 0)
        return bytes
    }

    /// A query's characters read by a table, and the main key of that.
    private func tabledKey(
        _ query: String, table: CharacterTable, reading: CompiledReading
    ) throws(ICUError) -> [UInt8]? {
        var characters: [UInt8] = []
        try fold(query, into: &characters)
        var text: [UInt8] = []
        for character in String(decoding: characters, as: UTF8.self).unicodeScalars {
            if let spelled = table[character.value] {
                text += spelled.utf8
            } else {
                append(scalar: character.value, to: &text)
            }
        }
        if let rules = reading.queryRules { try rewrite(&text, by: rules, named: reading.system) }
        var key: [UInt8] = []
        _ = try text.withUnsafeBufferPointer { bytes throws(ICUError) in try self.key(of: bytes, into: &key) }
        return key.isEmpty ? nil : key
    }
}

extension KeyFolder {
    /// A person's name with its words turned round, where its language writes names both ways.
    public func turnedName(_ term: Term) -> String? {
        guard rules.names.contains(where: { $0.areTurned && $0.language == term.language }) else { return nil }
        return turnedName(term.text)
    }

    /// A name of two or three words with the first at its end.
    public func turnedName(_ name: String) -> String? {
        let words = name.split(separator: " ")
        guard words.count == 2 || words.count == 3 else { return nil }
        return (words.dropFirst() + words.prefix(1)).joined(separator: " ")
    }
}
