import Terminology

extension RuleCompiler {
    /// Writes what all files say of sentences; a language's own brackets and choices stay apart.
    ///
    /// A word touches only texts of its own script, so the words of all languages are one: English within Japanese keeps
    /// its abbreviations.
    static func writeSentences(_ locales: [LocaleRules], to writer: inout ByteWriter) {
        let all = locales.map(\.sentences)
        var shared = ByteWriter()
        let characters = all.flatMap(\.characters).enumerated().sorted {
            ($0.element.kind.rawValue, $0.offset) < ($1.element.kind.rawValue, $1.offset)
        }
        shared.append(varint: characters.count)
        for (_, entry) in characters {
            shared.append(entry.kind.rawValue)
            CharacterClassTable.write(entry.ranges, to: &shared)
        }
        shared.append(all.flatMap(\.brackets))
        for list in SentenceWordList.allCases { shared.append(all.flatMap { $0.words[list] ?? [] }) }
        for ranges in [
            all.flatMap(\.numberingFigures), all.flatMap(\.numberingLetters), all.flatMap(\.unspaced),
        ] {
            CharacterClassTable.write(ranges, to: &shared)
        }
        let named = locales.filter { $0.language != nil }
        shared.append(varint: named.count)
        for locale in named {
            shared.append(locale.language?.rawValue ?? 0)
            shared.append(locale.sentences.whole)
            shared.append(UInt8(locale.sentences.continuesAfterFigures ? 1 : 0))
        }
        writer.append(varint: shared.count)
        writer.append(contentsOf: shared.bytes)
    }
}
