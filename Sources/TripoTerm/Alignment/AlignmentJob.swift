import Alignment
import Glossary
import Lookup
import Normalization
import Terminology

/// Aligns files: reads them, divides them into segments, aligns those.
///
/// ```swift
/// let job = try AlignmentJob(snapshot)
/// let read = try job.read([AlignmentInput("report.en.txt"), AlignmentInput("report.ja.docx")])
/// let alignment = try job.align(read.texts)
/// ```
public struct AlignmentJob: Sendable {
    let snapshot: Snapshot
    let options: AlignmentJobOptions
    let reader: AlignmentTextReader

    /// - Throws: where the index of the snapshot is damaged.
    public init(
        _ snapshot: Snapshot, options: AlignmentJobOptions = AlignmentJobOptions()
    ) throws(AlignmentFailure) {
        (self.snapshot, self.options) = (snapshot, options)
        do throws(IndexError) {
            reader = AlignmentTextReader(try snapshot.index.rules(), options: options.reading)
        } catch {
            throw AlignmentFailure(error)
        }
    }

    /// Reads the texts of one document.
    ///
    /// - Throws: all problems of all files.
    public func read(_ inputs: [AlignmentInput]) throws(AlignmentFailure) -> DocumentTexts {
        try read(inputs, threads: options.threads)
    }

    func read(_ inputs: [AlignmentInput], threads: Int) throws(AlignmentFailure) -> DocumentTexts {
        var warnings = Self.sameFiles(inputs)
        let reader = reader
        let results = ParallelWork.map(inputs, threads: threads) { input in
            Result { () throws(Diagnostic) in try reader.text(input) }
        }
        var texts: [SegmentedText] = []
        var problems: [Diagnostic] = []
        for result in results {
            switch result {
            case .success(let (text, notes)):
                texts.append(text)
                warnings += notes
            case .failure(let problem): problems.append(problem)
            }
        }
        for (number, text) in texts.enumerated() {
            guard let other = texts[..<number].first(where: { $0.language == text.language }) else { continue }
            problems.append(Self.sameLanguage(text, other))
        }
        guard problems.isEmpty else { throw AlignmentFailure(problems) }
        return DocumentTexts(texts: texts, warnings: warnings)
    }

    /// Aligns the texts of one document.
    ///
    /// - Parameters:
    ///   - anchors: segments that are known to belong together.
    ///   - progress: told how far the work is, 0 to 1.
    public func align(
        _ texts: [SegmentedText], anchors: [AlignmentAnchor] = [], lexicon: [LexiconEntry] = [],
        progress: (Double) -> Void = { _ in }
    ) throws(AlignmentFailure) -> TextAlignment {
        try align(collection: [texts], anchors: [anchors], lexicon: lexicon, progress: progress)[0]
    }

    /// Aligns documents that share what is learned from them; all have texts of the same languages in the same order.
    public func align(
        collection: [[SegmentedText]], anchors: [[AlignmentAnchor]] = [], lexicon: [LexiconEntry] = [],
        progress: (Double) -> Void = { _ in }
    ) throws(AlignmentFailure) -> [TextAlignment] {
        let aligner: Aligner
        do throws(LookupError) {
            aligner = try self.aligner(lexicon)
        } catch {
            throw AlignmentFailure(error)
        }
        // What is empty has nothing to align, and nothing to learn from.
        let whole = collection.indices.filter { !collection[$0].contains(where: \.segments.isEmpty) }
        do throws(LookupError) {
            var results = [TextAlignment?](repeating: nil, count: collection.count)
            if !whole.isEmpty {
                let aligned = try aligner.align(
                    collection: whole.map { collection[$0] },
                    anchors: whole.map { anchors.indices.contains($0) ? anchors[$0] : [] }, progress: progress)
                for (index, alignment) in zip(whole, aligned) { results[index] = alignment }
            }
            for index in collection.indices where results[index] == nil {
                let own = anchors.indices.contains(index) ? anchors[index] : []
                results[index] = try Self.alignWithEmpty(collection[index], anchors: own, aligner)
            }
            return results.compactMap(\.self)
        } catch {
            throw AlignmentFailure(error)
        }
    }

    private func aligner(_ lexicon: [LexiconEntry]) throws(LookupError) -> Aligner {
        let names = try snapshot.names()
        do throws(IndexError) {
            return try Aligner(
                snapshot.index, names: names, options: options.alignment, lexicon: lexicon,
                threads: options.threads)
        } catch {
            throw .index(error)
        }
    }

    /// Aligns the texts that are not empty; the others leave all out.
    private static func alignWithEmpty(
        _ texts: [SegmentedText], anchors: [AlignmentAnchor], _ aligner: Aligner
    ) throws(LookupError) -> TextAlignment {
        let kept = texts.indices.filter { !texts[$0].segments.isEmpty }
        var alignment: TextAlignment
        if kept.count < 2 {
            let only = kept.first.map { texts[$0].segments.indices } ?? 0..<0
            alignment = TextAlignment(
                columns: kept.count, units: only.map { AlignmentUnit(segments: [[$0]], confidence: 1) })
        } else {
            let own = anchors.map { anchor in
                AlignmentAnchor(
                    Dictionary(
                        uniqueKeysWithValues: kept.enumerated().compactMap { place, column in
                            anchor.segments[column].map { (place, $0) }
                        }))
            }
            alignment = try aligner.align(kept.map { texts[$0] }, anchors: own)
        }
        for unit in alignment.units.indices {
            var segments = texts.map { _ in [Int]() }
            for (place, column) in kept.enumerated() { segments[column] = alignment.units[unit].segments[place] }
            alignment.units[unit].segments = segments
            alignment.units[unit].links = alignment.units[unit].links.map {
                SegmentLink(kept[$0.firstColumn], $0.first, kept[$0.secondColumn], $0.second)
            }
        }
        alignment.columns = texts.count
        return alignment
    }

    private static func sameLanguage(_ text: SegmentedText, _ other: SegmentedText) -> Diagnostic {
        Diagnostic(
            "align.same-language", "\(text.path) and \(other.path) are both \(text.language)",
            arguments: ["file": text.path, "other": other.path, "tag": text.language.rawTag],
            at: SourceLocation(file: text.path), help: "give one file a language; --languages says which is which")
    }

    private static func sameFiles(_ inputs: [AlignmentInput]) -> [Diagnostic] {
        var warnings: [Diagnostic] = []
        for (number, input) in inputs.enumerated() where !input.isStandardInput {
            guard let identity = FileSystem.identity(input.path) else { continue }
            let others = inputs[..<number].filter { !$0.isStandardInput }
            guard let other = others.first(where: { FileSystem.identity($0.path) == identity }) else { continue }
            warnings.append(
                Diagnostic(
                    "align.same-file", .warning, "\(input.path) and \(other.path) are the same file",
                    arguments: ["file": input.path, "other": other.path], at: SourceLocation(file: input.path),
                    help: "give a file in each language"))
        }
        return warnings
    }
}

/// How files are aligned.
public struct AlignmentJobOptions: Sendable {
    public var reading = AlignmentReadingOptions()
    public var alignment = AlignmentOptions()
    /// How many threads read and write at once.
    public var threads = AlignmentJobOptions.processors

    public init() {}

    /// The processors of this machine.
    public static var processors: Int { ParallelWork.processors }
}

/// The texts of one document, as they were read.
public struct DocumentTexts: Sendable {
    public var texts: [SegmentedText]
    public var warnings: [Diagnostic]
}
