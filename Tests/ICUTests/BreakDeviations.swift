/// Lines of Unicode 15.0's test files that ICU 72 breaks otherwise, on purpose; ICU's own tests leave out the same ones
/// (`RBBITest::testCaseIsKnownIssue` in icu4c/source/test/intltest/rbbitst.cpp).
enum BreakDeviations {
    /// The colon no longer joins letters: CLDR 42 took it out of MidLetter before UAX #29 did (ICU-22112, ICU-22127).
    static let colonBetweenLetters: Set = [
        "÷ 0061 × 003A × 0041 ÷",
        "÷ 0061 × 003A × 0308 × 0041 ÷",
        "÷ 0061 × 003A × 05D0 ÷",
        "÷ 0061 × 003A × 0308 × 05D0 ÷",
        "÷ 0061 × 003A × 0061 × 2060 ÷",
        "÷ 0061 × 003A × 0308 × 0061 × 2060 ÷",
        "÷ 0061 × 003A × 0061 ÷ 003A ÷",
        "÷ 0061 × 003A × 0308 × 0061 ÷ 003A ÷",
        "÷ 0061 × 003A × 0061 ÷ 0027 ÷",
        "÷ 0061 × 003A × 0308 × 0061 ÷ 0027 ÷",
        "÷ 0061 × 003A × 0061 ÷ 0027 × 2060 ÷",
        "÷ 0061 × 003A × 0308 × 0061 ÷ 0027 × 2060 ÷",
        "÷ 0061 × 003A × 0061 ÷ 002C ÷",
        "÷ 0061 × 003A × 0308 × 0061 ÷ 002C ÷",
        "÷ 0041 × 003A × 0041 ÷",
    ]

    /// No break between a hyphen and a letter when one precedes the hyphen: once a Finnish tailoring, in ICU's root
    /// since ICU-8151, later rule LB20a of UAX #14 (ICU-21097).
    static let hyphenBeforeLetter: Set = [
        "× 002D ÷ 0023 ÷",
        "× 002D × 0308 ÷ 0023 ÷",
        "× 002D ÷ 00A7 ÷",
        "× 002D × 0308 ÷ 00A7 ÷",
        "× 002D ÷ 50005 ÷",
        "× 002D × 0308 ÷ 50005 ÷",
        "× 002D ÷ 0E01 ÷",
        "× 002D × 0308 ÷ 0E01 ÷",
    ]

    /// Numbers that begin with their decimal sign, and letters with a sign and a digit: ICU extends the tailoring of
    /// UAX #14, section 8.2, example 7 (ICU-12017, ICU-21097).
    static let signBeforeDigit: Set = [
        "× 002C ÷ 0030 ÷",
        "× 002C × 0308 ÷ 0030 ÷",
        "× 0065 × 0071 × 0075 × 0061 × 006C × 0073 × 0020 × 002E ÷ 0033 × 0035 × 0020 ÷ 0063 × 0065 × 006E × 0074 × 0073 ÷",
        "× 0061 × 002E ÷ 0032 × 0020 ÷",
        "× 0061 × 002E ÷ 0032 × 0020 ÷ 0915 ÷",
        "× 0061 × 002E ÷ 0032 × 0020 ÷ 672C ÷",
        "× 0061 × 002E ÷ 0032 × 3000 ÷ 672C ÷",
        "× 0061 × 002E ÷ 0032 × 3000 ÷ 307E ÷",
        "× 0061 × 002E ÷ 0032 × 3000 ÷ 0033 ÷",
        "× 0041 × 002E ÷ 0031 × 0020 ÷ BABB ÷",
        "× BD24 ÷ C5B4 × 002E × 0020 ÷ 0041 × 002E ÷ 0032 × 0020 ÷ BCFC ÷",
        "× BD10 ÷ C694 × 002E × 0020 ÷ 0041 × 002E ÷ 0033 × 0020 ÷ BABB ÷",
        "× C694 × 002E × 0020 ÷ 0041 × 002E ÷ 0034 × 0020 ÷ BABB ÷",
        "× 0061 × 002E ÷ 0032 × 3000 ÷ 300C ÷",
    ]
}
