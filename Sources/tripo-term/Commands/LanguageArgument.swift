import Interchange
import Terminology

/// Reads languages as options name them.
enum LanguageArgument {
    static func language(_ tag: String?) throws(Failure) -> LanguageTag? {
        guard let tag else { return nil }
        guard let language = LanguageTag(parsing: tag) else { throw .unknownLanguage(tag) }
        return language
    }

    /// Tags with commas between.
    static func languages(_ tags: String?) throws(Failure) -> [LanguageTag] {
        var languages: [LanguageTag] = []
        for tag in (tags ?? "").split(separator: ",") {
            guard let language = LanguageTag(parsing: tag.filter { $0 != " " }) else {
                throw .unknownLanguage(String(tag))
            }
            if !languages.contains(language) { languages.append(language) }
        }
        return languages
    }
}

/// Reads formats of files of units as paths name them.
enum MemoryFormatArgument {
    /// Nil for an extension that says no format, or one that is only read.
    static func writable(ofPath path: String) -> MemoryWriter.Format? {
        MemoryFormat(extensionOf: path).flatMap { MemoryWriter.Format(rawValue: $0.rawValue) }
    }
}
