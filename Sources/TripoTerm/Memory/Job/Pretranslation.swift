import Alignment
import Interchange
import Terminology
import TranslationMemory

/// Fills the segments of a job in from memories.
public struct Pretranslation: Sendable {
    /// What was done.
    public struct Outcome: Sendable, Hashable {
        public var segments = 0
        /// Filled in, nothing to be looked at.
        public var filled = 0
        /// Filled in, and marked.
        public var marked = 0
        /// That the file had translations of.
        public var translated = 0

        /// Without a match.
        public var left: Int { segments - filled - marked - translated }
    }

    private let pool: SearcherPool
    private let options: MemorySearchOptions
    private let threads: Int
    private let unplacedWords: String

    /// Segments for each thread that are searched before progress is told.
    private static let batch = 64

    /// - Parameters:
    ///   - options: The threshold, and what else matches have to be; languages are those of the job.
    ///   - threads: How many search at once.
    ///   - unplacedWords: What a text says, in the reader's language, before values that have to be put in by hand.
    public init(
        _ search: MemorySearch, options: MemorySearchOptions = MemorySearchOptions(),
        threads: Int = ParallelWork.processors, unplacedWords: String = "to be put in by hand"
    ) {
        self.unplacedWords = unplacedWords
        pool = SearcherPool(search)
        var options = options
        options.includesParts = false
        options.mostEqual = MemorySearchOptions.mostEqualOfJobs
        (self.options, self.threads) = (options, threads)
    }

    /// The file with translations.
    ///
    /// - Throws: What is wrong with a memory.
    /// - Complexity: O(*n*) searches for *n* segments.
    public func filled(
        _ job: TranslationJob, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) throws(Diagnostic) -> (bytes: [UInt8], outcome: Outcome) {
        var outcome = Outcome()
        outcome.segments = job.segments.count
        var fillings: [JobFilling?] = []
        outcome.translated = job.segments.count { $0.isTranslated }
        while fillings.count < job.segments.count {
            let end = min(fillings.count + threads * Self.batch, job.segments.count)
            let found = ParallelWork.map(Array(job.segments[fillings.count..<end]), threads: threads) {
                [pool, options, unplacedWords] segment -> Result<JobFilling?, Diagnostic> in
                if segment.isTranslated { return .success(nil) }
                do throws(Diagnostic) {
                    return .success(
                        try pool.withSearcher { searcher throws(Diagnostic) in
                            try Self.filling(for: segment, searcher, options, unplacedWords)
                        })
                } catch {
                    return .failure(error)
                }
            }
            for result in found { fillings.append(try result.get()) }
            progress(end, job.segments.count)
        }
        outcome.marked = fillings.count { $0?.needsReview == true }
        outcome.filled = fillings.count { $0?.needsReview == false }
        return (job.filled(fillings), outcome)
    }

    /// The best translation, with what has to be looked at; nil where the memories have none.
    private static func filling(
        for segment: JobSegment, _ searcher: MemorySearcher, _ options: MemorySearchOptions, _ unplacedWords: String
    ) throws(Diagnostic) -> JobFilling? {
        var options = options
        (options.from, options.to) = (segment.source, [segment.target])
        // Tags are looked at below.
        options.penalties.tags = 0
        let query = MemoryQuery(segment.text, previous: segment.previous, next: segment.next)
        let matches = try searcher.matches(for: query, options: options).filter { match in
            match.targetLanguage == segment.target && match.score >= options.threshold && match.tier != .part
        }
        guard let best = matches.first else { return nil }
        var marks: [String] = []
        if best.adapted != nil || !best.unplaced.isEmpty { marks.append("placeables") }
        // Equally good translations that differ: somebody has to choose.
        let isAmbiguous = matches.dropFirst().contains { other in
            other.score == best.score && !other.target.utf8.elementsEqual(best.target.utf8)
        }
        if isAmbiguous { marks.append("ambiguous") }
        let unit = try searcher.unit(of: best)
        if unit?.isDoubtful == true { marks.append("doubtful") }
        let tags = TagTransfer(segment, unit, best)
        if tags.isDoubtful { marks.append("tags") }
        var filling = JobFilling(
            best.adapted ?? best.target, offsets: tags.offsets, percent: best.score,
            needsReview: best.score < equal || !marks.isEmpty,
            previousSource: best.source.utf8.elementsEqual(segment.text.utf8) ? nil : best.source,
            previousTarget: best.adapted == nil ? nil : best.target, marks: marks)
        if !best.unplaced.isEmpty { filling.note = unplacedWords + ": " + best.unplaced.joined(separator: ", ") }
        return filling
    }

    /// Percent; only what is equal needs nobody to look at it.
    private static let equal = 100
}

extension MemorySearcher {
    /// The unit that a match is of.
    func unit(of match: MemoryMatch) throws(Diagnostic) -> MemoryUnit? {
        guard let reader = readers.first(where: { $0.path == match.memory }) else { return nil }
        return try reader.unit(match.unit)?.unit
    }
}

/// Where the tags of a segment go in a translation of the memory.
struct TagTransfer {
    /// In the bytes of the translation; nil where the memory does not tell.
    private(set) var offsets: [Int]?
    /// Whether tags may stand in the wrong place, or are missing.
    private(set) var isDoubtful = false

    init(_ segment: JobSegment, _ unit: MemoryUnit?, _ match: MemoryMatch) {
        let source = unit?[match.sourceLanguage]?.tags ?? []
        let target = unit?[match.targetLanguage]?.tags ?? []
        if segment.tags.isEmpty, target.isEmpty { return }
        if match.adapted == nil, match.tier <= .exact, let offsets = Self.offsets(segment.tags, source, target) {
            self.offsets = offsets
            return
        }
        // Tags around all of the text are around all of the translation.
        isDoubtful = segment.hasInnerTags || segment.tags.isEmpty
    }

    private static func offsets(_ own: [InlineTag], _ source: [InlineTag], _ target: [InlineTag]) -> [Int]? {
        guard own.count == source.count, source.count == target.count,
            zip(own, source).allSatisfy({ $0.kind == $1.kind && $0.offset == $1.offset })
        else { return nil }
        var free = Array(target)
        var offsets: [Int] = []
        for tag in source {
            guard let index = free.firstIndex(where: { $0.kind == tag.kind && name($0) == name(tag) }) else {
                return nil
            }
            offsets.append(free.remove(at: index).offset)
        }
        // In another order elements might not be nested any more.
        return zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 } ? offsets : nil
    }

    private static func name(_ tag: InlineTag) -> String? { tag.attributes["i"] ?? tag.attributes["x"] }
}
