/// Documents that share what is learned from them.
struct CollectionModel {
    private(set) var documents: [DocumentModel]
    /// By pair of languages, as `DocumentModel.columns`.
    private(set) var lexicons: [Lexicon]
    private let settings: AlignmentSettings
    private let options: AlignmentOptions
    private let threads: Int

    /// - Parameter anchors: by document; may be fewer than there are.
    init(
        _ texts: [[EncodedText]], anchors: [[AlignmentAnchor]], lexicons: [Lexicon], settings: AlignmentSettings,
        options: AlignmentOptions, threads: Int
    ) {
        (self.lexicons, self.settings, self.options, self.threads) = (lexicons, settings, options, threads)
        documents = []
        let within = threads / max(1, texts.count)
        documents = ParallelWork.map(Array(texts.enumerated()), threads: threads) { number, texts in
            DocumentModel(
                texts, lexicons: lexicons, settings: settings, options: options,
                anchors: anchors.indices.contains(number) ? anchors[number] : [], threads: within)
        }
    }

    /// Threads for the pairs of each document: those that the documents leave idle.
    var threadsWithin: Int { threads / max(1, documents.count) }

    /// Searches all documents.
    mutating func search(round: Int) {
        let (waiting, within) = (documents, threadsWithin)
        documents = []
        documents = ParallelWork.map(waiting, threads: threads) { [lexicons, settings, options] document in
            var document = document
            document.search(
                round: round, lexicons: lexicons, settings: settings, options: options, threads: within)
            return document
        }
        if documents.count >= AlignmentSettings.collectionSize { shareTypes() }
    }

    /// What types of beads all documents have is what is usual in each: where none leaves anything out, a heading whose words nobody
    /// knows is not taken for left out either.
    private mutating func shareTypes() {
        for pair in lexicons.indices {
            let usual = documents.reduce(BeadType.usual) { sums, document in
                zip(sums, document.pairs[pair].typeCounts).map { $0 + $1 }
            }
            for number in documents.indices { documents[number].expect(usual, pair: pair) }
        }
    }

    /// Teaches the lexicons by the last search.
    mutating func teach(round: Int) {
        guard !options.without.contains(.lexicon) else { return }
        lexicons = ParallelWork.map(Array(lexicons.enumerated()), threads: threads) {
            [documents, settings] number, lexicon in
            Self.taught(
                lexicon, pair: number, by: documents, passes: settings.passes - min(1, round), settings: settings)
        }
    }

    /// What any pair is believed to be a translation before and after something is known.
    private static let novelty: (first: Float, later: Float) = (0.3, 0.02)

    private static func taught(
        _ lexicon: Lexicon, pair: Int, by documents: [DocumentModel], passes: Int, settings: AlignmentSettings
    ) -> Lexicon {
        let segments = documents.reduce(0) { $0 + $1.pairs[pair].first.count }
        let stride = max(1, segments / settings.teachingBeads)
        let least = segments < settings.muchToTeach ? settings.leastTaught : settings.leastTaughtOfMany
        var learning = LexiconLearning(lexicon)
        var stretch: Int32 = 0
        for document in documents {
            let model = document.pairs[pair]
            model.teach(&learning, least: least, stride: stride, stretch: stretch)
            stretch += Int32(model.first.count / PairModel.stretchSize + 2)
        }
        learning.order()
        var lexicon = lexicon
        for pass in 0..<passes {
            lexicon.maximize(
                learning, novelty: pass == 0 ? novelty.first : novelty.later, isLast: pass == passes - 1)
        }
        return lexicon
    }
}
