import Alignment
import Glibc
import ICU
import Synchronization
import Terminology
import TripoTerm

/// Aligns a directory of documents together: what is learned from one helps the others.
struct AlignCollectionRun {
    private let request: AlignRequest
    private let session: Session
    private let line = ProgressLine()

    /// Documents that were read, with texts of the same languages in the same order.
    private struct Group {
        var languages: [LanguageTag]
        var documents: [(name: String, inputs: [AlignmentInput], texts: [SegmentedText])] = []
    }

    /// What all comes to.
    private struct Totals {
        var documents = 0
        var units = 0
        var doubtful = 0
        var failed = 0
    }

    init(_ request: AlignRequest, _ session: Session) { (self.request, self.session) = (request, session) }

    func run() throws {
        Interruption.shared.begin()
        let snapshot = try session.open()
        let words = snapshot.messages(in: session.language)
        guard let directory = request.collection, let output = request.output else { return }
        var totals = Totals()
        do {
            let collection = try AlignmentCollection(of: directory, languages: request.languages)
            try Self.makeDirectory(output)
            for problem in collection.warnings + collection.problems { session.report(problem, words: words) }
            totals.failed = collection.problems.count
            let job = try AlignmentJob(snapshot, options: request.options)
            let groups = read(collection, job, words, &totals)
            for group in groups {
                do {
                    try align(group, job, snapshot, output, words, &totals)
                } catch let failure as Failure {
                    // What was asked for does not fit the languages of these documents; it may fit those of others.
                    totals.failed += group.documents.count
                    for problem in failure.diagnostics { session.report(problem, words: words) }
                }
            }
        } catch let failure as AlignmentFailure {
            line.clear()
            throw Failure(failure, words: words)
        }
        line.clear()
        if request.isVerbose || isatty(STDERR_FILENO) == 1 {
            AlignSummaryLines(words: words).write(
                documents: totals.documents, units: totals.units, doubtful: totals.doubtful, failed: totals.failed,
                output: output)
        }
        if totals.failed > 0 { throw Failure(silent: ExitStatus.couldNotRun) }
    }

    private func read(
        _ collection: AlignmentCollection, _ job: AlignmentJob, _ words: MessageCatalog, _ totals: inout Totals
    ) -> [Group] {
        let documents = collection.documents
        let progress = Counter(line: line, name: "align.reading", count: documents.count, words: words)
        let results = job.read(documents) { progress.advance() }
        line.clear()
        var groups: [Group] = []
        for (document, result) in zip(documents, results) {
            switch result {
            case .failure(let failure):
                totals.failed += 1
                for problem in failure.diagnostics { session.report(problem, words: words) }
            case .success(let read):
                for warning in read.warnings { session.report(warning, words: words) }
                let languages = read.texts.map(\.language)
                let index = groups.firstIndex { $0.languages == languages } ?? groups.endIndex
                if index == groups.endIndex { groups.append(Group(languages: languages)) }
                groups[index].documents.append((document.name, document.inputs, read.texts))
            }
        }
        return groups
    }

    private func align(
        _ group: Group, _ job: AlignmentJob, _ snapshot: Snapshot, _ output: String, _ words: MessageCatalog,
        _ totals: inout Totals
    ) throws {
        let writing = try AlignWriting(request, languages: group.languages, session: session, words: words)
        let lexicon = try LexiconFile.entries(of: request.lexicons, for: group.languages)
        for warning in lexicon.warnings { session.report(warning, words: words) }
        line.show(words("align.aligning", ["percent": .integer(0)]))
        let alignments = try job.align(
            collection: group.documents.map(\.texts), lexicon: lexicon.entries
        ) { done in
            line.show(words("align.aligning", ["percent": .integer(Int(done * 100))]))
        }
        let progress = Counter(line: line, name: "align.writing", count: alignments.count, words: words)
        let works = zip(group.documents, alignments).map { document, alignment in
            (document: document, alignment: alignment)
        }
        let outcomes = ParallelWork.map(works, threads: request.options.threads) { work in
            defer { progress.advance() }
            return Self.write(work.document, work.alignment, writing, snapshot, output)
        }
        line.clear()
        for (alignment, outcome) in zip(alignments, outcomes) {
            let hasFailed = outcome.contains { $0.severity == .error }
            for diagnostic in outcome { session.report(diagnostic, words: words) }
            guard !hasFailed else {
                totals.failed += 1
                continue
            }
            let summary = AlignmentSummary(alignment)
            totals.documents += 1
            totals.units += summary.units
            totals.doubtful += summary.doubtful
        }
    }

    /// - Returns: what is to be said of it.
    private static func write(
        _ document: (name: String, inputs: [AlignmentInput], texts: [SegmentedText]), _ alignment: TextAlignment,
        _ writing: AlignWriting, _ snapshot: Snapshot, _ output: String
    ) -> [Diagnostic] {
        var said: [Diagnostic] = []
        do {
            let agreement = try NumberAgreement(document.texts, snapshot)
            let warning = AlignmentSummary(alignment).warning(for: document.texts)
            if let warning = warning ?? agreement.warning(for: document.texts) { said.append(warning) }
            let path = output + "/" + document.name + writing.suffix
            try writing.check(path, inputs: document.inputs)
            let texts = try writing.marked(document.texts, alignment, snapshot)
            said += try writing.write(texts, to: path).warnings
        } catch let failure as AlignmentFailure {
            said += failure.diagnostics
        } catch let problem as Diagnostic {
            said.append(problem)
        } catch {
            said.append(Diagnostic("align.unwritable", "\(error)", arguments: ["reason": "\(error)"]))
        }
        return said
    }

    private static func makeDirectory(_ path: String) throws(AlignmentFailure) {
        if mkdir(path, 0o777) == 0 { return }
        var reason = errno
        var status = stat()
        if reason == EEXIST, stat(path, &status) == 0 {
            if status.st_mode & S_IFMT == S_IFDIR { return }
            reason = ENOTDIR
        }
        let text = String(cString: strerror(reason))
        throw AlignmentFailure(
            Diagnostic(
                "output.no-directory", "\(path) is not a directory, and cannot be made one: \(text)",
                arguments: ["file": path, "reason": text], at: SourceLocation(file: path),
                help: "give --output a directory, or the name of one in a directory that is there"))
    }
}

/// Counts what is done, on any thread, and shows it.
private final class Counter: Sendable {
    private let line: ProgressLine
    private let name: String
    private let count: Int
    private let words: MessageCatalog
    private let done = Atomic(0)

    init(line: ProgressLine, name: String, count: Int, words: MessageCatalog) {
        (self.line, self.name, self.count, self.words) = (line, name, count, words)
    }

    func advance() {
        let now = done.wrappingAdd(1, ordering: .relaxed).newValue
        line.show(words(name, ["done": .integer(now), "count": .integer(count)]))
    }
}
