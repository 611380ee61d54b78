import Glibc
import Interchange
import Terminology
import TripoTerm

/// Aligns the texts of one document, from files to output.
struct AlignRun {
    private let request: AlignRequest
    private let session: Session

    init(_ request: AlignRequest, _ session: Session) { (self.request, self.session) = (request, session) }

    func run() throws {
        if request.output != nil { Interruption.shared.begin() }
        let snapshot = try session.open()
        let words = snapshot.messages(in: session.language)
        do {
            let job = try AlignmentJob(snapshot, options: request.options)
            let read = try job.read(request.inputs)
            for warning in read.warnings { session.report(warning, words: words) }
            let texts = read.texts
            let writing = try AlignWriting(request, languages: texts.map(\.language), session: session, words: words)
            // Refused before the work begins, not after it.
            try writing.check(request.output, inputs: request.inputs)
            let anchors = try request.anchors.map { try AnchorFile(at: $0).anchors(for: texts) }
            let lexicon = try LexiconFile.entries(of: request.lexicons, for: texts.map(\.language))
            for warning in lexicon.warnings { session.report(warning, words: words) }
            let alignment = try job.align(texts, anchors: anchors ?? [], lexicon: lexicon.entries)
            let summary = AlignmentSummary(alignment)
            let agreement = try NumberAgreement(texts, snapshot)
            if let warning = summary.warning(for: texts) ?? agreement.warning(for: texts) {
                session.report(warning, words: words)
            }
            var written = AlignWriting.Outcome()
            if request.writesUnits {
                written = try writing.write(writing.marked(texts, alignment, snapshot), to: request.output)
            }
            if let memory = request.memory {
                let outcome = try AlignMemory(
                    memory, writing.options, minimumConfidence: request.minimumConfidence
                ).add(AlignedTexts(texts: texts, alignment: alignment))
                MemoryImportWords(words).say(outcome, of: memory, to: Output(STDERR_FILENO))
            }
            for warning in written.warnings { session.report(warning, words: words) }
            if request.isVerbose || isatty(STDERR_FILENO) == 1 {
                AlignSummaryLines(words: words).write(summary, texts: texts, files: written.files)
            }
        } catch let failure as AlignmentFailure {
            throw Failure(failure, words: words)
        } catch let problem as Diagnostic {
            throw Failure(problem, status: ExitStatus.couldNotRun, words: words)
        }
    }
}
