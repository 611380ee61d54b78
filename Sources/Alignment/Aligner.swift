import Glossary
import Lookup
import Normalization
import Terminology

/// Aligns texts of two, three or four languages.
///
/// Searches and learns by turns: the beads of each pair of texts by length, endings and lexicon; the lexicon from the beads; and
/// what the other texts say of each pair. See ARCHITECTURE.md.
public struct Aligner: Sendable {
    public let options: AlignmentOptions
    private let index: GlossaryIndex
    private let rules: CompiledRules
    private let names: TermTrie?
    private let lexicon: [LexiconEntry]
    private let threads: Int

    /// - Parameters:
    ///   - names: those of the glossary, as they are found in texts; nil leaves this signal out.
    ///   - lexicon: words and their translations that the user knows of.
    public init(
        _ index: GlossaryIndex, names: TermTrie? = nil, options: AlignmentOptions = AlignmentOptions(),
        lexicon: [LexiconEntry] = [], threads: Int = ParallelWork.processors
    ) throws(IndexError) {
        self.options = options
        self.lexicon = lexicon
        self.threads = threads
        self.names = options.without.contains(.glossary) ? nil : names
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
        let read = try encoded(collection)
        let columns = DocumentModel.columns(first.count)
        let entries = try given(first.map { encoder($0.language) }, read.map(\.vocabulary))
        let sides = ParallelWork.map(read.map(\.vocabulary), threads: threads) { [rules, usesSounds] vocabulary in
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
        let texts = collection.indices.map { number in read.map { $0.texts[number] } }
        let parts = collection.indices.map { number in read.map { $0.parts[number] } }
        progress(0.1)
        if !options.without.contains(.lexicon) {
            lexicons = taughtByEnds(of: texts, lexicons, settings: settings)
        }
        progress(0.2)
        let known = texts.indices.map { number in
            anchors.indices.contains(number) ? anchors[number].map { $0.ofParts(parts[number]) } : []
        }
        var model = CollectionModel(
            texts, anchors: known, lexicons: lexicons, settings: settings, options: options, threads: threads)
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

    /// The texts as the models see them, by language.
    private func encoded(_ collection: [[SegmentedText]]) throws(LookupError) -> [EncodedColumn] {
        let columns = (collection.first ?? []).indices.map { column in collection.map { $0[column] } }
        let splits = !options.without.contains(.sentences)
        return try ParallelWork.map(columns, threads: threads) { [self] texts in
            Result { () throws(LookupError) in
                let language = texts[0].language
                return try EncodedColumn(
                    texts, encoder(language, recognizer: try recognizer()),
                    splits ? SentenceSegmenter(rules: rules, language: language) : nil)
            }
        }.map { result throws(LookupError) in try result.get() }
    }

    /// One for each thread.
    private func recognizer() throws(LookupError) -> TermRecognizer? {
        guard let names else { return nil }
        return try TermRecognizer(index, trie: names)
    }

    private func encoder(_ language: LanguageTag, recognizer: TermRecognizer? = nil) -> TextEncoder {
        TextEncoder(
            folding: ScalarFolding(rules), quantities: QuantityReader(rules: rules, language: language),
            recognizer: recognizer, language: language, keepsSounds: usesSounds)
    }

    private func given(_ encoders: [TextEncoder], _ vocabularies: [Vocabulary]) throws(LookupError) -> GivenPairs {
        var pairs = GivenPairs()
        if !options.without.contains(.glossary) {
            do { try GlossaryWords.add(to: &pairs, index, encoders, vocabularies) } catch { throw LookupError(error) }
        }
        var phrases = (Vocabulary(), Vocabulary())
        for entry in lexicon {
            guard let first = encoders.first(where: { $0.language == entry.firstLanguage }),
                let second = encoders.first(where: { $0.language == entry.secondLanguage })
            else { continue }
            let one = first.hashes(of: entry.firstText, &phrases.0)
            let other = second.hashes(of: entry.secondText, &phrases.1)
            guard !one.isEmpty, !other.isEmpty, one.count * other.count <= GivenPairs.limit else { continue }
            for hash in one {
                for answer in other { pairs.add(entry.firstLanguage, hash, entry.secondLanguage, answer) }
            }
        }
        return pairs
    }
}
