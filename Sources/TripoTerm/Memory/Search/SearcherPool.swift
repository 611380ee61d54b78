import Synchronization
import Terminology

/// Searchers that no thread is using.
///
/// Unchecked because searchers are for one thread: each is out of the pool while a thread has it.
public final class SearcherPool: @unchecked Sendable {
    private let search: MemorySearch
    private let lock = Mutex(())
    private var idle: [MemorySearcher] = []

    public init(_ search: MemorySearch) { self.search = search }

    public func withSearcher<Result>(
        _ body: (MemorySearcher) throws(Diagnostic) -> Result
    ) throws(Diagnostic) -> Result {
        let searcher: MemorySearcher
        if let known = lock.withLock({ _ in idle.popLast() }) {
            searcher = known
        } else {
            searcher = try search.searcher()
        }
        defer { lock.withLock { _ in idle.append(searcher) } }
        return try body(searcher)
    }
}
