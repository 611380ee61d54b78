import Terminology

/// The language that a path names: `zh.txt`, `seed.zh.txt`, `report_ja.docx`, `report-zh-Hant.html`, `zh/report.txt`.
public enum LanguageOfPath {
    /// The tag as it is written, or nil.
    ///
    /// The end of the name is looked at, then the folder that the file is in.
    /// - Complexity: O(*n*) in the path.
    public static func tag(in path: String) -> String? {
        let name = FileName(path)
        // "report.ja" without a suffix of a format.
        if let suffix = name.suffix, isTag(suffix) { return String(suffix) }
        if let tag = tag(atEndOf: name.stem) { return tag }
        guard let folder = name.folder, isTag(folder) else { return nil }
        return String(folder)
    }

    /// Whether the name of a file says a language and nothing else: `zh.txt`.
    static func isAll(of path: String) -> Bool { isTag(FileName(path).stem) }

    private static func tag(atEndOf stem: Substring) -> String? {
        if isTag(stem) { return String(stem) }
        var tail = stem[stem.endIndex...]
        var found: String?
        // The longest of the last parts that is a tag: zh-Hant-TW before TW.
        for _ in 0..<longestTag {
            let head = stem[..<tail.startIndex]
            let end = head.last.map(isSeparator) == true ? head.index(before: head.endIndex) : head.endIndex
            guard let separator = stem[..<end].lastIndex(where: isSeparator) else { break }
            tail = stem[stem.index(after: separator)...]
            if isTag(tail) { found = String(tail) }
        }
        return found
    }

    private static func isSeparator(_ character: Character) -> Bool { ".-_ ".contains(character) }

    /// Whether a text is a tag and nothing else: `en-route` is none.
    private static func isTag(_ text: Substring) -> Bool {
        guard LanguageTag(parsing: text) != nil else { return false }
        let parts = text.lowercased().split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        guard let first = parts.first, languages.contains(String(first)) else { return false }
        return parts.count <= longestTag && parts.dropFirst().allSatisfy { scriptsAndRegions.contains(String($0)) }
    }

    /// Language, script, region.
    private static let longestTag = 3
    private static let languages: Set<String> = [
        "en", "eng", "ja", "jpn", "jp", "ko", "kor", "kr", "zh", "zho", "chi", "cmn", "cn",
    ]
    private static let scriptsAndRegions: Set<String> = [
        "hans", "hant", "jpan", "kore", "latn", "cn", "sg", "tw", "hk", "mo", "jp", "kr", "us", "gb", "au", "ca", "nz",
        "ie",
        "in",
    ]
}
