import Glossary
import Lookup
import Normalization
import Terminology
import TripoTerm

/// Answers the queries of one request, one after the other.
struct LookupRun {
    private let request: LookupRequest
    private let session: Session

    init(_ arguments: LookupArguments) throws(Failure) {
        session = try Session(arguments.common)
        do { request = try LookupRequest(arguments) } catch {
            var failure = error
            failure.words = session.workspace.messages(in: session.language)
            throw failure
        }
    }

    func run() throws {
        var snapshot = try session.open()
        var searcher = try Self.searcher(snapshot, session)
        let output = Output(1)
        let renderer = renderer(for: snapshot)
        var status = ExitStatus.found
        if let header = renderer.header { output.writeLine(header) }
        while let query = request.queries.next() {
            if let problem = query.problem {
                fail(query.text, problem, renderer, output, snapshot)
                status = max(status, ExitStatus.couldNotRun)
                continue
            }
            do {
                let found = try answer(query.text, snapshot, searcher, renderer, output)
                if !found { status = max(status, ExitStatus.nothingFound) }
            } catch LookupError.index {
                // Damaged on disk: make it again, and ask once more.
                do { snapshot = try session.workspace.rebuild() } catch { throw Failure(error, session: session) }
                searcher = try Self.searcher(snapshot, session)
                if try !answer(query.text, snapshot, searcher, renderer, output) {
                    status = max(status, ExitStatus.nothingFound)
                }
            } catch let error as LookupError {
                fail(query.text, error.diagnostic, renderer, output, snapshot)
                status = max(status, ExitStatus.couldNotRun)
            }
            // Who types line by line, or waits at a pipe, gets each answer at once.
            if !request.queries.hasBuffered { output.flush() }
        }
        output.flush()
        if status != ExitStatus.found { throw Failure(silent: status) }
    }

    private static func searcher(_ snapshot: Snapshot, _ session: Session) throws(Failure) -> Searcher {
        do { return try snapshot.searcher() } catch {
            throw Failure(
                error.diagnostic, status: ExitStatus.couldNotRun, words: snapshot.messages(in: session.language))
        }
    }

    private func renderer(for snapshot: Snapshot) -> any AnswerRenderer {
        switch request.format {
        case .json: JSONRenderer()
        case .tsv: TSVRenderer()
        case .table:
            TableRenderer(
                snapshot: snapshot, words: snapshot.messages(in: session.language), terminal: session.terminal,
                on: request.answer.on, showsAll: request.showsAll, showsTimeline: request.showsTimeline)
        }
    }

    /// - Returns: whether anything was found.
    private func answer(
        _ query: String, _ snapshot: Snapshot, _ searcher: Searcher, _ renderer: any AnswerRenderer, _ output: Output
    ) throws -> Bool {
        let outcome = try searcher.search(query, request.lookup)
        do {
            var answered = AnsweredQuery(query: query, on: request.answer.on)
            answered.answers = try snapshot.answers(outcome.results, request.answer)
            for result in outcome.suggestions {
                answered.suggestions.append(try snapshot.answer(result, request.answer))
            }
            if request.explains { answered.steps = try searcher.folder.steps(of: query) }
            renderer.write(answered, to: output)
        } catch let error as IndexError {
            throw LookupError.index(error)
        }
        return !outcome.results.isEmpty
    }

    private func fail(
        _ query: String, _ problem: Diagnostic, _ renderer: any AnswerRenderer, _ output: Output, _ snapshot: Snapshot
    ) {
        output.flush()
        if request.format == .json {
            var answered = AnsweredQuery(query: query, on: request.answer.on)
            answered.problem = problem
            renderer.write(answered, to: output)
        }
        session.report(problem, words: snapshot.messages(in: session.language))
    }
}

/// A query with all that is told of it.
struct AnsweredQuery {
    let query: String
    let on: PartialDate
    var answers: [Answer] = []
    var suggestions: [Answer] = []
    var steps: [FoldingStep] = []
    var problem: Diagnostic?

    init(query: String, on: PartialDate) { (self.query, self.on) = (query, on) }
}

/// Writes answers in one format.
protocol AnswerRenderer {
    /// Written once, before the first answer.
    var header: String? { get }
    func write(_ answered: AnsweredQuery, to output: Output)
}

extension LookupError {
    var diagnostic: Diagnostic {
        switch self {
        case .emptyQuery:
            Diagnostic("query.empty", "the name is empty", help: "give a name: tripo-term lookup KIPO")
        case .longQuery(let bytes):
            Diagnostic(
                "query.too-long", "the name is too long: \(bytes) bytes", arguments: ["bytes": "\(bytes)"],
                help: "give a name of at most \(Searcher.maximumQueryLength) bytes")
        case .index:
            Diagnostic("index.unusable", "the index is damaged", help: "delete it: it is made again by itself")
        case .icu(let reason):
            Diagnostic("icu.failed", "ICU refuses the text: \(reason)", arguments: ["reason": reason])
        }
    }
}

extension Failure {
    /// Everything has been said already.
    init(silent status: Int32) { (diagnostics, self.status) = ([], status) }
}
