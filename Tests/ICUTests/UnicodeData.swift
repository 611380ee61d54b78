import Foundation
import ICU
import Testing

/// Unicode's own test files, from Debian's package `unicode-data`.
enum UnicodeData {
    /// What stands in the way of a test on Unicode's data.
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    private static let directory = "/usr/share/unicode/"

    /// Skips a test where the files are missing, except on the build server, where they must be there.
    static func isThere(_ file: String) -> Bool {
        if ProcessInfo.processInfo.environment["CI"] == "true" { return true }
        do {
            try check(file)
            return true
        } catch {
            print("skipped: \(error)")
            return false
        }
    }

    /// The lines of a file, such as "auxiliary/WordBreakTest.txt", with their numbers and without comments.
    ///
    /// - Throws: `Missing` unless the file is there, for the version of Unicode that ICU follows.
    static func lines(of file: String) throws -> [(number: Int, text: Substring)] {
        try check(file)
        let text = try contents(of: file)
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { (number: $0.offset + 1, text: $0.element.prefix { $0 != "#" }) }
            .filter { line in line.text.contains { !$0.isWhitespace } }
    }

    private static func check(_ file: String) throws {
        guard FileManager.default.isReadableFile(atPath: directory + file) else {
            throw Missing(description: "no \(directory + file); install unicode-data")
        }
        // The version is in the name of the file that the first line tells.
        let head = try contents(of: file).prefix { $0 != "\n" }
        guard head.contains("-\(ICUVersion.unicode).") else {
            throw Missing(description: "\(file) is \(head), but ICU follows Unicode \(ICUVersion.unicode)")
        }
    }

    private static func contents(of file: String) throws -> String {
        let path = directory + file
        guard file.hasSuffix(".bz2") else { return try String(contentsOfFile: path, encoding: .utf8) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/bzcat")
        process.arguments = [path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Missing(description: "bzcat cannot read \(path)") }
        return String(decoding: data, as: UTF8.self)
    }
}
