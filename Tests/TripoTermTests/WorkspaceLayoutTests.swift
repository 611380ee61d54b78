import Foundation
import Terminology
import Testing
import TripoTerm

struct WorkspaceLayoutTests {
    private let fixture: Fixture

    init() throws { fixture = try Fixture(rules: false) }

    private func problem(data: String? = nil, _ environment: Environment) -> Diagnostic? {
        do {
            _ = try WorkspaceLayout(data: data, environment: environment)
            return nil
        } catch {
            return error
        }
    }

    @Test func theOptionGoesBeforeTheEnvironment() throws {
        try fixture.makeDirectory("other/Glossaries")
        try fixture.makeDirectory("other/Locales")
        let environment = fixture.environment(["TRIPO_TERM_DATA": fixture.path("other")])
        #expect(try WorkspaceLayout(environment: environment).dataDirectory == fixture.path("other"))
        let given = try WorkspaceLayout(data: fixture.data, environment: environment)
        #expect(given.dataDirectory == fixture.data)
        #expect(given.localesDirectory == fixture.data + "/Locales")
        #expect(given.glossaries == [fixture.data + "/Glossaries"])
    }

    @Test func whatIsEmptyInTheEnvironmentIsNotSet() throws {
        let environment = fixture.environment(["TRIPO_TERM_DATA": "", "TRIPO_TERM_GLOSSARY": ""])
        #expect(environment["TRIPO_TERM_DATA"] == nil)
        #expect(try WorkspaceLayout(data: fixture.data, environment: environment).glossaries.count == 1)
    }

    @Test(arguments: ["", "/missing", "/data/Glossaries", "/data/Glossaries/a.yaml"])
    func aDirectoryWithoutDataIsRefused(_ name: String) throws {
        let wrong = fixture.root + name
        for diagnostic in [
            problem(data: wrong, fixture.environment()), problem(fixture.environment(["TRIPO_TERM_DATA": wrong])),
        ] {
            #expect(diagnostic?.code == "data.missing")
            #expect(diagnostic?.message.contains(wrong) == true)
            #expect(diagnostic?.help?.contains("TRIPO_TERM_DATA") == true)
        }
    }

    @Test func theDataOfTheCheckoutAreFoundFromTheProgram() throws {
        // The tests are a program in the build directory; where that is elsewhere, there is nothing to find.
        let diagnostic = problem(fixture.environment())
        #expect(diagnostic == nil || diagnostic?.code == "data.missing")
        if diagnostic == nil {
            let found = try WorkspaceLayout(environment: fixture.environment()).dataDirectory
            #expect(FileManager.default.fileExists(atPath: found + "/Glossaries"))
        }
    }

    @Test func glossariesGoBeforeEachOtherInTheirOrder() throws {
        try fixture.write("glossary /user\nglossary relative.yaml\nglossary /b\n", to: "config/tripo-term/config")
        try fixture.write("glossary /team", to: "team/tripo-term/config")
        let layout = try WorkspaceLayout(
            glossaries: ["/b", "/a"], data: fixture.data,
            environment: fixture.environment(["TRIPO_TERM_GLOSSARY": "/c:/d:/a"]))
        #expect(
            layout.glossaries == [
                "/b", "/a", "/c", "/d", "/user", fixture.path("config/tripo-term/relative.yaml"), "/team",
                fixture.data + "/Glossaries",
            ])
    }

    @Test func aRelativePathIsTakenFromTheWorkingDirectory() throws {
        let layout = try WorkspaceLayout(
            glossaries: ["mine.yaml"], data: fixture.data, environment: fixture.environment())
        #expect(layout.glossaries[0] == FileManager.default.currentDirectoryPath + "/mine.yaml")
    }

    @Test(arguments: [
        ("ko_KR.UTF-8", LanguageTag.korean), ("zh_CN.UTF-8", .simplifiedChinese), ("zh_TW", .traditionalChinese),
        ("ja", .japanese), ("C.UTF-8", .english), ("fr_FR", .english),
    ])
    func messagesAreInTheLanguageOfTheEnvironment(_ locale: String, _ language: LanguageTag) {
        #expect(Environment(["LANG": locale]).language == language)
        #expect(Environment(["LC_ALL": locale, "LANG": "ko"]).language == language)
        #expect(Environment(["TRIPO_TERM_LANGUAGE": locale, "LC_ALL": "ko"]).language == language)
        #expect(Environment([:]).language == .english)
    }
}
