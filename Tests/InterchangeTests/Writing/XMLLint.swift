import Foundation
import Testing

/// Checks XML with the program `xmllint` of libxml2, where it is installed; checks that are announced (`CI=true`) must have it.
enum XMLLint {
    /// What the document breaks: it is well-formed and follows a grammar, or the program says why not.
    ///
    /// - Parameters:
    ///   - grammar: Its text, in a DTD or RELAX NG.
    ///   - option: How the program is told of the grammar.
    static func faults(_ document: String, grammar: String? = nil, option: String = "--dtdvalid") throws -> String {
        guard let program = program() else { return "" }
        let directory = FileManager.default.temporaryDirectory.appending(path: "xmllint-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let file = directory.appending(path: "document.xml")
        try Data(document.utf8).write(to: file)
        var arguments = ["--noout", "--nonet"]
        if let grammar {
            let place = directory.appending(path: "grammar")
            try Data(grammar.utf8).write(to: place)
            arguments += [option, place.path]
        }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments + [file.path]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? "" : String(decoding: said, as: UTF8.self)
    }

    private static func program() -> URL? {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        for folder in folders {
            let path = "\(folder)/xmllint"
            if FileManager.default.isExecutableFile(atPath: path) { return URL(filePath: path) }
        }
        if ProcessInfo.processInfo.environment["CI"] != nil {
            Issue.record("xmllint is not installed (Debian: libxml2-utils)")
        } else {
            print("xmllint is not installed (Debian: libxml2-utils): nothing was checked with it")
        }
        return nil
    }
}
