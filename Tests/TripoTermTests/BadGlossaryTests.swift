import Foundation
import Terminology
import Testing
import TripoTerm

struct BadGlossaryTests {
    /// Each kind of bad glossary; all are told at once, so that nobody mends one only to hear of the next.
    @Test(.timeLimit(.minutes(20))) func allProblemsAreToldWithTheirPlaces() throws {
        let fixture = try Fixture()
        let missing = fixture.path("missing.yaml")
        let pipe = fixture.makePipe("pipe.yaml")
        let half = try fixture.write(
            String(Fixture.glossary.prefix(while: { $0 != "]" })), to: "half.yaml")
        let wrong = try fixture.write(
            "concepts:\n  - id: off.x\n    kind: offise\n    terms:\n      en: [{term: X}]\n", to: "wrong.yaml")
        try fixture.makeDirectory("empty")
        try Data([0x23, 0x0A, 0xFF]).write(to: URL(fileURLWithPath: fixture.path("bytes.yaml")))
        let glossaries = [missing, pipe, half, wrong, fixture.path("empty"), fixture.path("bytes.yaml")]
        let error = #expect(throws: WorkspaceError.self) { try fixture.workspace(glossaries: glossaries).open() }
        let found = try #require(error).diagnostics
        #expect(found.allSatisfy { $0.severity == .error })
        func codes(_ file: String) -> [String] {
            found.filter { $0.location?.file == file }.map { "\($0.location?.line ?? 0) \($0.code)" }
        }
        #expect(codes(missing) == ["0 file.missing"])
        #expect(codes(pipe) == ["0 file.not-a-file"])
        #expect(codes(half).count == 1)
        #expect(found.first { $0.location?.file == half }?.location?.line != nil)
        #expect(found.first { $0.location?.file == half }?.location?.column != nil)
        #expect(
            found.first { $0.location?.file == wrong }?.location == SourceLocation(file: wrong, line: 3, column: 11))
        #expect(codes(fixture.path("empty")) == ["0 glossary.no-files"])
        #expect(codes(fixture.path("bytes.yaml")) == ["2 file.not-utf8"])
        // Nothing is kept of a glossary that cannot be used.
        #expect(try fixture.indexes(in: fixture.data + "/.tripo-term") == [:])
    }

    @Test func badRulesAreToldWithTheirPlace() throws {
        let fixture = try Fixture()
        try fixture.write("severity.error: '{broken'\n", to: "data/Locales/messages/zh-Hant.yaml")
        let error = #expect(throws: WorkspaceError.self) { try fixture.workspace().open() }
        let file = fixture.data + "/Locales/messages/zh-Hant.yaml"
        #expect(error?.diagnostics.first?.code == "messages.bad-pattern")
        #expect(error?.diagnostics.first?.location == SourceLocation(file: file, line: 1, column: 17))
        try FileManager.default.removeItem(atPath: fixture.data + "/Locales/common.yaml")
        let missing = #expect(throws: WorkspaceError.self) { try fixture.workspace().open() }
        #expect(missing?.diagnostics.first?.location?.file.hasSuffix("/common.yaml") == true)
    }
}
