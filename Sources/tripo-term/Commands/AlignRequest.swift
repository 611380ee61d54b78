import Alignment
import Interchange
import Terminology
import TripoTerm

/// What an alignment was asked for, with every word of the command line understood that needs no file.
struct AlignRequest {
    var inputs: [AlignmentInput] = []
    /// Tags as they were written; none where the files tell.
    var languages: [String] = []
    var options = AlignmentJobOptions()
    var plan: AlignPlan
    var output: String?
    /// The memory that units are added to.
    var memory: String?
    /// Whether units are written too.
    var writesUnits = true
    var anchors: String?
    var lexicons: [String]
    var collection: String?
    var minimumConfidence: Double?
    var title: String
    var keepsOneSided: Bool
    var isVerbose: Bool

    init(_ command: AlignCommand) throws(Failure) {
        languages = try Self.tags(command.languages)
        options.reading.encoding = command.encoding
        options.reading.isSegmented = command.isSegmented
        options.reading.allowsEmpty = command.allowEmpty
        for word in command.without {
            guard let signal = AlignmentSignal(rawValue: word) else {
                throw .usage("--without", word, choices: AlignmentSignal.allCases.map(\.rawValue))
            }
            options.alignment.without.insert(signal)
        }
        if let threads = command.threads {
            guard threads >= 1 else { throw .smallNumber("--threads", "\(threads)") }
            options.threads = threads
        }
        output = command.output == "-" ? nil : command.output
        memory = command.memory
        writesUnits = memory == nil || command.output != nil || command.format != nil
        plan = try AlignPlan(command, output: output)
        (anchors, lexicons, collection) = (command.anchors, command.lexicons, command.collection)
        (title, keepsOneSided, isVerbose) = (command.title ?? "", command.keepsOneSided, command.isVerbose)
        if let number = command.minConfidence {
            guard (0...1).contains(number) else {
                throw .usage("--min-confidence", "\(number)", choices: ["0 … 1"])
            }
            minimumConfidence = number
        }
        if collection == nil { try takeFiles(command.files) } else { try checkCollection(command) }
    }

    private mutating func takeFiles(_ files: [String]) throws(Failure) {
        guard (2...Self.mostLanguages).contains(files.count) else {
            throw .wrongUsage(
                Diagnostic(
                    "usage.file-count", "two to four files can be aligned, not \(files.count)",
                    arguments: ["count": "\(files.count)"],
                    help: "give a file for each language: tripo-term align report.en.txt report.ja.txt"))
        }
        guard languages.isEmpty || languages.count == files.count else {
            throw .wrongUsage(
                Diagnostic(
                    "usage.language-count", "\(languages.count) languages are named for \(files.count) files",
                    arguments: ["languages": "\(languages.count)", "files": "\(files.count)"],
                    help: "name the language of each file, in their order"))
        }
        guard files.count(where: { $0 == "-" }) < 2 else {
            throw .wrongUsage(
                Diagnostic(
                    "usage.two-inputs", "only one file can be standard input",
                    help: "give the other files by their paths"))
        }
        inputs = files.enumerated().map { AlignmentInput($1, language: languages.isEmpty ? nil : languages[$0]) }
        if let output {
            for input in inputs where input.isFile(at: output) {
                throw .wrongUsage(.outputIsInput(output))
            }
        }
    }

    private func checkCollection(_ command: AlignCommand) throws(Failure) {
        if !command.files.isEmpty { throw .together("--collection", command.files[0]) }
        if anchors != nil { throw .together("--collection", "--anchors") }
        if memory != nil { throw .together("--collection", "--memory") }
        guard output != nil else {
            throw .wrongUsage(
                Diagnostic(
                    "usage.needs-output", "--collection makes several files",
                    arguments: ["option": "--collection"], help: "say where with --output"))
        }
    }

    static let mostLanguages = 4

    /// Tags with commas between, each known.
    static func tags(_ text: String?) throws(Failure) -> [String] {
        var tags: [String] = []
        for word in (text ?? "").split(separator: ",") {
            let word = word.filter { $0 != " " }
            guard LanguageTag(parsing: word) != nil else { throw .unknownLanguage(word) }
            tags.append(word)
        }
        if let text, tags.isEmpty { throw .unknownLanguage(text) }
        return tags
    }
}

extension Failure {
    static func wrongUsage(_ diagnostic: Diagnostic) -> Failure {
        Failure(diagnostic, status: ExitStatus.wrongUsage)
    }

    static func smallNumber(_ option: String, _ value: String) -> Failure {
        .wrongUsage(
            Diagnostic(
                "usage.small-number", "\(value) is too small for \(option)",
                arguments: ["value": value, "option": option], help: "give a number of at least 1"))
    }

    static func together(_ option: String, _ other: String) -> Failure {
        .wrongUsage(
            Diagnostic(
                "usage.not-together", "\(option) and \(other) do not go together",
                arguments: ["option": option, "other": other], help: "leave one of them out"))
    }

    init(_ failure: AlignmentFailure, words: MessageCatalog?) {
        self.init(failure.diagnostics, status: ExitStatus.couldNotRun, words: words)
    }
}
