import DataFile
import Terminology

/// A configuration file: a name, white space and a value on each line; `#` begins a comment.
struct Configuration {
    /// Paths, those of a home directory with `~`.
    private(set) var glossaries: [String] = []

    /// Reads a file; one that is not there says nothing.
    init(file: String) throws(Diagnostic) {
        guard FileSystem.status(file) != nil else { return }
        let text = try FileText.contents(of: file)
        let directory = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            let parts = line.split(maxSplits: 1, whereSeparator: { $0 == " " || $0 == "\t" })
            guard let name = parts.first, !name.hasPrefix("#") else { continue }
            guard name == "glossary", parts.count == 2 else {
                throw Diagnostic(
                    "configuration.unknown", "unknown setting \"\(name)\"", arguments: ["name": String(name)],
                    at: SourceLocation(file: file, line: number, column: 1),
                    help: "write: glossary PATH")
            }
            let path = parts[1].reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }.reversed()
            let value = String(path)
            glossaries.append(value.hasPrefix("/") ? value : directory + "/" + value)
        }
    }
}
