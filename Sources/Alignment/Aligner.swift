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
    private let index: GlossaryIndex
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
        self.index = index
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
        let sizes = collection.map { $0.reduce(0) { max($0, $1.segments.count) } }
        let settings = AlignmentSettings(sizes: sizes, texts: first.count)
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
        let entries = try given(encoders, vocabularies)
        let sides = ParallelWork.map(vocabularies, threads: threads) { [rules, usesSounds] vocabulary in
            let words = usesSounds ? vocabulary.spoken.words : []
            return Transliteration.Side(vocabulary: vocabulary, sounds: Sounds(of: words, rules))
        }
        let languages = first.map(\.language)
        var lexicons = ParallelWork.map(columns, threads: threads) { [options, usesSounds] one, other in
            let seeds = Seeds(without: options.without, given: entries[languages[one], languages[other]])
            var known = seeds.pairs(sides[one].vocabulary, sides[other].vocabulary)
            if usesSounds { known += Transliteration.pairs(sides[one], sides[other]) }
            return Lexicon(
                sides[one].vocabulary, sides[other].vocabulary, seeds: known, settings: settings.lexicon)
        }
        progress(0.1)
        if !options.without.contains(.lexicon) {
            lexicons = taughtByEnds(of: encoded, lexicons, settings: settings)
        }
        progress(0.2)
        let known = encoded.indices.map { number in
            anchors.indices.contains(number) ? anchors[number].map { $0.ofParts(parts[number]) } : []
        }
        var model = CollectionModel(
            encoded, anchors: known, lexicons: lexicons, settings: settings, options: options, threads: threads)
        for round in 0..<settings.rounds {
            model.search(round: round)
            if round + 1 < settings.rounds { model.teach(round: round) }
            progress(0.2 + 0.8 * Double(round + 1) / Double(settings.rounds))
        }
        let within = model.threadsWithin
        return ParallelWork.map(Array(zip(model.documents, parts)), threads: threads) { [options] document, parts in
            let segments = parts.allSatisfy(\.isTrivial) ? nil : parts.map(\.segments)
            let units = document.units(segments: segments, settings: settings, options: options, threads: within)
            return TextAlignment(columns: first.count, units: units.map(Confidence(texts: first.count).unit))
        }
    }

    /// Lexicons that have learned from the beginnings and the ends of long texts.
    ///
    /// With seeds alone the way through a long text is lost; that beginnings belong together, and ends, is known.
    private func taughtByEnds(
        of documents: [[EncodedText]], _ lexicons: [Lexicon], settings: AlignmentSettings
    ) -> [Lexicon] {
        let ends = documents.flatMap { texts -> [[EncodedText]] in
            let longest = texts.reduce(0) { max($0, $1.count) }
            guard longest > settings.longText else { return [] }
            let ends = texts.map { $0.ends(Double(settings.end) / Double(longest)) }
            return [ends.map(\.beginning), ends.map(\.end)]
        }
        guard !ends.isEmpty else { return lexicons }
        var model = CollectionModel(
            ends, anchors: [], lexicons: lexicons, settings: settings, options: options, threads: threads)
        for round in 0..<settings.endRounds {
            model.search(round: round)
            model.teach(round: round)
        }
        return model.lexicons
    }

    private var usesSounds: Bool { !options.without.contains(.transliteration) }

    private func encoder(_ text: SegmentedText) -> TextEncoder {
        TextEncoder(
            folding: ScalarFolding(rules), quantities: QuantityReader(rules: rules, language: text.language),
            recognizer: recognizer, language: text.language, keepsSounds: usesSounds)
    }

    private func given(_ encoders: [TextEncoder], _ vocabularies: [Vocabulary]) throws(LookupError) -> GivenPairs {
        var pairs = GivenPairs()
        if !options.without.contains(.glossary) {
            do { try GlossaryWords.add(to: &pairs, index, encoders, vocabularies) } catch { throw LookupError(error) }
        }
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
