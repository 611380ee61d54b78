import Glibc
import Synchronization
import Terminology

/// The search index of a memory: made of it when it is first needed, kept in files beside it, and caught up each time that it is
/// asked for.
///
/// What the files hold can be made again of the memory at any time, and is whenever they are damaged, of another memory or of another version.
/// Where none can be written, the index is held in memory. Any number of threads, and of programs, may use it at once.
public final class MemoryIndex: Sendable {
    public struct Options: Sendable {
        /// Directories where files can be, the best first; what is not there is made, within a directory that is.
        public var directories: [String]
        public var folding: SegmentFolding?
        public var keying: SegmentKeying?
        /// Segments that are searched one by one before they get a file: they cost some milliseconds of a search at most.
        var longestTail = 4096
        /// Told of a language whose index is being made anew.
        public var willBuild: @Sendable (LanguageTag) -> Void = { _ in }

        public init(directories: [String], folding: SegmentFolding? = nil, keying: SegmentKeying? = nil) {
            (self.directories, self.folding, self.keying) = (directories, folding, keying)
        }
    }

    private struct Part: Hashable {
        var language: LanguageTag
        var isByWords: Bool
    }

    public let reader: MemoryReader
    private let identity: String
    private let options: Options
    private let parts = Mutex<[Part: LanguageIndex]>([:])

    public init(_ reader: MemoryReader, options: Options) throws(Diagnostic) {
        (self.reader, self.options) = (reader, options)
        identity = try reader.identity()
    }

    /// Where the files of a memory are by default: in a directory beside it.
    public static func standardDirectory(of memory: String) -> String { memory + ".index" }

    /// The segments of a language as the memory has them now.
    ///
    /// - Parameter isByWords: whether fuzzy search by words is wanted, for which there is an index of its own.
    /// - Throws: What is wrong with the memory, `memory.index-failed`.
    /// - Complexity: O(k) in the segments that have changed since the last time; O(n log n) where it has to be made.
    public func segments(
        in language: LanguageTag, byWords isByWords: Bool = false
    ) throws(Diagnostic) -> SearchableSegments {
        try change(Part(language: language, isByWords: isByWords)) { index in try index.segments() }
    }

    /// Makes the files of a language anew, after `SegmentIndexError.damaged`.
    public func repair(_ language: LanguageTag, byWords isByWords: Bool = false) throws(Diagnostic) {
        try parts.withLock { parts throws(Diagnostic) in
            let part = Part(language: language, isByWords: isByWords)
            try Self.checked(path: reader.path) { try parts[part]?.discard() }
            parts[part] = nil
        }
    }

    /// Brings each language's files into one.
    ///
    /// - Returns: Bytes of the files.
    public func optimize() throws(Diagnostic) -> Int {
        for language in try reader.languages() {
            let part = Part(language: language, isByWords: false)
            _ = try change(part) { index in try index.joinAll() }
        }
        return options.directories.reduce(0) { $0 + IndexDirectory.bytes(in: $1) }
    }

    private func change<Result>(
        _ part: Part, _ body: (inout LanguageIndex) throws -> Result
    ) throws(Diagnostic) -> Result where Result: Sendable {
        try parts.withLock { parts throws(Diagnostic) in
            try Self.checked(path: reader.path) {
                var index = try parts[part] ?? opened(part)
                // What fails half-way is begun anew.
                parts[part] = nil
                let result: Result
                do {
                    try index.catchUp(with: reader)
                    result = try body(&index)
                } catch let error as SegmentIndexError {
                    guard error != .unsearchable else { throw error }
                    try index.discard()
                    options.willBuild(part.language)
                    try index.catchUp(with: reader)
                    result = try body(&index)
                }
                parts[part] = index
                return result
            }
        }
    }

    private func opened(_ part: Part) throws -> LanguageIndex {
        var own = SegmentIndexOptions(folding: options.folding)
        if part.isByWords { own.wordDivision = WordDivision(language: part.language) }
        var index = try LanguageIndex(
            language: part.language, kind: part.language.rawTag.filter { $0 != "-" } + (part.isByWords ? "words" : ""),
            options: own, keying: part.isByWords ? nil : options.keying,
            directory: IndexDirectory(paths: options.directories), identity: identity,
            longestTail: options.longestTail)
        try index.open(last: try reader.lastChange())
        if try !index.agrees(with: reader) { try index.discard() }
        if index.generations.isEmpty { options.willBuild(part.language) }
        return index
    }

    private static func checked<Result>(
        path: String, _ body: () throws -> Result
    ) throws(Diagnostic) -> Result {
        do { return try body() } catch {
            if let problem = error as? Diagnostic { throw problem }
            if case .file(let problem)? = error as? SegmentIndexError { throw problem }
            throw Diagnostic(
                "memory.index-failed", "the search index of \(path) cannot be made: \(error)",
                arguments: ["file": path, "reason": "\(error)"], at: SourceLocation(file: path),
                help: "delete the directory \(standardDirectory(of: path)): it is made again by itself")
        }
    }
}
