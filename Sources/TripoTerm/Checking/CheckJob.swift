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
        for id in options.check.only + options.check.without where book[id] == nil {
            throw Diagnostic(
                "check.unknown-rule", "there is no rule \(id)", arguments: ["id": id],
                help: "tripo-term rules lists them")
        }
        self.options = options
    }

    /// Checks file after file; one for each thread.
    public func checker() throws(Diagnostic) -> FileChecker { try FileChecker(self) }

    /// What was found in files, or why one could not be read, in their order; on several threads.
    ///
    /// - Parameter progress: told of each file that is done, from any thread.
    public func reports(
        _ inputs: [AlignmentInput], progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) -> [Result<FileReport, Diagnostic>] {
        let threads = max(1, min(options.threads, inputs.count))
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
    /// What was found in the texts of one document, each by itself and against the others.
    public func reportsTogether(_ inputs: [AlignmentInput]) throws(Diagnostic) -> [FileReport] {
        let checker = try self.checker()
        var reports: [FileReport] = []
        var sources: [CheckSource] = []
        var texts: [CheckedText] = []
        for input in inputs {
            let file = try CheckedFile(input, checker.reader)
            guard let source = file.sources.first, file.isDocument else { throw Self.notTogether(file.path) }
            let (report, text) = try checker.report(source)
            sources.append(source)
            reports.append(report)
            texts.append(text)
        }
        let (alignment, pairs) = try alignments(of: sources)
        let compared = checker.compared(sources, texts, alignment, pairs)
        for index in reports.indices {
            reports[index].add(compared[index])
            checker.apply(sources[index].bytes, to: &reports[index])
        }
        return reports
    }

    private static func notTogether(_ path: String) -> Diagnostic {
        Diagnostic(
            "check.not-together", "\(path) holds its languages itself", arguments: ["file": path],
            at: SourceLocation(file: path), help: "check it without --together")
    }

    /// One note for a document: where the first place is, and the lines of the others.
    fileprivate static func notCompared(_ source: CheckSource, _ places: [SegmentPlace]) -> Diagnostic? {
        let starts = places.compactMap { place in
            source.document.blocks[place.block].places(ofBytes: [place.span.start]).first
        }
        guard let start = starts.first else { return nil }
        let lines = starts.map { "\($0.line)" }.joined(separator: ", ")
        return Diagnostic(
            "check.not-compared", .note,
            "it is not sure what answers this in each of the other texts: not all was compared (lines \(lines))",
            arguments: ["lines": lines], at: SourceLocation(file: source.path, line: start.line, column: start.column),
            help: "compare it by eye")
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

    public init() {}
}

/// Checks one file after the other.
public final class FileChecker {
    private let job: CheckJob
    let checker: Checker
    public var book: RuleBook { checker.book }
    let reader: DocumentReader

    init(_ job: CheckJob) throws(Diagnostic) {
        self.job = job
        var options = DocumentOptions()
        options.encoding = job.options.encoding
        options.keepsCode = false
        reader = DocumentReader(options)
        do throws(LookupError) {
            checker = try Checker(job.book, try job.snapshot.recognizer())
        } catch {
            throw Self.damaged
        }
    }

    static let damaged = Diagnostic(
        "index.unusable", "the index is damaged", help: "delete it: it is made again by itself")

    /// What was found in a file.
    public func report(_ input: AlignmentInput) throws(Diagnostic) -> FileReport {
        try report(CheckedFile(input, reader))
    }

    func result(_ input: AlignmentInput) -> Result<FileReport, Diagnostic> {
        Result { () throws(Diagnostic) in try report(input) }
    }

    func report(_ file: CheckedFile) throws(Diagnostic) -> FileReport {
        var report = FileReport(path: file.path, language: file.sources.first?.language ?? .english, day: nil)
        var texts: [CheckedText] = []
        for source in file.sources {
            let (own, text) = try self.report(source)
            texts.append(text)
            report.add(own)
        }
        report.day = texts.lazy.compactMap(\.day).first
        if let alignment = file.alignment, texts.count > 1 {
            for compared in compared(file.sources, texts, alignment) { report.add(compared) }
        }
        report.notes += file.problems
        report.isEmpty = file.sources.allSatisfy { $0.document.blocks.isEmpty }
        apply(file.bytes, to: &report)
        return report
    }

    func report(_ source: CheckSource) throws(Diagnostic) -> (report: FileReport, text: CheckedText) {
        let found: (text: CheckedText, findings: [Finding])
        do throws(LookupError) {
            found = try checker.check(source.document, language: source.language, options: job.options.check)
        } catch {
            throw Self.damaged
        }
        var report = FileReport(path: source.path, language: source.language, day: found.text.day)
        report.findings = FindingLocator(source: source).located(found.findings)
        return (report, found.text)
    }

    /// What is found where texts are compared, for each of them.
    ///
    /// - Parameter pairs: alignments of two texts alone, where that of all has doubtful units.
    func compared(
        _ sources: [CheckSource], _ texts: [CheckedText], _ alignment: TextAlignment,
        _ pairs: [AlignedChecks.Pair: TextAlignment] = [:]
    ) -> [FileReport] {
        let aligned = AlignedChecks(texts: texts, alignment: alignment, pairs: pairs)
        let found = checker.compare(aligned, options: job.options.check)
        var reports = zip(sources, found).map { source, found in
            var report = FileReport(path: source.path, language: source.language, day: nil)
            report.findings = FindingLocator(source: source).located(found)
            return report
        }
        for (column, doubtful) in Dictionary(grouping: aligned.doubtfulPlaces, by: \.column) {
            let places = doubtful.map(\.place)
            if let note = CheckJob.notCompared(sources[column], places) { reports[column].notes.append(note) }
        }
        return reports
    }

    /// Passes over what comments of the file want passed over.
    func apply(_ bytes: [UInt8], to report: inout FileReport) {
        var ignores = InlineIgnores(bytes, path: report.path)
        guard !ignores.isEmpty else { return }
        report.findings = ignores.apply(to: report.findings)
        report.notes += ignores.problems
    }
}
