import Normalization
import Terminology
import Testing

@testable import Glossary

@Suite struct IndexRoundTripTests {
    @Test func `every field of a concept and its terms comes back`() throws {
        let index = try GlossaryIndex(bytes: SampleIndex.smallBytes())
        let reference = try #require(try index.concept(id: "office/kipo"))
        let entry = try index.entry(reference)
        #expect(entry.concept == SampleIndex.full)
        #expect(entry.layer == 2)
        #expect(entry.replacedBy == ["office/moip"])
        #expect(try index.kind(of: reference) == .office)
        #expect(try index.messages().text == "words")
    }

    @Test func `every concept is found by its identifier, and no other`() throws {
        let index = try GlossaryIndex(bytes: SampleIndex.smallBytes(extra: 300))
        #expect(index.conceptCount == 301)
        for concept in SampleIndex.plainConcepts(300) {
            let reference = try #require(try index.concept(id: concept.id))
            #expect(try index.entry(reference).concept == concept)
        }
        #expect(try index.concept(id: "term/300") == nil)
        #expect(try index.concept(id: "") == nil)
    }

    @Test func `the head of a term says what the term says`() throws {
        let index = try GlossaryIndex(bytes: SampleIndex.smallBytes())
        let key = Array("特許庁".utf8)
        let place = try key.withUnsafeBufferPointer { try index.keys.find($0) }
        let posting = try #require(place.postings?.first { _ in true })
        let head = try index.head(posting.term)
        let term = SampleIndex.full.terms[0]
        #expect(head.text.text == term.text)
        #expect(head.language == term.language)
        #expect(head.status == term.status)
        #expect(head.type == term.type)
        #expect(head.validity == term.validity)
        #expect(try index.entry(head.concept).concept.id == "office/kipo")
    }

    @Test func `the project's own glossaries come back whole`() throws {
        let source = GlossaryReader().read(directory: SampleIndex.root + "/Glossaries")
        var builder = try GlossaryIndexBuilder(rules: [], sources: source.register.map(\.source))
        let concepts = source.concepts.map(\.concept)
        try builder.add(layers: [concepts])
        let index = try GlossaryIndex(bytes: builder.build())
        #expect(index.sources == source.register.map(\.source))
        for concept in concepts {
            let reference = try #require(try index.concept(id: concept.id))
            #expect(try index.entry(reference).concept == concept)
        }
    }

    @Test func `one glossary gives the same bytes each time`() throws {
        #expect(try SampleIndex.smallBytes() == SampleIndex.smallBytes())
    }
}
