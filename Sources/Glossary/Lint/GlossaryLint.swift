import Terminology

/// Looks for mistakes in a glossary that was read.
public struct GlossaryLint: Sendable {
    public var rules: [any GlossaryRule]

    /// A lint with the rules given, or with all.
    public init(rules: [any GlossaryRule] = GlossaryLint.allRules) { self.rules = rules }

    /// The findings of all rules, in the order of files, lines and columns.
    ///
    /// What the reader found wrong is not repeated here: it is in `source.diagnostics`.
    /// - Complexity: O(*n*) in the size of the glossary, with small squares in the terms of one concept.
    public func check(_ source: GlossarySource) -> [Diagnostic] {
        let glossary = LintedGlossary(source)
        let findings = rules.flatMap { $0.check(glossary) }
        return findings.enumerated().sorted { left, right in
            if let first = left.element.location, let second = right.element.location, first != second {
                return first < second
            }
            return left.offset < right.offset
        }.map(\.element)
    }

    /// Every rule there is.
    public static let allRules: [any GlossaryRule] = [
        DuplicateIdentifier(), IdentifierFormat(), IdentifierPrefix(), WrongFile(), EmptyText(), NotNormalized(),
        CompatibilityCharacter(), InvisibleCharacter(), StraySpace(), MixedScripts(), HanForm(), WrongScript(),
        MisplacedField(), Brackets(), MissingLanguage(), LanguageOrder(), MissingPreferred(), DuplicatePreferred(),
        DuplicateTerm(), ContradictoryTerm(), AbbreviationIsFullForm(), UnexplainedStatus(),
        SupersededWithoutReplacement(), BackwardsPeriod(), TermOutsidePeriod(), OverlappingPosts(),
        DanglingReference(), ReferenceKind(), CircularReference(), MeetingOrdinal(), MeetingOrder(),
        MissingSource(), UnknownSource(), UnusedSource(), UnseenReliability(), MissingTone(), PinyinSyllables(),
        KanaReading(), HanjaLength(), FalseFriendForms(),
    ]
}
