import Foundation
import Lookup
import Terminology
import Testing
import TripoTerm

/// A data directory of a test's own, with the rules of this repository and a glossary of two concepts.
final class Fixture {
    let root: String

    /// The checkout that these tests are in.
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static let glossary = """
        concepts:
          - id: off.alpha
            kind: office
            terms:
              en: [{term: Alpha Office}]
              ja: [{term: 甲庁, reading: こうちょう}]
          - id: t.mark
            kind: term
            terms:
              en: [{term: guarantee mark}]

        """

    /// - Parameter rules: whether the data directory gets the rules; many tests never open it.
    init(rules: Bool = true) throws {
        root = NSTemporaryDirectory() + "tripo-term-" + UUID().uuidString
        try makeDirectory("data/Glossaries")
        if rules {
            try FileManager.default.copyItem(atPath: Self.repository + "/Locales", toPath: data + "/Locales")
        } else {
            try makeDirectory("data/Locales")
        }
        try write(Self.glossary, to: "data/Glossaries/a.yaml")
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    var data: String { root + "/data" }
    var cache: String { root + "/cache" }

    func path(_ name: String) -> String { root + "/" + name }

    /// Writes a file, making the directories above it.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = URL(fileURLWithPath: path(name))
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    func makeDirectory(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
    }

    /// A pipe that nobody writes to.
    func makePipe(_ name: String) -> String {
        #expect(mkfifo(path(name), 0o600) == 0)
        return path(name)
    }

    /// Nothing of the machine that the tests run on.
    func environment(_ more: [String: String] = [:]) -> Environment {
        let own = ["XDG_CACHE_HOME": cache, "XDG_CONFIG_HOME": path("config"), "XDG_CONFIG_DIRS": path("team")]
        return Environment(own.merging(more) { $1 })
    }

    func workspace(glossaries: [String] = []) throws -> Workspace {
        Workspace(try WorkspaceLayout(glossaries: glossaries, data: data, environment: environment()))
    }

    /// The index files in a directory, with what tells a new file from an old one.
    func indexes(in directory: String) throws -> [String: Int] {
        var found: [String: Int] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [] {
            let attributes = try FileManager.default.attributesOfItem(atPath: directory + "/" + name)
            found[name] = attributes[.systemFileNumber] as? Int
        }
        return found
    }
}

extension Snapshot {
    /// The identifiers of the concepts that a query finds, best first.
    func concepts(_ query: String, on date: String = "2021-11-30") throws -> [String] {
        try answers(query, on: date).map(\.concept.id)
    }

    func answers(_ query: String, on date: String = "2021-11-30") throws -> [Answer] {
        let day = try #require(PartialDate(iso: date)).earliest
        return try searcher().search(query, LookupOptions(on: day)).results.map {
            try answer($0, AnswerOptions(on: day))
        }
    }
}
