import Foundation
import TripoTerm

/// The glossaries of this repository, compiled once for all tests.
enum ShippedGlossary {
    static let snapshot = Result { try open() }

    /// Beside the checkout and not in it: an index that another version of the program left there is not to be found.
    private static func open() throws -> Snapshot {
        let root = NSTemporaryDirectory() + "tripo-term-shipped-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        for name in ["Glossaries", "Locales"] {
            try FileManager.default.createSymbolicLink(
                atPath: root + "/" + name, withDestinationPath: Fixture.repository + "/" + name)
        }
        return try Workspace(WorkspaceLayout(data: root, environment: Environment([:]))).open()
    }
}
