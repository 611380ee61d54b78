import DataFile
import Glibc
import Lookup
import Terminology
import TripoTerm

/// Annotates the files of one request, one after the other.
struct AnnotateRun {
    private let request: AnnotateRequest
    private let session: Session

    init(_ request: AnnotateRequest, _ session: Session) { (self.request, self.session) = (request, session) }

    /// What came of the files so far.
    private struct Outcome {
        var hasTerms = false
        var failures = 0
    }

    func run() throws {
        if request.output != nil { Interruption.shared.begin() }
        let snapshot = try session.open()
        let words = snapshot.messages(in: session.language)
        var outcome = Outcome()
        do {
            let annotator = try DocumentAnnotator(snapshot, options: request.options)
            if let output = request.output {
                try Interruption.shared.whileWriting {
                    let file = try AtomicFile(output)
                    outcome = try annotate(annotator, words, .file) { try file.write(Array($0.utf8)) }
                    // Of nothing but failures nothing is kept.
                    if outcome.failures < request.files.count { try file.commit() }
                }
            } else {
                let standard = Output(STDOUT_FILENO)
                outcome = try annotate(annotator, words, session.terminal) { standard.write($0) }
                standard.flush()
            }
        } catch let error as LookupError {
            throw Failure(error.diagnostic, status: ExitStatus.couldNotRun, words: words)
        } catch let problem as Diagnostic {
            throw Failure(problem, status: ExitStatus.couldNotRun, words: words)
        }
        if outcome.failures > 0 { throw Failure(silent: ExitStatus.couldNotRun) }
        if !outcome.hasTerms { throw Failure(silent: ExitStatus.nothingFound) }
    }

    /// Writes all files that can be read, and says of the others why not.
    private func annotate(
        _ annotator: DocumentAnnotator, _ words: MessageCatalog, _ terminal: Terminal, _ write: (String) throws -> Void
    ) throws -> Outcome {
        var outcome = Outcome()
        var renderer = renderer(words, terminal)
        try write(renderer.head)
        for path in request.files {
            let document: AnnotatedDocument
            do {
                document = try annotator.document(at: path)
            } catch let problem as Diagnostic {
                session.report(problem, words: words)
                outcome.failures += 1
                continue
            }
            if document.terms.contains(where: { !$0.isEmpty }) { outcome.hasTerms = true }
            try renderer.write(document, to: write)
        }
        try write(renderer.foot)
        return outcome
    }

    private func renderer(_ words: MessageCatalog, _ terminal: Terminal) -> any AnnotationRenderer {
        switch request.format {
        case .text: AnnotationTextRenderer(words: words, terminal: terminal, namesFiles: request.files.count > 1)
        case .json: AnnotationJSONRenderer()
        case .html: AnnotationPageRenderer(words: words, files: request.files, on: request.options.on)
        }
    }
}

/// Writes annotated documents in one format, block by block.
protocol AnnotationRenderer {
    /// What stands before all documents.
    var head: String { get }
    /// What stands after them.
    var foot: String { get }
    mutating func write(_ document: AnnotatedDocument, to write: (String) throws -> Void) throws
}
