import Glibc
import Terminology
import TripoTerm
import Validation

/// Checks files and tells what was found.
struct CheckRun {
    private let request: CheckRequest
    private let session: Session

    init(_ request: CheckRequest, _ session: Session) { (self.request, self.session) = (request, session) }

    func run() throws {
        if request.fixes || request.output != nil { Interruption.shared.begin() }
        let snapshot = try session.open()
        let words = snapshot.messages(in: session.language)
        do {
            let job = try CheckJob(session.workspace, snapshot, options: request.options)
            try run(job, words)
        } catch let problem as Diagnostic {
            throw Failure(problem, status: ExitStatus.couldNotRun, words: words)
        }
    }

    private func run(_ job: CheckJob, _ words: MessageCatalog) throws {
        var reports: [FileReport] = []
        var couldNotRead = false
        for result in job.reports(request.inputs) {
            switch result {
            case .success(let report): reports.append(report)
            case .failure(let problem):
                couldNotRead = true
                session.report(problem, words: words)
            }
        }
        let renderer = CheckRenderers.renderer(
            request.format, CheckRendering(book: job.book, words: words, session: session, showsIgnored: request.showsIgnored))
        let output = Output(1)
        renderer.write(reports, to: output)
        output.flush()
        if couldNotRead { throw Failure(silent: ExitStatus.couldNotRun) }
        if reports.contains(where: { ($0.gravest ?? .note) >= request.failOn && $0.gravest != nil }) {
            throw Failure(silent: ExitStatus.nothingFound)
        }
    }
}
