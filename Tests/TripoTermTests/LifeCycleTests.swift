import Foundation
import Glossary
import Terminology
import Testing
import TripoTerm

/// When an index is made, kept, and made again. Rules take seconds to compile here, so that each test does much at once.
struct LifeCycleTests {
    private let fixture: Fixture

    init() throws { fixture = try Fixture() }

    @Test func anIndexIsMadeOnceAndAgainWhenItsSourcesChange() throws {
        let place = fixture.data + "/.tripo-term"
        var files = try fixture.indexes(in: place)
        #expect(files == [:])

        /// Opens twice and looks whether a new file came of the first time, and none of the second.
        func open(expecting isNew: Bool, _ what: String) throws -> Snapshot {
            let first = try fixture.workspace().open()
            #expect(first.unsaved == nil)
            let found = try fixture.indexes(in: place)
            #expect(found.count == 1, "\(what)")
            #expect((found != files) == isNew, "\(what)")
            let second = try fixture.workspace().open()
            #expect(try fixture.indexes(in: place) == found, "\(what): not found again")
            files = found
            return second
        }

        #expect(try open(expecting: true, "the first time").concepts("Alpha Office") == ["off.alpha"])
        #expect(try open(expecting: false, "the second time").concepts("甲庁") == ["off.alpha"])

        try fixture.write(Fixture.glossary.replacing("guarantee", with: "warranty"), to: "data/Glossaries/a.yaml")
        #expect(try open(expecting: true, "a file changed").concepts("warranty mark") == ["t.mark"])

        let more = Fixture.glossary.replacing("off.alpha", with: "off.beta").replacing("Alpha", with: "Beta")
            .replacing("t.mark", with: "t.sign")
        try fixture.write(more, to: "data/Glossaries/b.yaml")
        #expect(try open(expecting: true, "a file came").concepts("Beta Office") == ["off.beta"])

        try FileManager.default.removeItem(atPath: fixture.path("data/Glossaries/b.yaml"))
        #expect(try open(expecting: true, "a file went").concepts("Beta Office") == [])

        let rules = fixture.data + "/Locales/en.yaml"
        try fixture.write(try String(contentsOfFile: rules, encoding: .utf8) + "\n", to: "data/Locales/en.yaml")
        #expect(try open(expecting: true, "the rules changed").concepts("Alpha Office") == ["off.alpha"])

        // These words are not in the repository: the file was not there, and comes.
        try fixture.write("severity.error: 錯誤\n", to: "data/Locales/messages/zh-Hant.yaml")
        let words = try open(expecting: true, "words came").messages(in: .traditionalChinese)
        #expect(words("severity.error") == "錯誤")
        #expect(words("severity.note") == "note")
    }

    @Test func aFileOfANewTimeWithTheOldContentMakesNothingAnew() throws {
        _ = try fixture.workspace().open()
        let files = try fixture.indexes(in: fixture.data + "/.tripo-term")
        let path = fixture.path("data/Glossaries/a.yaml")
        let old = Date(timeIntervalSince1970: 1_000_000_000)
        try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
        #expect(try fixture.workspace().open().concepts("Alpha Office") == ["off.alpha"])
        #expect(try fixture.indexes(in: fixture.data + "/.tripo-term") == files)
        // Of the same size, and not the same.
        try fixture.write(
            Fixture.glossary.replacing("Alpha Office", with: "Gamma Office"), to: "data/Glossaries/a.yaml")
        try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
        #expect(try fixture.workspace().open().concepts("Gamma Office") == ["off.alpha"])
    }

    @Test func whereTheDataCannotBeWrittenToTheCacheTakesTheIndex() throws {
        // A file where the directory should be: this stops the superuser as well.
        try fixture.write("", to: "data/.tripo-term")
        let snapshot = try fixture.workspace().open()
        #expect(snapshot.unsaved == nil)
        #expect(try snapshot.concepts("Alpha Office") == ["off.alpha"])
        let files = try fixture.indexes(in: fixture.cache + "/tripo-term")
        #expect(files.count == 1)
        #expect(try fixture.workspace().open().concepts("Alpha Office") == ["off.alpha"])
        #expect(try fixture.indexes(in: fixture.cache + "/tripo-term") == files)
    }

    @Test func whereNothingCanBeWrittenTheAnswerComesFromMemory() throws {
        try fixture.write("", to: "data/.tripo-term")
        try fixture.write("", to: "cache")
        let snapshot = try fixture.workspace().open()
        #expect(try snapshot.concepts("Alpha Office") == ["off.alpha"])
        #expect(snapshot.messages(in: .english)("severity.error") == "error")
        // It is said where it was tried, and why that failed.
        let unsaved = try #require(snapshot.unsaved)
        #expect(unsaved.contains(fixture.root))
    }

    @Test func aDamagedIndexIsNoticedAndMadeAgain() throws {
        _ = try fixture.workspace().open()
        let place = fixture.data + "/.tripo-term"
        let name = try #require(try fixture.indexes(in: place).keys.first)
        let path = place + "/" + name
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))

        // Each byte counts: of the header, and of some hundred thousand others a sample.
        for position in Array(0..<40) + Array(stride(from: 40, to: bytes.count, by: bytes.count / 25)) + [
            bytes.count - 1
        ] {
            var damaged = bytes
            damaged[position] ^= 1 << UInt8(position % 8)
            #expect(throws: IndexError.self, "byte \(position)") { try GlossaryIndex(bytes: damaged) }
        }
        for length in [0, 1, 7, 8, 39, 40, 41, bytes.count / 3, bytes.count / 2, bytes.count - 1] {
            #expect(throws: IndexError.self, "\(length) bytes") {
                try GlossaryIndex(bytes: Array(bytes.prefix(length)))
            }
        }
        #expect(throws: IndexError.self) { try GlossaryIndex(bytes: bytes + [0]) }

        var damaged = bytes
        damaged[bytes.count / 2] ^= 0x10
        for wrong in [damaged, Array(bytes.prefix(bytes.count * 2 / 3))] {
            try Data(wrong).write(to: URL(fileURLWithPath: path))
            #expect(try fixture.workspace().open().concepts("Alpha Office") == ["off.alpha"])
            #expect(throws: Never.self) { try GlossaryIndex(path: path) }
        }
    }
}
