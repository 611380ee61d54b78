import Glossary
import Interchange
import Normalization
import Terminology

/// Reads the segments of files that are to be translated: XLIFF, TMX and PO as jobs, all others as documents.
public struct JobReader: Sendable {
    /// How files are read.
    public struct Options: Sendable {
        public var job = TranslationJob.Options()
        public var document = DocumentOptions()

        public init() {}
    }

    /// A segment that is to be translated.
    struct Segment: Sendable {
        var query: MemoryQuery
        var language: LanguageTag
        /// Nil for a document, which does not say what it is to become.
        var target: LanguageTag?
        var isTranslated = false
        var hasTags = false
    }

    private let rules: CompiledRules
    private let options: Options

    /// - Throws: `index.unusable`.
    public init(_ snapshot: Snapshot, options: Options = Options()) throws(Diagnostic) {
        self.options = options
        do throws(IndexError) {
            rules = try snapshot.index.rules()
        } catch {
            throw Diagnostic(
                "index.unusable", "the index is damaged", help: "delete it: it is made again by itself")
        }
    }

    /// Reads a file that can be filled in.
    ///
    /// - Throws: What `TranslationJob` throws, and `job.same-language`.
    public func job(_ path: String) throws(Diagnostic) -> TranslationJob {
        var segmenters: [LanguageTag: SentenceSegmenter] = [:]
        let job = try TranslationJob(path, options: options.job) { text, language in
            let segmenter = segmenters[language] ?? SentenceSegmenter(rules: rules, language: language)
            segmenters[language] = segmenter
            return segmenter.sentences(in: text)
        }
        if let first = job.segments.first, job.segments.allSatisfy({ $0.source == $0.target }) {
            throw Self.sameLanguage(path, first.source)
        }
        return job
    }

    private static func sameLanguage(_ path: String, _ language: LanguageTag) -> Diagnostic {
        Diagnostic(
            "job.same-language", "the file is in the language that it is to be translated into: \(language)",
            arguments: ["language": "\(language)"], at: SourceLocation(file: path),
            help: "name another language with --to, or the file's own with --from")
    }

    /// The segments of a file, in its order.
    ///
    /// - Throws: What reading throws, and `job.same-language`.
    /// - Complexity: O(*n*) in the bytes of the file, whose text is in memory.
    func segments(of path: String) throws(Diagnostic) -> [Segment] {
        let format = options.job.format ?? TranslationJob.Format(extensionOf: path)
        if let format, format != .text { return try job(path).segments.map(Segment.init) }
        var reading = options.document
        reading.encoding = options.job.encoding
        let reader = DocumentReader(reading)
        let document =
            path == "-" ? try reader.document(from: 0, path: "<stdin>") : try reader.document(at: path)
        if document.blocks.isEmpty { return [] }
        let language: LanguageTag
        if let given = options.job.from {
            language = given
        } else {
            language = try LanguageChoice(of: document).language
        }
        guard language != options.job.to else { throw Self.sameLanguage(path, language) }
        let segments = SentenceSegmenter(rules: rules, language: language).segments(of: document).segments
            .filter { $0.text.contains { !$0.isWhitespace } }
        return segments.indices.map { index in
            let query = MemoryQuery(
                segments[index].text, previous: index > 0 ? segments[index - 1].text : nil,
                next: index + 1 < segments.count ? segments[index + 1].text : nil)
            return Segment(query: query, language: language, target: options.job.to)
        }
    }
}

extension JobReader.Segment {
    init(_ segment: JobSegment) {
        query = MemoryQuery(segment.text, previous: segment.previous, next: segment.next)
        (language, target, isTranslated) = (
            segment.source, segment.target, segment.isTranslated && !segment.needsReview
        )
        hasTags = !segment.tags.isEmpty
    }
}
