import Terminology

/// The language of a document, and how it is known: what the user names decides, else the name of the file, else what the file
/// declares, else the text.
public struct LanguageChoice: Sendable, Hashable {
    public enum Basis: String, Sendable {
        case given, fileName, declaration, text
    }

    public let language: LanguageTag
    public let basis: Basis
    /// 0 to 1; only a guess from the text is less than 1.
    public let sureness: Double

    /// - Parameter given: A tag as the user wrote it; `zh` alone means simplified characters, unless the text is traditional.
    /// - Throws: `document.unknown-language` where a given tag is none of ours, or nothing tells.
    public init(of document: TextDocument, given: String? = nil) throws(Diagnostic) {
        if let given {
            guard let tag = DeclaredLanguage.language(of: given, in: document.blocks) else {
                throw Self.unknown(document.path, given)
            }
            self.init(tag, .given)
        } else if let tag = LanguageOfPath.tag(in: document.path),
            let language = DeclaredLanguage.language(of: tag, in: document.blocks)
        {
            self.init(language, .fileName)
        } else if let declared = document.declaredLanguage {
            self.init(declared, .declaration)
        } else {
            let guess = LanguageGuess(document.blocks)
            guard let language = guess.language else { throw Self.undecided(document.path) }
            self.init(language, .text, guess.sureness)
        }
    }

    private init(_ language: LanguageTag, _ basis: Basis, _ sureness: Double = 1) {
        (self.language, self.basis, self.sureness) = (language, basis, sureness)
    }

    private static func unknown(_ path: String, _ tag: String) -> Diagnostic {
        // No language has a longer one: the rest of a slip, or of a text, is not repeated.
        let tag = tag.unicodeScalars.count > longestTag ? String(tag.unicodeScalars.prefix(longestTag)) + "…" : tag
        return Diagnostic(
            "document.unknown-language", "unknown language “\(tag)”", arguments: ["tag": tag],
            at: SourceLocation(file: path), help: "known: en, zh-Hans, zh-Hant, ja, ko")
    }

    /// Characters of a tag that are told.
    private static let longestTag = 35

    private static func undecided(_ path: String) -> Diagnostic {
        Diagnostic(
            "document.undecided-language", "nothing tells the language of \(path)", arguments: ["file": path],
            at: SourceLocation(file: path), help: "name it with --languages, or in the name of the file: report.ja.txt")
    }
}
