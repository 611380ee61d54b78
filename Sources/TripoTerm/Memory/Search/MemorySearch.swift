import Glossary
import Normalization
import Terminology
import TranslationMemory

/// Several memories that are searched as one; it can be shared by threads, each of which takes a `searcher()`.
///
/// ```swift
/// let search = try MemorySearch([.init(path: path)], snapshot)
/// let matches = try search.searcher().matches(for: MemoryQuery("The meeting ended."), options: options)
/// ```
public struct MemorySearch: Sendable {
    /// A memory, and what its matches are worth less than those of others.
    public struct Memory: Sendable, Hashable {
        public var path: String
        /// Points.
        public var penalty: Int

        public init(path: String, penalty: Int = 0) { (self.path, self.penalty) = (path, penalty) }
    }

    struct Source: Sendable {
        var memory: Memory
        var index: MemoryIndex
    }

    let sources: [Source]
    let snapshot: Snapshot
    let rules: CompiledRules
    let today: CalendarDate

    /// Opens memories that are there.
    ///
    /// - Parameters:
    ///   - cache: a directory for the search indexes of memories beside which nothing can be written.
    ///   - today: the day on which names are to be valid, and from which the age of units is reckoned.
    ///   - willBuild: told of the language of an index that is being made anew, which takes some seconds for a million segments.
    /// - Throws: `memory.missing`, `memory.not-a-memory`, `memory.newer`, `memory.unreadable`, `index.unusable`.
    public init(
        _ memories: [Memory], _ snapshot: Snapshot, today: CalendarDate, cache: String? = nil,
        willBuild: @escaping @Sendable (LanguageTag) -> Void = { _ in }
    ) throws(Diagnostic) {
        (self.snapshot, self.today) = (snapshot, today)
        let folding: SegmentFolding
        do throws(IndexError) {
            folding = SegmentFolding(compiled: try snapshot.index.ruleBytes())
            rules = try snapshot.index.rules()
        } catch {
            throw Diagnostic(
                "index.unusable", "the index is damaged", help: "delete it: it is made again by itself")
        }
        let keying = SegmentKeying.skeletons(rules, identity: folding.identity)
        var sources: [Source] = []
        for memory in memories {
            let reader = try MemoryReader(at: memory.path)
            var directories = [MemoryIndex.standardDirectory(of: memory.path)]
            if let cache { directories.append(cache + "/" + (try reader.identity()) + ".index") }
            var options = MemoryIndex.Options(directories: directories, folding: folding, keying: keying)
            options.willBuild = willBuild
            sources.append(Source(memory: memory, index: try MemoryIndex(reader, options: options)))
        }
        self.sources = sources
    }

    /// Answers queries; one object for each thread.
    public func searcher() throws(Diagnostic) -> MemorySearcher { try MemorySearcher(self) }

    /// The languages that any of the memories has.
    public func languages() throws(Diagnostic) -> [LanguageTag] {
        var known: Set<LanguageTag> = []
        for source in sources { known.formUnion(try source.index.reader.languages()) }
        return known.sorted()
    }

    /// Brings the files of each search index into one, and makes what is missing.
    ///
    /// - Returns: Bytes of the files of each memory.
    public func optimize() throws(Diagnostic) -> [Int] {
        var sizes: [Int] = []
        for source in sources { sizes.append(try source.index.optimize()) }
        return sizes
    }
}
