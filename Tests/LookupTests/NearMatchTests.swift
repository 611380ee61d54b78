import Glossary
import Lookup
import Terminology
import Testing

/// Names that are some letters away.
@Suite struct NearMatchTests {
    @Test func `a name that only sounds as if it began so does not hide a nearer one`() throws {
        let day = try #require(PartialDate(iso: "2021-11-30"))
        let index = try RecognitionFixture.index.get()
        let results = try Searcher(index).search("Kipoo", LookupOptions(on: day)).results
        let ids = try results.map { try index.entry($0.concept).concept.id }
        #expect(ids.first == "off.kipo", "\(ids)")
        #expect(results.first?.match.type == .fuzzy)
        // What begins so by its sound is still there.
        #expect(ids.contains("mech.kipris"))
    }

    @Test func `a beginning of a name comes before names that are near it`() throws {
        let day = try #require(PartialDate(iso: "2021-11-30"))
        let index = try RecognitionFixture.index.get()
        let results = try Searcher(index).search("trademar", LookupOptions(on: day)).results
        #expect(results.first?.match.type == .prefix)
        #expect(!results.contains { $0.match.type == .fuzzy })
    }
}
