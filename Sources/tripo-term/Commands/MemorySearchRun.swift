import Alignment
import Terminology
import TripoTerm

/// Answers the segments of one request in their order.
struct MemorySearchRun {
    private let session: MemorySession
    private let request: MemorySearchRequest
    private let pool: SearcherPool

    /// Segments for each thread that are read before any is answered.
    private static let batch = 64

    init(_ session: MemorySession, _ request: MemorySearchRequest, search: MemorySearch) {
        (self.session, self.request) = (session, request)
        pool = SearcherPool(search)
    }

    /// A segment to be answered, or why it is none.
    private struct Item: Sendable {
        var query: MemoryQuery
        var problem: Diagnostic?
    }

    func run() throws {
        let output = Output(1)
        let renderer = renderer()
        var status = ExitStatus.found
        if let header = renderer.header { output.writeLine(header) }
        var (previous, waiting) = (Item?.none, read())
        while waiting != nil {
            var items: [Item] = []
            while let item = waiting {
                var item = item
                // What is behind is only waited for where it is looked at.
                waiting = request.isInOrder || request.queries.hasBuffered ? read() : nil
                if request.isInOrder {
                    item.query.previous = previous?.query.text
                    item.query.next = waiting?.query.text
                }
                previous = item
                items.append(item)
                if items.count >= (request.threads > 1 ? request.threads * Self.batch : 1) { break }
            }
            for answered in answers(items) {
                if let problem = answered.problem {
                    output.flush()
                    renderer.write(answered, to: output)
                    session.session.report(problem, words: session.words)
                    status = max(status, ExitStatus.couldNotRun)
                    // What is wrong with a memory is wrong for all.
                    if problem.code.hasPrefix("memory.") {
                        output.flush()
                        throw Failure(silent: status)
                    }
                    continue
                }
                renderer.write(answered, to: output)
                if answered.matches.isEmpty { status = max(status, ExitStatus.nothingFound) }
            }
            if waiting == nil {
                output.flush()
                waiting = read()
            }
        }
        output.flush()
        if status != ExitStatus.found { throw Failure(silent: status) }
    }

    private func read() -> Item? {
        request.queries.next().map { query in
            Item(
                query: MemoryQuery(query.text, previous: request.previous, next: request.next), problem: query.problem)
        }
    }

    private func answers(_ items: [Item]) -> [AnsweredSegment] {
        let (pool, options) = (pool, request.options)
        return ParallelWork.map(items, threads: request.threads) { item in
            var answered = AnsweredSegment(query: item.query, problem: item.problem)
            guard item.problem == nil else { return answered }
            do throws(Diagnostic) {
                answered.matches = try pool.withSearcher { searcher throws(Diagnostic) in
                    try searcher.matches(for: item.query, options: options)
                }
            } catch {
                answered.problem = error
            }
            return answered
        }
    }

    private func renderer() -> any MatchRenderer {
        switch request.format {
        case .json: MatchJSONRenderer()
        case .tsv: MatchTSVRenderer()
        case .table: MatchTableRenderer(session)
        }
    }
}

/// A segment with all that is told of it.
struct AnsweredSegment: Sendable {
    var query: MemoryQuery
    var matches: [MemoryMatch] = []
    var problem: Diagnostic?
}

/// Writes matches in one format.
protocol MatchRenderer {
    /// Written once, before the first answer.
    var header: String? { get }
    func write(_ answered: AnsweredSegment, to output: Output)
}
