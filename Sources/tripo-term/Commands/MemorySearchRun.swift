import Alignment
import Interchange
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

    /// What the language of a segment has to be told by, 0 to 1, so that it is believed.
    private static let sureEnough = 0.9

    /// A segment to be answered, or why it is none.
    private struct Item: Sendable {
        var query: MemoryQuery
        var problem: Diagnostic?
    }

    func run() throws {
        let output = Output(1)
        let renderer = renderer()
        var status = ExitStatus.found
        var warned = false
        if let header = renderer.header { output.writeLine(header) }
        var (previous, waiting) = (Item?.none, read())
        if waiting == nil { session.session.report(.noSegments, words: session.words) }
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
                var answered = answered
                if answered.matches.isEmpty {
                    status = max(status, ExitStatus.nothingFound)
                    answered.ownLanguage = targetLanguage(of: answered.query)
                }
                renderer.write(answered, to: output)
                // A table says it beside the segment.
                if let language = answered.ownLanguage, request.format != .table, !warned {
                    warned = true
                    session.session.report(.sameLanguage(language), words: session.words)
                }
            }
            if waiting == nil {
                output.flush()
                waiting = read()
            }
        }
        output.flush()
        if status != ExitStatus.found { throw Failure(silent: status) }
    }

    /// The language of a segment, where that is the only one that is wanted as a translation.
    private func targetLanguage(of query: MemoryQuery) -> LanguageTag? {
        guard request.options.from == nil, !request.options.to.isEmpty else { return nil }
        let guess = LanguageGuess(text: query.text)
        guard let language = guess.language, guess.sureness >= Self.sureEnough else { return nil }
        return request.options.to.allSatisfy { $0 == language } ? language : nil
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
    /// Where nothing can be found because the segment is in the language that is wanted.
    var ownLanguage: LanguageTag?
    var problem: Diagnostic?
}

/// Writes matches in one format.
protocol MatchRenderer {
    /// Written once, before the first answer.
    var header: String? { get }
    func write(_ answered: AnsweredSegment, to output: Output)
}

extension Diagnostic {
    static let noSegments = Diagnostic(
        "query.none", .warning, "there are no segments to search for", help: "write one segment a line")

    static func sameLanguage(_ language: LanguageTag) -> Diagnostic {
        Diagnostic(
            "query.same-language", .warning, "the segment is in the language that --to asks for: \(language)",
            arguments: ["language": "\(language)"], help: "name another language with --to, or leave it out for all")
    }
}
