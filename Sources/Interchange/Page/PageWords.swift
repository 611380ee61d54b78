import Terminology

/// The words of the HTML page, in the language of who reads it; English unless others are given.
public struct PageWords: Sendable, Hashable {
    public var language = LanguageTag.english
    public var unit = "Unit"
    public var show = "Show"
    public var languages = "Languages"
    public var allUnits = "All units"
    public var doubtful = "Doubtful"
    public var nextDoubtful = "Next doubtful unit"
    public var withOmissions = "With omissions"
    /// In the place of what a language does not say.
    public var leftOut = "left out"
    public var confidence = "Confidence"
    /// After a number, with a space where the language writes one.
    public var percentSign = " %"
    public var segments = "Segments"
    /// What confidence means.
    public var meaning =
        "Of units with a confidence of 90 %, about nine in ten are right. Those marked doubtful should be looked at."

    public init() {}

    /// Takes each word by its name in the catalogue of messages.
    public init(language: LanguageTag, word: (String) -> String) {
        self.language = language
        unit = word("page.unit")
        show = word("page.show")
        languages = word("page.languages")
        allUnits = word("page.allUnits")
        doubtful = word("page.doubtful")
        nextDoubtful = word("page.nextDoubtful")
        withOmissions = word("page.withOmissions")
        leftOut = word("page.leftOut")
        confidence = word("page.confidence")
        percentSign = word("page.percentSign")
        segments = word("page.segments")
        meaning = word("page.meaning")
    }
}

extension LanguageTag {
    /// The name of the language in itself.
    var ownName: String {
        switch self {
        case .english: "English"
        case .simplifiedChinese: "简体中文"
        case .traditionalChinese: "繁體中文"
        case .japanese: "日本語"
        case .korean: "한국어"
        }
    }
}
