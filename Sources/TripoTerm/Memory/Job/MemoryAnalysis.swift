import Terminology
import TranslationMemory

/// Counts how much of the files of a job memories have; files that come later also repeat what came before.
public final class MemoryAnalysis {
    private let reader: JobReader
    private let searcher: MemorySearcher
    private let options: MemorySearchOptions
    private let measure = TextMeasure()
    private var job: [LanguageTag: JobMemory] = [:]

    /// Percent: what is less like counts as new.
    private static let threshold = 50

    /// - Parameter options: What matches have to be; threshold, limit and languages are this job's own.
    public init(
        _ search: MemorySearch, _ reader: JobReader, options: MemorySearchOptions = MemorySearchOptions()
    ) throws(Diagnostic) {
        self.reader = reader
        searcher = try search.searcher()
        var options = options
        (options.threshold, options.limit, options.includesParts) = (Self.threshold, 1, false)
        self.options = options
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
        for (number, segment) in segments.enumerated() {
            try add(segment, to: &leverage)
            progress(number + 1, segments.count)
        }
        return leverage
    }

    private func add(_ segment: JobReader.Segment, to leverage: inout Leverage) throws(Diagnostic) {
        let amount = try measure.amount(of: segment.query.text, segment.language)
        // What is translated in the file will help with what comes, and is not to be done.
        let ownPercent = try percentWithinJob(segment)
        if segment.isTranslated { return leverage.add(amount, to: .translated) }
        var options = options
        options.from = segment.language
        options.to = segment.target.map { [$0] } ?? options.to
        // A memory's tags are of no harm where the segment has some as well.
        if segment.hasTags { options.penalties.tags = 0 }
        let score = try searcher.matches(for: segment.query, options: options).first?.score ?? 0
        if ownPercent == 100, score <= 100 { return leverage.add(amount, to: .repetition) }
        let isWithinJob = ownPercent > score
        leverage.add(amount, to: Leverage.Band(score: max(score, ownPercent)), isWithinJob: isWithinJob)
    }

    private func percentWithinJob(_ segment: JobReader.Segment) throws(Diagnostic) -> Int {
        do throws(SegmentIndexError) {
            var memory: JobMemory
            if let known = job.removeValue(forKey: segment.language) {
                memory = known
            } else {
                memory = try JobMemory()
            }
            defer { job[segment.language] = memory }
            return try memory.percent(segment.query.text, threshold: Self.threshold) ?? 0
        } catch {
            throw Diagnostic(
                "job.failed", "the segments of the job cannot be compared: \(error)", arguments: ["reason": "\(error)"])
        }
    }
}

@available(*, unavailable)
extension MemoryAnalysis: Sendable {}
