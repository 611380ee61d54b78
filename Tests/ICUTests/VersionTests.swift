import ICU
import Testing

@Suite struct VersionTests {
    @Test func versionsHaveTwoComponents() {
        #expect(ICUVersion.library.split(separator: ".").count >= 2)
        #expect(ICUVersion.unicode.split(separator: ".").count >= 2)
    }
}
