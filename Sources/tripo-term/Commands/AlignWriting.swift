import DataFile
import Glibc
import Interchange
import Lookup
import Terminology
import TripoTerm

/// Writes aligned texts to standard output or to files, each whole or not at all.
struct AlignWriting {
    private let format: AlignPlan.Format
    private let results: [AlignPlan.Result]
    let options: WritingOptions
    private let minimumConfidence: Double?
    private let renderer: AlignmentTextRenderer
    private let today: CalendarDate

    /// What came of the writing.
    struct Outcome {
        /// None for standard output.
        var files: [String] = []
        var warnings: [Diagnostic] = []
    }

    init(
        _ request: AlignRequest, languages: [LanguageTag], session: Session, words: MessageCatalog
    ) throws(Failure) {
        let isTerminal = request.output == nil && isatty(STDOUT_FILENO) == 1
        format = request.plan.format(isTerminal: isTerminal)
        let (results, source) = try request.plan.results(languages, hasOutput: request.output != nil)
        self.results = results
        minimumConfidence = request.minimumConfidence
        var options = WritingOptions()
        options.toolVersion = Workspace.version
        today = LookupRequest.today()
        options.created = Timestamp(secondsSince1970: time(nil))
        options.title = request.title
        options.directory = Self.workingDirectory()
        options.source = source
        options.includesOneSided = request.keepsOneSided
        options.words = PageWords(language: session.language) { words($0) }
        self.options = options
        renderer = AlignmentTextRenderer(words: words, terminal: request.output == nil ? session.terminal : .file)
    }

    private static func workingDirectory() -> String {
        guard let path = getcwd(nil, 0) else { return "" }
        defer { free(path) }
        return String(cString: path)
    }

    /// The extension of files of results.
    var suffix: String { format.suffix }

    /// Tells early what would else go wrong late.
    func check(_ output: String?, inputs: [AlignmentInput]) throws(AlignmentFailure) {
        guard let output else { return }
        for result in results {
            let path = Self.path(output, mark: result.mark)
            for input in inputs where input.isFile(at: path) { throw AlignmentFailure(.outputIsInput(path)) }
            do throws(Diagnostic) {
                try AtomicFile(path).abandon()
            } catch {
                throw AlignmentFailure(error)
            }
        }
    }

    /// The texts with the terms of the glossary, where the format shows them.
    func marked(
        _ texts: [SegmentedText], _ alignment: TextAlignment, _ snapshot: Snapshot
    ) throws(AlignmentFailure) -> AlignedTexts {
        guard format == .file(.html) else { return AlignedTexts(texts: texts, alignment: alignment) }
        do throws(LookupError) {
            let terms = try TermMarker(snapshot, on: today).terms(in: texts)
            return AlignedTexts(texts: texts, alignment: alignment, terms: terms)
        } catch {
            throw AlignmentFailure(error.diagnostic)
        }
    }

    /// - Throws: `AlignmentFailure`, or the `Diagnostic` of a file that cannot be written.
    func write(_ texts: AlignedTexts, to output: String?) throws -> Outcome {
        var texts = texts
        if let minimumConfidence {
            texts.alignment.units.removeAll { $0.confidence < minimumConfidence }
        }
        var outcome = Outcome()
        var replaced = 0
        for result in results {
            guard let output else {
                let standard = Output(STDOUT_FILENO)
                replaced += try write(texts, result) { standard.write($0) }
                standard.flush()
                continue
            }
            let path = Self.path(output, mark: result.mark)
            try Interruption.shared.whileWriting {
                let file = try AtomicFile(path)
                replaced += try write(texts, result) { bytes throws(Diagnostic) in try file.write(bytes) }
                try file.commit()
            }
            outcome.files.append(path)
        }
        if replaced > 0 {
            outcome.warnings.append(
                Diagnostic(
                    "align.replaced-characters", .warning,
                    "characters that the format cannot hold were replaced: \(replaced)",
                    arguments: ["count": "\(replaced)"], help: "look for control characters in the files"))
        }
        return outcome
    }

    /// - Returns: how many characters the format could not hold.
    private func write<Problem: Error>(
        _ texts: AlignedTexts, _ result: AlignPlan.Result, to sink: ([UInt8]) throws(Problem) -> Void
    ) throws -> Int {
        var options = options
        options.pair = result.pair
        guard case .file(let format) = format else {
            try sink(Array(renderer.text(of: result.pair.map(texts.projected) ?? texts).utf8))
            return 0
        }
        let writer: AlignmentWriter
        do throws(WritingError) {
            writer = try AlignmentWriter(texts, as: format, options: options)
        } catch {
            throw AlignmentFailure(error)
        }
        return try writer.write(to: sink).charactersReplaced
    }

    /// A path with a mark before its extension: `out.en-zh.beads`.
    static func path(_ path: String, mark: String?) -> String {
        guard let mark else { return path }
        let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return path + "." + mark }
        return path[..<dot] + "." + mark + path[dot...]
    }
}

extension Diagnostic {
    static func outputIsInput(_ path: String) -> Diagnostic {
        Diagnostic(
            "align.output-is-input", "\(path) is one of the files to be aligned", arguments: ["file": path],
            at: SourceLocation(file: path), help: "give another file to --output")
    }
}
