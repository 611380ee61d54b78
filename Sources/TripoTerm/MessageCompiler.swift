import DataFile
import ICU
import Normalization
import Terminology
import Yams

/// Reads `Locales/messages/<tag>.yaml` and lays the words out for `MessageCatalog`.
struct MessageCompiler {
    private let directory: String

    init(directory: String) { self.directory = directory }

    /// The files of all languages; the traditional script has words of its own only if its file is there.
    var files: [String] { LanguageTag.allCases.map { "\(directory)/\($0.rawTag).yaml" } }

    func compile() throws(Diagnostic) -> [UInt8] {
        var writer = ByteWriter()
        var catalogues: [(LanguageTag, [UInt8])] = []
        for (language, file) in zip(LanguageTag.allCases, files) where FileSystem.status(file) != nil {
            catalogues.append((language, try compile(file, language: language)))
        }
        writer.append(varint: catalogues.count)
        for (language, bytes) in catalogues {
            writer.append(language.rawValue)
            writer.append(varint: bytes.count)
            writer.append(contentsOf: bytes)
        }
        return writer.bytes
    }

    private func compile(_ file: String, language: LanguageTag) throws(Diagnostic) -> [UInt8] {
        let text = YAMLText(text: try FileText.contents(of: file), file: file)
        let entries = try text.withRoot { root in Self.entries(root, file: file) }
        var words: [(name: String, pattern: String)] = []
        for (name, pattern, location) in try entries.get() {
            do {
                let formatter = try MessageFormatter(pattern: pattern, locale: language.rawTag)
                words.append((name, pattern))
                words += Self.prepared(name, pattern, formatter)
            } catch {
                throw Diagnostic(
                    "messages.bad-pattern", "ICU refuses the words of \"\(name)\": \(error)",
                    arguments: ["name": name, "reason": "\(error)"], at: location,
                    help: "see the syntax of MessageFormat in the ICU user guide; write '{' for a brace")
            }
        }
        return MessageTable.bytes(of: words)
    }

    /// The words for small numbers, where a pattern chooses by one number: what ICU makes of them now needs no ICU later.
    private static func prepared(
        _ name: String, _ pattern: String, _ formatter: MessageFormatter
    ) -> [(name: String, pattern: String)] {
        guard PlainPattern(pattern) == nil, !pattern.utf8.contains(UInt8(ascii: "'")) else { return [] }
        let chosen = pattern.split(separator: "{").compactMap { part -> String? in
            let words = part.split(separator: ",", maxSplits: 1)
            guard words.count == 2, words[1].drop(while: { $0 == " " }).hasPrefix("plural") else { return nil }
            return String(words[0])
        }
        guard chosen.count == 1, !pattern.contains(", number"), !pattern.contains(", select") else { return [] }
        var result: [(name: String, pattern: String)] = []
        for count in 0...MessageTable.largestPreparedCount {
            // What has no value stays in braces, to be filled in later.
            let values: MessageArguments = [chosen[0]: .integer(count)]
            guard let text = try? formatter.format(values), PlainPattern(text) != nil else { return [] }
            result.append((MessageTable.name(name, count: count), text))
        }
        return result
    }

    private static func entries(
        _ root: Yams.Node?, file: String
    ) -> Result<[(String, String, SourceLocation)], Diagnostic> {
        guard let mapping = root?.mapping else {
            return .failure(
                Diagnostic(
                    "messages.expected-table", "names with words are expected here",
                    at: SourceLocation(file: file, line: 1, column: 1), help: "write name: words"))
        }
        var entries: [(String, String, SourceLocation)] = []
        for (key, value) in mapping {
            let location = SourceLocation(file: file, line: value.mark?.line, column: value.mark?.column)
            guard let name = key.scalar?.string, let pattern = value.scalar?.string else {
                return .failure(
                    Diagnostic(
                        "messages.expected-text", "a text is expected here", at: location,
                        help: "write name: words"))
            }
            entries.append((name, pattern, location))
        }
        return .success(entries.sorted { $0.0 < $1.0 })
    }
}
