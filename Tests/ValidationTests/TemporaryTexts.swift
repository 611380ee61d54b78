import Foundation
import Terminology
import TripoTerm
import Validation

/// A folder of a test's own.
final class TemporaryTexts {
    let root: String

    init() throws {
        root = NSTemporaryDirectory() + "tripo-term-check-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let url = URL(fileURLWithPath: root + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return url.path
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: root + "/" + name)), as: UTF8.self)
    }

    static func repositoryText(_ path: String) throws -> String {
        let url = URL(fileURLWithPath: ShippedRules.repository + "/" + path)
        return String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
}

extension CheckJobOptions {
    static func on(_ day: String) -> CheckJobOptions {
        var options = CheckJobOptions()
        options.check.day = PartialDate(iso: day)?.earliest
        return options
    }
}
