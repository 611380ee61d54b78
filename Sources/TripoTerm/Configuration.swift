import DataFile
import Terminology

/// A configuration file: a name, white space and a value on each line; `#` begins a comment.
struct Configuration {
    /// Paths, those of a home directory with `~`.
    private(set) var glossaries: [String] = []

    /// Reads a file; one that is not there says nothing.
    ///
    /// - Parameter home: what `~` stands for, where it is known.
    init(file: String, home: String?) throws(Diagnostic) {
        guard FileSystem.status(file) != nil else { return }
        let text = try FileText.contents(of: file)
        let directory = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        var number = 0
        // Files from Windows may begin with a byte order mark, and their lines end with two characters that Swift
        // takes for one.
        let lines = text.drop { $0 == "\u{FEFF}" }.split(omittingEmptySubsequences: false) {
            $0 == "\n" || $0 == "\r\n"
        }
        for line in lines {
            number += 1
            let parts = line.split(maxSplits: 1, whereSeparator: Self.isSpace)
            guard let name = parts.first, !name.hasPrefix("#") else { continue }
            let path = (parts.count == 2 ? parts[1] : "").drop(while: Self.isSpace)
                .reversed().drop(while: Self.isSpace).reversed()
            guard name == "glossary", !path.isEmpty else {
                throw Diagnostic(
                    "configuration.unknown", "unknown setting \"\(name)\"", arguments: ["name": String(name)],
                    at: SourceLocation(file: file, line: number, column: 1),
                    help: "write: glossary PATH")
            }
            glossaries.append(Self.absolute(String(path), directory: directory, home: home))
        }
    }

    private static func isSpace(_ character: Character) -> Bool { character == " " || character == "\t" }

    private static func absolute(_ path: String, directory: String, home: String?) -> String {
        if let home, path == "~" || path.hasPrefix("~/") { return home + path.dropFirst() }
        return path.hasPrefix("/") ? path : directory + "/" + path
    }
}
