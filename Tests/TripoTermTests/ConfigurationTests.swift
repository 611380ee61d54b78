import Foundation
import Terminology
import Testing
import TripoTerm

struct ConfigurationTests {
    private let fixture: Fixture
    private let file: String

    init() throws {
        fixture = try Fixture(rules: false)
        file = fixture.path("config/tripo-term/config")
        try fixture.makeDirectory("config/tripo-term")
    }

    /// The glossaries that a configuration names, without the shipped one.
    private func glossaries(_ text: String, home: String? = nil) throws -> [String] {
        try fixture.write(text, to: "config/tripo-term/config")
        let environment = fixture.environment(home.map { ["HOME": $0] } ?? [:])
        return try WorkspaceLayout(data: fixture.data, environment: environment).glossaries.dropLast()
    }

    private func problem() -> Diagnostic? {
        do {
            _ = try WorkspaceLayout(data: fixture.data, environment: fixture.environment())
            return nil
        } catch {
            return error
        }
    }

    @Test func settingsAreReadLineByLine() throws {
        let text = "# ours\n\n  glossary   /a b/特許.yaml  \nglossary\t/c\n   # glossary /d\nglossary /e#f"
        #expect(try glossaries(text) == ["/a b/特許.yaml", "/c", "/e#f"])
        #expect(try glossaries("") == [])
        #expect(try glossaries("\n\n#") == [])
    }

    @Test func linesMayEndAsOnWindows() throws {
        #expect(try glossaries("# ours\r\nglossary /a\r\n\r\nglossary /b\r\n") == ["/a", "/b"])
        #expect(try glossaries("\u{FEFF}glossary /a\r\n") == ["/a"])
    }

    @Test func aTildeIsTheHomeDirectory() throws {
        #expect(try glossaries("glossary ~/mine\nglossary ~", home: "/home/kim") == ["/home/kim/mine", "/home/kim"])
        // Other people's homes are not known, and without a home it is a name like any other.
        let directory = fixture.path("config/tripo-term")
        #expect(
            try glossaries("glossary ~kim/mine\nglossary a~", home: "/h") == [
                directory + "/~kim/mine", directory + "/a~",
            ])
        #expect(try glossaries("glossary ~/mine") == [directory + "/~/mine"])
    }

    @Test(arguments: [
        ("colour always", "colour"), ("glossary", "glossary"), ("glossary \t ", "glossary"),
        ("Glossary /a", "Glossary"),
        ("glossary=/a", "glossary=/a"),
    ])
    func anUnknownSettingIsReportedWithItsLine(_ line: String, _ name: String) throws {
        try fixture.write("# ours\nglossary /a\n\(line)\n", to: "config/tripo-term/config")
        let diagnostic = try #require(problem())
        #expect(diagnostic.code == "configuration.unknown")
        #expect(diagnostic.location == SourceLocation(file: file, line: 3, column: 1))
        #expect(diagnostic.arguments["name"] == name)
        #expect(diagnostic.help != nil)
    }

    @Test func noConfigurationIsNoProblem() throws {
        #expect(problem() == nil)
        try fixture.write("", to: "team")
        #expect(problem() == nil)
    }

    @Test func aDirectoryIsNoConfiguration() throws {
        try fixture.makeDirectory("config/tripo-term/config")
        #expect(problem()?.code == "file.not-a-file")
        #expect(problem()?.location?.file == file)
    }

    @Test(.timeLimit(.minutes(20))) func aPipeIsNotWaitedFor() throws {
        _ = fixture.makePipe("config/tripo-term/config")
        #expect(problem()?.code == "file.not-a-file")
    }

    @Test func aFileThatIsNotTextIsReported() throws {
        try Data([0x67, 0xFF, 0xFE]).write(to: URL(fileURLWithPath: file))
        #expect(problem()?.code == "file.not-utf8")
        #expect(problem()?.location?.line == 1)
    }
}
