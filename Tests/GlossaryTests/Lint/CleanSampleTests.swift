import Glossary
import Terminology
import Testing

struct CleanSampleTests {
    @Test func everyRuleIsSilentOnACleanGlossary() {
        let source = GlossaryReader().read(text: cleanSample, file: "offices.yaml")
        #expect(source.diagnostics == [])
        #expect(source.concepts.count == 2)
        let findings = GlossaryLint().check(source)
        #expect(findings == [], "\(findings.map { "\($0.location?.description ?? "") \($0.message)" })")
    }

    @Test func everyRuleHasACodeOfItsOwn() {
        let codes = GlossaryLint.allRules.map { type(of: $0).code }
        #expect(Set(codes).count == codes.count)
        #expect(codes.allSatisfy { $0.hasPrefix("glossary.") })
    }

    @Test func findingsComeInTheOrderOfTheFile() {
        let text = cleanSample.replacing("专利局,", with: "专利局 ,").replacing(
            "seeAlso: [off.jpo-old]", with: "seeAlso: [off.x]")
        let findings = GlossaryLint().check(GlossaryReader().read(text: text, file: "offices.yaml"))
        let locations = findings.compactMap(\.location)
        #expect(locations == locations.sorted())
        #expect(findings.count == 1)
    }
}
