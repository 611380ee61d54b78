import Terminology
import TranslationMemory

extension MemorySearcher {
    /// Searches the segments of a language; an index that turns out to be damaged is made anew, and asked once more.
    func withSegments<Result>(
        _ number: Int, _ language: LanguageTag, byWords: Bool,
        _ body: (SearchableSegments) throws(SegmentIndexError) -> Result
    ) throws(Diagnostic) -> Result {
        let index = search.sources[number].index
        do throws(SegmentIndexError) {
            return try body(try segments(index, language, byWords))
        } catch {
            switch error {
            case .file(let problem): throw problem
            case .unsearchable: throw Self.failed(error, index)
            default: try index.repair(language, byWords: byWords)
            }
        }
        do throws(SegmentIndexError) {
            return try body(try segments(index, language, byWords))
        } catch {
            if case .file(let problem) = error { throw problem }
            throw Self.failed(error, index)
        }
    }

    private func segments(
        _ index: MemoryIndex, _ language: LanguageTag, _ byWords: Bool
    ) throws(SegmentIndexError) -> SearchableSegments {
        do throws(Diagnostic) { return try index.segments(in: language, byWords: byWords) } catch { throw .file(error) }
    }

    private static func failed(_ error: SegmentIndexError, _ index: MemoryIndex) -> Diagnostic {
        Diagnostic(
            "memory.index-failed", "the search index of \(index.reader.path) cannot be made: \(error)",
            arguments: ["file": index.reader.path, "reason": "\(error)"], at: SourceLocation(file: index.reader.path),
            help:
                "delete the directory \(MemoryIndex.standardDirectory(of: index.reader.path)): it is made again by itself"
        )
    }
}
