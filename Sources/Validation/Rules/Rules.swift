/// All rules that have code.
enum Rules {
    static let all: [any Rule] = [
        NameOnDay(), DeprecatedName(), PublisherName(), RoleOnDay(), SurnameOnDay(), MeetingFactsRule(),
        PersonSpelling(),
        OfficeOrder(), FirstMention(), EraYear(), WeekdayOfDate(), ImpossibleDate(), KoreanParticle(),
        PairedSigns(), RepeatedSentence(), RepeatedWord(), NearName(), ForeignSentence(), ForeignForms(),
        DoubledSpace(), AbbreviationInBrackets(), DividedTitle(),
    ]

    static let across: [any AcrossRule] = [
        SameQuantities(), SameUnits(), SameConcepts(), SameTerms(), OneTranslation(), SegmentPresence(), NowhereElse(),
    ]

    static let identifiers = Set(all.flatMap(\.identifiers) + across.flatMap(\.identifiers))
}
