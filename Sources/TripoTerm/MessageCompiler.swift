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
        var writer = ByteWriter()
        let found = try entries.get()
        writer.append(varint: found.count)
        for (name, pattern, location) in found {
            do {
                _ = try MessageFormatter(pattern: pattern, locale: language.rawTag)
            } catch {
                throw Diagnostic(
                    "messages.bad-pattern", "ICU refuses the words of \"\(name)\": \(error)",
                    arguments: ["name": name, "reason": "\(error)"], at: location,
                    help: "see the syntax of MessageFormat in the ICU user guide; write '{' for a brace")
            }
            writer.append(name)
            writer.append(pattern)
        }
        return writer.bytes
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
