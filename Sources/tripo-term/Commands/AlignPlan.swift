import Interchange
import Terminology

/// Which results an alignment is written to: the format, and the languages of each file.
struct AlignPlan {
    enum Format: Equatable {
        /// To read on a terminal.
        case text
        case file(AlignmentFormat)

        static var names: [String] { ["text"] + AlignmentFormat.allCases.map(\.rawValue) }

        init?(name: String) {
            if name == "text" {
                self = .text
            } else {
                guard let format = AlignmentFormat(rawValue: name) else { return nil }
                self = .file(format)
            }
        }

        /// The format that the extension of a file means.
        init?(extensionOf path: String) {
            guard let dot = path.lastIndex(of: ".") else { return nil }
            switch path[path.index(after: dot)...].lowercased() {
            case "tmx": self = .file(.tmx)
            case "xlf", "xliff": self = .file(.xliff)
            case "tsv": self = .file(.tsv)
            case "json", "jsonl": self = .file(.json)
            case "html", "htm": self = .file(.html)
            case "beads": self = .file(.beads)
            default: return nil
            }
        }

        /// What a file of this format is called.
        var suffix: String {
            switch self {
            case .text: ".txt"
            case .file(.xliff): ".xlf"
            case .file(.json): ".jsonl"
            case .file(let format): "." + format.rawValue
            }
        }
    }

    /// One file of results.
    struct Result {
        /// The two columns that are written; all for nil.
        var pair: ColumnPair?
        /// What is put into the name of the file, before the extension.
        var mark: String?
    }

    /// Nil where it depends on whether a terminal reads.
    private let wanted: Format?
    private let source: String?
    private let targets: [String]
    private let pairs: [[String]]

    init(_ command: AlignCommand, output: String?) throws(Failure) {
        if let name = command.format {
            guard let format = Format(name: name) else { throw .usage("--format", name, choices: Format.names) }
            wanted = format
        } else if let output, command.collection == nil {
            guard let format = Format(extensionOf: output) else {
                throw .wrongUsage(
                    Diagnostic(
                        "usage.unknown-extension", "the name of \(output) tells no format",
                        arguments: ["file": output],
                        help: "give --format, or a name that ends in .tmx, .xlf, .tsv, .jsonl, .html or .beads"))
            }
            wanted = format
        } else {
            wanted = command.collection == nil ? nil : .file(.tsv)
        }
        source = try AlignRequest.tags(command.source).first
        targets = try AlignRequest.tags(command.target)
        var pairs: [[String]] = []
        for text in command.pairs {
            let pair = try AlignRequest.tags(text)
            guard pair.count == 2 else { throw .usage("--pair", text, choices: ["en,zh", "ja,ko", "…"]) }
            pairs.append(pair)
        }
        self.pairs = pairs
        if !targets.isEmpty, wanted != .file(.xliff) {
            throw .together("--target", "--format \(wanted?.name ?? "text")")
        }
        if !pairs.isEmpty, wanted == .file(.xliff) { throw .together("--pair", "--format xliff") }
        if pairs.count > 1, output == nil {
            throw .wrongUsage(
                Diagnostic(
                    "usage.needs-output", "--pair makes several files", arguments: ["option": "--pair"],
                    help: "say where with --output"))
        }
    }

    func format(isTerminal: Bool) -> Format { wanted ?? (isTerminal ? .text : .file(.tsv)) }

    /// The files of results for texts of these languages, and the column of the source.
    func results(_ languages: [LanguageTag], hasOutput: Bool) throws(Failure) -> (results: [Result], source: Int?) {
        let column = try source.map { tag throws(Failure) in try Self.column(tag, languages, "--source") }
        if !pairs.isEmpty {
            var results: [Result] = []
            for pair in pairs {
                let first = try Self.column(pair[0], languages, "--pair")
                let second = try Self.column(pair[1], languages, "--pair")
                if first == second { throw .usage("--pair", pair.joined(separator: ","), choices: ["en,zh", "…"]) }
                let mark = pairs.count > 1 ? pair.joined(separator: "-") : nil
                results.append(Result(pair: ColumnPair(first, second), mark: mark))
            }
            let isInAll = results.allSatisfy { $0.pair?.first == column || $0.pair?.second == column }
            return (results, isInAll ? column : nil)
        }
        guard wanted == .file(.xliff) else { return ([Result()], column) }
        let first = column ?? 0
        var others: [(Int, String)] = []
        for tag in targets {
            let other = try Self.column(tag, languages, "--target")
            if other == first { throw .together("--source \(source ?? languages[0].rawTag)", "--target \(tag)") }
            others.append((other, tag))
        }
        if targets.isEmpty { others = languages.indices.filter { $0 != first }.map { ($0, languages[$0].rawTag) } }
        if others.count > 1, !hasOutput {
            throw .wrongUsage(
                Diagnostic(
                    "usage.needs-output", "--format xliff makes several files",
                    arguments: ["option": "--format xliff"], help: "say where with --output"))
        }
        let results = others.map { other, tag in
            Result(pair: ColumnPair(first, other), mark: others.count > 1 ? tag : nil)
        }
        return (results, first)
    }

    private static func column(
        _ tag: String, _ languages: [LanguageTag], _ option: String
    ) throws(Failure) -> Int {
        if let language = LanguageTag(parsing: tag), let column = languages.firstIndex(of: language) { return column }
        // Plain Chinese means the Chinese that is there.
        if tag.lowercased() == "zh", let column = languages.firstIndex(of: .traditionalChinese) { return column }
        throw .usage(option, tag, choices: languages.map(\.rawTag))
    }
}

extension AlignPlan.Format {
    var name: String {
        switch self {
        case .text: "text"
        case .file(let format): format.rawValue
        }
    }
}
