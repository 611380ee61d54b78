import Glossary
import Lookup
import Normalization
import Terminology

/// Aligns texts of two, three or four languages.
///
/// Searches and learns by turns: the beads of each pair of texts by length, endings and lexicon; the lexicon from the beads; and
/// what the other texts say of each pair. See ARCHITECTURE.md.
public struct Aligner {
    public let options: AlignmentOptions
    private let rules: CompiledRules
    private let recognizer: TermRecognizer?
    private let lexicon: [LexiconEntry]
    private let threads: Int

    /// - Parameters:
    ///   - recognizer: finds the concepts of the glossary; nil leaves this signal out.
    ///   - lexicon: words and their translations that the user knows of.
    public init(
        _ index: GlossaryIndex, recognizer: TermRecognizer? = nil, options: AlignmentOptions = AlignmentOptions(),
        lexicon: [LexiconEntry] = [], threads: Int = ParallelWork.processors
    ) throws(IndexError) {
        self.options = options
        self.lexicon = lexicon
        self.threads = threads
        self.recognizer = options.without.contains(.glossary) ? nil : recognizer
        rules = try index.rules()
    }

    /// One consistent set of units over all texts.
    ///
    /// - Throws: where the glossary's index is damaged.
    public func align(_ texts: [SegmentedText], anchors: [AlignmentAnchor] = []) throws(LookupError) -> TextAlignment {
        try align(collection: [texts], anchors: [anchors]) { _ in }[0]
    }

    /// Aligns documents that share what is learned from them, all with texts of the same languages in the same order.
    ///
    /// - Parameter progress: told how far the work is, 0 to 1.
    /// - Complexity: O(n) in the segments of all texts, but for texts of a few hundred, where it is O(n²).
    public func align(
        collection: [[SegmentedText]], anchors: [[AlignmentAnchor]] = [], progress: (Double) -> Void
    ) throws(LookupError) -> [TextAlignment] {
        guard let first = collection.first, first.count > 1 else {
            return collection.map { texts in
                let units = texts.first?.segments.indices.map { AlignmentUnit(segments: [[$0]], confidence: 1) }
                return TextAlignment(columns: texts.count, units: units ?? [])
            }
        }
        let settings = AlignmentSettings(documents: collection.count)
        var vocabularies = first.map { _ in Vocabulary() }
        let encoders = first.map(encoder)
        let segmenters =
            options.without.contains(.sentences)
            ? [] : first.map { SentenceSegmenter(rules: rules, language: $0.language) }
        var encoded: [[EncodedText]] = []
        var parts: [[SentenceParts]] = []
        for document in collection {
            var texts: [EncodedText] = []
            parts.append(
                document.enumerated().map { column, text in
                    SentenceParts(text.segments, segmenters.isEmpty ? nil : segmenters[column])
                })
            for (column, part) in (parts.last ?? []).enumerated() {
                texts.append(try encoders[column].encode(part.parts, &vocabularies[column]))
            }
            encoded.append(texts)
        }
        let columns = DocumentModel.columns(first.count)
        let entries = try given(encoders)
        var lexicons = columns.map { one, other in
            let languages = (first[one].language, first[other].language)
            let seeds = Seeds(without: options.without, given: entries[languages.0, languages.1])
            return Lexicon(
                vocabularies[one], vocabularies[other], seeds: seeds.pairs(vocabularies[one], vocabularies[other]),
                settings: settings.lexicon)
        }
        progress(0.1)
        var documents = ParallelWork.map(Array(encoded.enumerated()), threads: threads) {
            [lexicons, options, parts] number, texts in
            DocumentModel(
                texts, lexicons: lexicons, settings: settings, options: options,
                anchors: anchors.indices.contains(number) ? anchors[number].flatMap { $0.ofParts(parts[number]) } : [])
        }
        for round in 0..<settings.rounds {
            documents = ParallelWork.map(documents, threads: threads) { [lexicons, options] document in
                var document = document
                document.search(round: round, lexicons: lexicons, settings: settings, options: options)
                return document
            }
            if round + 1 < settings.rounds, !options.without.contains(.lexicon) {
                lexicons = ParallelWork.map(Array(lexicons.enumerated()), threads: threads) {
                    [documents] number, lexicon in
                    Self.taught(
                        lexicon, pair: number, by: documents, passes: settings.passes - min(1, round),
                        settings: settings)
                }
            }
            progress(0.1 + 0.9 * Double(round + 1) / Double(settings.rounds))
        }
        return ParallelWork.map(Array(zip(documents, parts)), threads: threads) { document, parts in
            let segments = parts.allSatisfy(\.isTrivial) ? nil : parts.map(\.segments)
            return TextAlignment(columns: first.count, units: document.units(segments: segments).map(Confidence.unit))
        }
    }

    /// What any pair is believed to be a translation before and after something is known.
    private static let novelty: (first: Float, later: Float) = (0.3, 0.02)

    private static func taught(
        _ lexicon: Lexicon, pair: Int, by documents: [DocumentModel], passes: Int, settings: AlignmentSettings
    ) -> Lexicon {
        var lexicon = lexicon
        let segments = documents.reduce(0) { $0 + $1.pairs[pair].first.count }
        let stride = max(1, segments / settings.teachingBeads)
        for pass in 0..<passes {
            var learning = LexiconLearning(lexicon)
            var block: Int32 = 0
            for document in documents {
                let model = document.pairs[pair]
                model.teach(
                    &learning, lexicon, novelty: pass == 0 ? novelty.first : novelty.later, stride: stride, block: block
                )
                block += Int32(model.first.count / PairModel.blockSize + 2)
            }
            lexicon.maximize(learning, isLast: pass == passes - 1)
        }
        return lexicon
    }

    private func encoder(_ text: SegmentedText) -> TextEncoder {
        TextEncoder(
            folding: ScalarFolding(rules), quantities: QuantityReader(rules: rules, language: text.language),
            recognizer: recognizer, language: text.language)
    }

    private func given(_ encoders: [TextEncoder]) throws(LookupError) -> GivenPairs {
        var pairs = GivenPairs()
        for entry in lexicon {
            guard let first = encoders.first(where: { $0.language == entry.firstLanguage }),
                let second = encoders.first(where: { $0.language == entry.secondLanguage })
            else { continue }
            let (one, other) = (first.hashes(of: entry.firstText), second.hashes(of: entry.secondText))
            guard !one.isEmpty, !other.isEmpty, one.count * other.count <= GivenPairs.limit else { continue }
            for hash in one {
                for answer in other { pairs.add(entry.firstLanguage, hash, entry.secondLanguage, answer) }
            }
        }
        return pairs
    }
}
