import Glibc
import Interchange
import Terminology
import Validation

/// What is checked of a file: one text, or, of a file of translation units, one for each language.
struct CheckedFile {
    let path: String
    let bytes: [UInt8]
    /// The text of a document; of a file of units what its texts have in common.
    let source: CheckSource
    /// Nil for a document.
    let units: UnitParts?
    /// By the languages of the units, the days of which they speak, where they are so many that they are not found together.
    let days: [CalendarDate?]

    /// Reads a file, once, so that places and bytes belong together whatever happens to the file.
    init(_ input: AlignmentInput, _ checker: FileChecker) throws(Diagnostic) {
        let path = input.isStandardInput ? AlignmentInput.standardInput : input.path
        let bytes =
            input.isStandardInput
            ? try checker.reader.contents(of: STDIN_FILENO, path: path) : try checker.reader.contents(of: input.path)
        try self.init(bytes, path: path, language: input.language, checker)
    }

    /// - Parameter language: of a document; of a catalogue of gettext that of its translations.
    init(_ bytes: [UInt8], path: String, language: String?, _ checker: FileChecker) throws(Diagnostic) {
        (self.path, self.bytes) = (path, bytes)
        let reader = checker.reader
        guard let format = MemoryFormat(of: bytes, path: path) else {
            source = try CheckSource(bytes, path: path, language: language, reader)
            (units, days) = (nil, [])
            return
        }
        var options = MemoryReadingOptions()
        (options.format, options.encoding) = (format, reader.options.encoding)
        options.target = language.flatMap { LanguageTag(parsing: $0) }
        var found: [LanguageTag: TextDay] = [:]
        let units = try UnitParts(bytes, path: path, options: options, partSize: checker.partSize) { language, block in
            guard !checker.isDayGiven else { return }
            found[language, default: checker.checker.textDay(language)].add(block) {
                checker.checker.quantities(in: $0, language)
            }
        }
        if units.isNumbers {
            throw Diagnostic(
                "check.no-texts", "\(path) holds numbers and no texts", arguments: ["file": path],
                at: SourceLocation(file: path), help: "give a table with the texts of each language in its columns")
        }
        source = CheckSource(ofUnits: bytes, path, format)
        days = units.languages.map { found[$0]?.day }
        self.units = units
    }

    /// What could not be read, and what is not translated.
    var problems: [Diagnostic] { units?.problems.map(Self.told) ?? [] }

    /// A problem of reading in the words of a check, where those of an import would mislead.
    private static func told(_ problem: Diagnostic) -> Diagnostic {
        switch problem.code {
        case "memory.empty-segment", "memory.untranslated":
            return Diagnostic(
                "check.untranslated", problem.severity, "this is not translated", at: problem.location,
                help: "translate it before the file is published")
        case "memory.malformed":
            let reason = problem.arguments["reason"] ?? "it cannot be read"
            return Diagnostic(
                "check.damaged", .error, "the file is damaged here: \(reason)", arguments: problem.arguments,
                at: problem.location,
                help: "correct the file, or save it again with another program, and check it again")
        case "memory.not-in-force":
            return Diagnostic(
                "check.not-in-force", problem.severity, problem.message, arguments: problem.arguments,
                at: problem.location, help: "correct it and take the mark away before the file is published")
        case "memory.unknown-language":
            // A file may hold languages that nobody here reads.
            var note = problem
            note.severity = .note
            return note
        default: return problem
        }
    }

    var isDocument: Bool { units == nil }
}
