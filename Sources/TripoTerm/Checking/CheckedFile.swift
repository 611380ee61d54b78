import Glibc
import Interchange
import Terminology
import Validation

/// What is checked of a file: one text, or, of a file of translation units, one for each language.
struct CheckedFile {
    let path: String
    let bytes: [UInt8]
    /// None for a file of units that has none.
    let sources: [CheckSource]
    /// What answers what; nil for a document.
    let alignment: TextAlignment?
    /// What could not be read, and what is not translated.
    let problems: [Diagnostic]

    /// Reads a file, once, so that places and bytes belong together whatever happens to the file.
    init(_ input: AlignmentInput, _ reader: DocumentReader) throws(Diagnostic) {
        let path = input.isStandardInput ? AlignmentInput.standardInput : input.path
        let bytes =
            input.isStandardInput
            ? try reader.contents(of: STDIN_FILENO, path: path) : try reader.contents(of: input.path)
        try self.init(bytes, path: path, language: input.language, reader)
    }

    /// - Parameter language: of a document; of a catalogue of gettext that of its translations.
    init(_ bytes: [UInt8], path: String, language: String?, _ reader: DocumentReader) throws(Diagnostic) {
        (self.path, self.bytes) = (path, bytes)
        guard let format = MemoryFormat(of: bytes, path: path) else {
            sources = [try CheckSource(bytes, path: path, language: language, reader)]
            (alignment, problems) = (nil, [])
            return
        }
        var options = MemoryReadingOptions()
        (options.format, options.encoding) = (format, reader.options.encoding)
        options.target = language.flatMap { LanguageTag(parsing: $0) }
        let units = try UnitTexts(bytes, path: path, options: options)
        if units.isNumbers {
            throw Diagnostic(
                "check.no-texts", "\(path) holds numbers and no texts", arguments: ["file": path],
                at: SourceLocation(file: path), help: "give a table with the texts of each language in its columns")
        }
        sources = CheckSource.sources(of: units, bytes, path, format)
        alignment = units.alignment
        problems = units.problems.map(Self.told)
    }

    /// A problem of reading in the words of a check, where those of an import would mislead.
    private static func told(_ problem: Diagnostic) -> Diagnostic {
        switch problem.code {
        case "memory.empty-segment", "memory.untranslated":
            return Diagnostic(
                "check.untranslated", problem.severity, "this is not translated", at: problem.location,
                help: "translate it before the file is published")
        case "memory.unknown-language":
            // A file may hold languages that nobody here reads.
            var note = problem
            note.severity = .note
            return note
        default: return problem
        }
    }

    var isDocument: Bool { alignment == nil }
}

extension UnitTexts {
    /// Whether it is a table of numbers: of the lines of other files, say, under the names of their languages.
    fileprivate var isNumbers: Bool {
        let blocks = texts.lazy.flatMap(\.blocks)
        return blocks.contains { !$0.text.isEmpty }
            && !blocks.contains { $0.text.utf8.contains { $0 >= 0x80 || $0 | 0x20 &- 0x61 < 26 } }
    }
}
