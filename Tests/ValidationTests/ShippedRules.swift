import Foundation
import Lookup
import Terminology
import TripoTerm
import Validation

/// The glossaries and rules of this repository, compiled once for all tests.
enum ShippedRules {
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static let workspace = Result { try makeWorkspace() }
    static let snapshot = Result { try workspace.get().open() }

    private static func makeWorkspace() throws -> Workspace {
        let root = NSTemporaryDirectory() + "tripo-term-rules-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        for name in ["Glossaries", "Locales"] {
            try FileManager.default.createSymbolicLink(
                atPath: root + "/" + name, withDestinationPath: repository + "/" + name)
        }
        return Workspace(try WorkspaceLayout(data: root, environment: Environment([:])))
    }

    static func book() throws -> RuleBook { try RuleBook(directory: repository + "/Locales/rules") }
    static func checker() throws -> Checker { try Checker(book(), snapshot.get().recognizer()) }

    static func job(_ options: CheckJobOptions = CheckJobOptions()) throws -> CheckJob {
        try CheckJob(workspace.get(), snapshot.get(), options: options)
    }
}
