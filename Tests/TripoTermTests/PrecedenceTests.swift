import Terminology
import Testing
import TripoTerm

struct PrecedenceTests {
    @Test func aUsersGlossaryGoesBeforeTheOthers() throws {
        let fixture = try Fixture()
        let first = try fixture.write(
            """
            concepts:
              - id: off.alpha
                kind: office
                terms:
                  en: [{term: Office of Alpha}]
              - id: t.own
                kind: term
                terms:
                  en: [{term: our own word}, {term: guarantee mark}]
            """, to: "first.yaml")
        let second = try fixture.write(
            """
            concepts:
              - id: off.alpha
                kind: office
                terms:
                  en: [{term: Second Alpha}]
              - id: off.beta
                kind: office
                replaces: [off.alpha]
                terms:
                  en: [{term: Beta Office}]
            """, to: "second/b.yaml")
        let snapshot = try fixture.workspace(glossaries: [first, fixture.path("second")]).open()
        #expect(second.hasSuffix("/second/b.yaml"))
        // The concept of the first glossary counts whole: nothing is left of the others of its name.
        #expect(try snapshot.concept(id: "off.alpha")?.terms.map(\.text) == ["Office of Alpha"])
        #expect(try snapshot.concepts("Office of Alpha") == ["off.alpha"])
        #expect(try snapshot.concepts("Second Alpha").isEmpty)
        #expect(try snapshot.concepts("甲庁").isEmpty)
        // What only one of them has is found, and of two equal names that of the first glossary is first.
        #expect(try snapshot.concepts("our own word") == ["t.own"])
        #expect(try snapshot.concepts("Beta Office") == ["off.beta"])
        #expect(try snapshot.concepts("guarantee mark") == ["t.own", "t.mark"])
        #expect(try snapshot.successors(of: "off.alpha") == ["off.beta"])
        // Another choice of glossaries has another index.
        #expect(try fixture.indexes(in: fixture.data + "/.tripo-term").count == 1)
        #expect(try fixture.workspace().open().concepts("甲庁") == ["off.alpha"])
        #expect(try fixture.indexes(in: fixture.data + "/.tripo-term").count == 2)
    }
}
