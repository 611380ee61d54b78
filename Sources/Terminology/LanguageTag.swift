/// A language of the glossary, as a BCP 47 tag; Chinese is kept apart by script.
public enum LanguageTag: UInt8, CaseIterable, Sendable, Comparable, Hashable {
    case english, simplifiedChinese, traditionalChinese, japanese, korean

    /// The BCP 47 tag, in its canonical case.
    public var rawTag: String {
        switch self {
        case .english: "en"
        case .simplifiedChinese: "zh-Hans"
        case .traditionalChinese: "zh-Hant"
        case .japanese: "ja"
        case .korean: "ko"
        }
    }

    /// The language that a tag means, however it is cased or written (`zh`, `ZH_cn`, `cmn-Hans`, `zh-TW`), or nil.
    ///
    /// `zh` alone means simplified characters.
    public init?(parsing text: some StringProtocol) {
        let subtags = text.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" || $0 == "." })
        guard let primary = subtags.first else { return nil }
        let rest = subtags.dropFirst()
        switch primary {
        case "en", "eng": self = .english
        case "ja", "jpn", "jp": self = .japanese
        case "ko", "kor", "kr": self = .korean
        case "zh", "zho", "chi", "cmn", "cn":
            let traditional = rest.contains { ["hant", "tw", "hk", "mo"].contains($0) }
            self = traditional && !rest.contains("hans") ? .traditionalChinese : .simplifiedChinese
        default: return nil
        }
    }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension LanguageTag: CustomStringConvertible {
    public var description: String { rawTag }
}
