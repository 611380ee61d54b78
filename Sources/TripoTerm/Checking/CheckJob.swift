import Alignment
import Glossary
import Interchange
import Lookup
import Normalization
import Terminology
import Validation

/// Checks files: reads them, runs the rules, finds the places.
///
/// ```swift
/// let job = try CheckJob(workspace, snapshot)
/// let report = try job.checker().report(AlignmentInput("report.ko.txt"))
/// ```
public struct CheckJob: Sendable {
    let snapshot: Snapshot
    public let book: RuleBook
    public let options: CheckJobOptions

    /// - Throws: a `Diagnostic` for rules that are wrong or a profile that is not there.
    public init(
        _ workspace: Workspace, _ snapshot: Snapshot, options: CheckJobOptions = CheckJobOptions()
    ) throws(Diagnostic) {
        self.snapshot = snapshot
        book = try RuleBook(directory: workspace.layout.localesDirectory + "/rules")
        var options = options
        if let name = options.profile { options.check.profile = try book.profile(name) }
        for id in options.check.only + options.check.without where book[id] == nil { throw RuleBook.unknownRule(id) }
        self.options = options
    }

    /// Whether a rule is asked for.
    public func runs(_ id: String) -> Bool { book[id].map(options.check.has) ?? false }

    /// Checks file after file; one for each thread.
    public func checker() throws(Diagnostic) -> FileChecker { try FileChecker(self) }

    /// What was found in files, or why one could not be read, in their order; on several threads.
    ///
    /// - Parameter progress: told of each file that is done, from any thread.
    public func reports(
        _ inputs: [AlignmentInput], progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) -> [Result<FileReport, Diagnostic>] {
        // A checker each: more of them than processors have use for are memory alone.
        let threads = max(1, min(options.threads, inputs.count, 2 * AlignmentJobOptions.processors))
        let shares = (0..<threads).map { first in
            stride(from: first, to: inputs.count, by: threads).map { inputs[$0] }
        }
        let results = ParallelWork.map(shares, threads: threads) { share in
            let checker = Result { () throws(Diagnostic) in try self.checker() }
            var results: [Result<FileReport, Diagnostic>] = []
            for input in share {
                results.append(checker.flatMap { $0.result(input) })
                progress(1)
            }
            return results
        }
        return inputs.indices.map { results[$0 % threads][$0 / threads] }
    }
}

extension CheckJob {
    /// What was found in the texts of one document, each by itself and against the others; where one cannot be read, in each of the
    /// others by itself.
    public func reportsTogether(
        _ inputs: [AlignmentInput]
    ) throws(Diagnostic) -> [Result<FileReport, Diagnostic>] {
        let checker = try self.checker()
        let files = inputs.map { input in Result { () throws(Diagnostic) in try CheckedFile(input, checker) } }
        let read = files.compactMap { try? $0.get() }
        guard read.count == files.count else { return files.map { $0.flatMap(checker.result) } }
        return try compared(read, checker).map { .success($0) }
    }

    private func compared(_ files: [CheckedFile], _ checker: FileChecker) throws(Diagnostic) -> [FileReport] {
        var reports: [FileReport] = []
        var sources: [CheckSource] = []
        var texts: [CheckedText] = []
        var empty: [Diagnostic] = []
        for file in files {
            guard file.isDocument else { throw Self.notTogether(file.path) }
            // Nothing tells the language of a file without words.
            if file.source.document.blocks.isEmpty {
                empty.append(Self.empty(file.path))
            } else if let other = sources.first(where: {
                $0.language == file.source.language && !$0.document.blocks.isEmpty
            }) {
                throw Self.sameLanguage(other.path, file.path, file.source.language)
            }
            var (report, text) = try checker.report(file.source)
            report.isEmpty = file.source.document.blocks.isEmpty
            sources.append(file.source)
            reports.append(report)
            texts.append(text)
        }
        let (alignment, pairs) = try alignments(of: sources)
        let compared = checker.compared(sources, texts, alignment, pairs)
        for note in empty {
            guard let index = reports.firstIndex(where: { $0.path == note.location?.file }) else { continue }
            reports[index].notes.append(note)
        }
        for index in reports.indices {
            reports[index].add(compared[index])
            checker.passOver(sources[index], &reports[index])
            if !options.keepsAll { reports[index] = reports[index].bounded() }
        }
        return reports
    }

    private static func notTogether(_ path: String) -> Diagnostic {
        Diagnostic(
            "check.not-together", "\(path) holds its languages itself", arguments: ["file": path],
            at: SourceLocation(file: path), help: "check it without --together")
    }

    private static func sameLanguage(_ one: String, _ other: String, _ language: LanguageTag) -> Diagnostic {
        Diagnostic(
            "check.same-language", "\(one) and \(other) are both \(language)",
            arguments: ["file": one, "other": other, "tag": language.rawTag],
            help: "give a file for each language; --languages can name it")
    }

    private static func empty(_ path: String) -> Diagnostic {
        Diagnostic(
            "check.empty-text", .warning, "there is no text in \(path) to compare", arguments: ["file": path],
            at: SourceLocation(file: path), help: "give a file with text")
    }

    /// One note for a document: where the first place is, and the lines of the others.
    static func notCompared(_ path: String, _ starts: [TextPlace]) -> Diagnostic? {
        guard let start = starts.first else { return nil }
        let lines = ranges(of: Set(starts.map(\.line)).sorted())
        return Diagnostic(
            "check.not-compared", .note,
            "it is not sure what answers this in each of the other texts: not all was compared (lines \(lines))",
            arguments: ["lines": lines], at: SourceLocation(file: path, line: start.line, column: start.column),
            help: "compare it by eye")
    }

    /// Numbers in order, neighbours as `5–7`.
    private static func ranges(of lines: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for line in lines {
            if let last = ranges.last, last.upperBound + 1 == line {
                ranges[ranges.count - 1] = last.lowerBound...line
            } else {
                ranges.append(line...line)
            }
        }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
            .joined(separator: ", ")
    }

    /// What answers what in all texts; and, where that is doubtful, in each two of them alone.
    private func alignments(
        of sources: [CheckSource]
    ) throws(Diagnostic) -> (TextAlignment, [AlignedChecks.Pair: TextAlignment]) {
        do {
            let rules = try snapshot.index.rules()
            let texts = sources.map {
                SentenceSegmenter(rules: rules, language: $0.language).segments(of: $0.document)
            }
            let job = try AlignmentJob(snapshot)
            let alignment = try job.align(texts)
            var pairs: [AlignedChecks.Pair: TextAlignment] = [:]
            guard texts.count > 2, alignment.units.contains(where: \.isDoubtful) else { return (alignment, pairs) }
            for first in texts.indices {
                for second in texts.indices where second > first {
                    pairs[AlignedChecks.Pair(first: first, second: second)] =
                        try job.align([texts[first], texts[second]])
                }
            }
            return (alignment, pairs)
        } catch let failure as AlignmentFailure {
            throw failure.diagnostics.first ?? FileChecker.damaged
        } catch {
            throw FileChecker.damaged
        }
    }
}

/// How files are checked.
public struct CheckJobOptions: Sendable {
    public var check = Checker.Options()
    /// The name of a profile, or the path of a file with one.
    public var profile: String?
    public var encoding: String?
    /// How many files are checked at once.
    public var threads = AlignmentJobOptions.processors
    /// Whether findings have what stands around them.
    public var hasExcerpts = true
    /// Whether all findings are kept, however many they are: where some will be passed over, what is left of a rule is not known
    /// before. `FileReport.bounded()` takes away what nobody would read.
    public var keepsAll = false
    /// How many units of a file are in memory at once.
    public var partSize = UnitParts.usualPartSize

    public init() {}
}
