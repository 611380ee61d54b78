import Alignment
import Terminology
import TranslationMemory

/// Counts how much of the files of a job memories have; files that come later also repeat what came before.
public final class MemoryAnalysis {
    private let reader: JobReader
    private let pool: SearcherPool
    private let options: MemorySearchOptions
    private let threads: Int
    private let measure = TextMeasure()
    /// What came before, by the language and that which it becomes: what repeats is translated once for each.
    private var job: [Direction: JobMemory] = [:]

    /// The first direction from each language: a document that does not say what it becomes is taken to become the same.
    private var first: [LanguageTag: Direction] = [:]

    private struct Direction: Hashable {
        var from: LanguageTag
        var to: LanguageTag?
    }

    /// Percent: what is less like counts as new.
    private static let threshold = 50
    /// What is better than a repetition.
    private static let inContext = 101
    /// Segments for each thread that are searched before any is counted.
    private static let batch = 64

    /// - Parameters:
    ///   - options: What matches have to be; threshold, limit and languages are this job's own.
    ///   - threads: How many search at once.
    public init(
        _ search: MemorySearch, _ reader: JobReader, options: MemorySearchOptions = MemorySearchOptions(),
        threads: Int = ParallelWork.processors
    ) {
        self.reader = reader
        pool = SearcherPool(search)
        var options = options
        (options.threshold, options.limit, options.includesParts) = (Self.threshold, 1, false)
        options.mostEqual = MemorySearchOptions.mostEqualOfJobs
        (self.options, self.threads) = (options, threads)
    }

    /// A segment, and what is known of it before the memory is asked.
    private struct Item: Sendable {
        var segment: JobReader.Segment
        var isRepetition: Bool
    }

    /// Counts the next file of the job.
    ///
    /// - Throws: What is wrong with the file or a memory.
    /// - Complexity: O(*n*) searches for *n* segments.
    public func leverage(
        of path: String, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) throws(Diagnostic) -> Leverage {
        let segments = try reader.segments(of: path)
        var leverage = Leverage()
        for start in stride(from: 0, to: segments.count, by: threads * Self.batch) {
            var items: [Item] = []
            for segment in segments[start..<min(start + threads * Self.batch, segments.count)] {
                let isRepetition = try withinJob(segment) { memory in !memory.isFirst(segment.query.text) }
                items.append(Item(segment: segment, isRepetition: isRepetition))
            }
            let scores = ParallelWork.map(items, threads: threads) { [pool, options] item in
                Self.score(item, pool, options)
            }
            for (item, score) in zip(items, scores) { try add(item, try score.get(), to: &leverage) }
            progress(start + items.count, segments.count)
        }
        return leverage
    }

    /// The best that the memory has; of a repetition only what is better than that.
    private static func score(
        _ item: Item, _ pool: SearcherPool, _ options: MemorySearchOptions
    ) -> Result<Int, Diagnostic> {
        let segment = item.segment
        if segment.isTranslated { return .success(0) }
        var options = options
        options.from = segment.language
        options.to = segment.target.map { [$0] } ?? options.to
        // A memory's tags are of no harm where the segment has some as well.
        if segment.hasTags { options.penalties.tags = 0 }
        if item.isRepetition { options.threshold = inContext }
        do throws(Diagnostic) {
            return .success(
                try pool.withSearcher { searcher throws(Diagnostic) in
                    try searcher.matches(for: segment.query, options: options).first?.score ?? 0
                })
        } catch {
            return .failure(error)
        }
    }

    private func add(_ item: Item, _ score: Int, to leverage: inout Leverage) throws(Diagnostic) {
        let segment = item.segment
        let amount = try measure.amount(of: segment.query.text, segment.language)
        var ownPercent = 0
        if !item.isRepetition {
            // What is translated in the file will help with what comes, and is not to be done; else only what is liker counts.
            let least = segment.isTranslated ? 100 : min(100, max(Self.threshold, score + 1))
            ownPercent = try withinJob(segment) { memory throws(SegmentIndexError) in
                try memory.percent(segment.query.text, threshold: least) ?? 0
            }
        }
        if segment.isTranslated { return leverage.add(amount, to: .translated) }
        if item.isRepetition, score < Self.inContext { return leverage.add(amount, to: .repetition) }
        let isWithinJob = ownPercent > score
        leverage.add(amount, to: Leverage.Band(score: max(score, ownPercent)), isWithinJob: isWithinJob)
    }

    private func withinJob<Value>(
        _ segment: JobReader.Segment, _ body: (inout JobMemory) throws(SegmentIndexError) -> Value
    ) throws(Diagnostic) -> Value {
        var direction = Direction(from: segment.language, to: segment.target)
        if let first = first[segment.language] {
            if segment.target == nil { direction = first }
        } else {
            first[segment.language] = direction
        }
        do throws(SegmentIndexError) {
            var memory: JobMemory
            if let known = job.removeValue(forKey: direction) {
                memory = known
            } else {
                memory = try JobMemory()
            }
            defer { job[direction] = memory }
            return try body(&memory)
        } catch {
            throw Diagnostic(
                "job.failed", "the segments of the job cannot be compared: \(error)", arguments: ["reason": "\(error)"])
        }
    }
}

@available(*, unavailable)
extension MemoryAnalysis: Sendable {}
