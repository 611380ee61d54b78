/// The texts of one document, and all their pairs.
struct DocumentModel: Sendable {
    /// Columns of each pair, the first the smaller.
    let columns: [(first: Int, second: Int)]
    let textCount: Int
    private(set) var pairs: [PairModel]
    private(set) var scores: [[Float]]
    private let anchors: [AlignmentAnchor]
    /// What each pair alone says, where other texts have been heard.
    private var ownScores: [[Float]] = []

    init(
        _ texts: [EncodedText], lexicons: [Lexicon], settings: AlignmentSettings, options: AlignmentOptions,
        anchors: [AlignmentAnchor], threads: Int
    ) {
        textCount = texts.count
        self.anchors = anchors
        columns = Self.columns(texts.count)
        pairs = ParallelWork.map(Array(zip(columns, lexicons)), threads: threads) { columns, lexicon in
            let (first, second) = (texts[columns.first], texts[columns.second])
            let known = anchors.compactMap { anchor -> PairModel.Anchor? in
                guard let one = anchor.segments[columns.first], let other = anchor.segments[columns.second] else {
                    return nil
                }
                return (one, other)
            }
            var band = CoarseBand.band(first, second, lexicon: lexicon, lexicalWeight: settings.lexicalLimit)
            if !known.isEmpty {
                band = AnchoredBand(AnchoredBand.corners(of: known), within: band, columns: second.count + 1).band
            }
            var model = PairModel(first, second, band: band, without: options.without)
            model.anchors = known
            return model
        }
        scores = pairs.map { _ in [] }
    }

    static func columns(_ texts: Int) -> [(first: Int, second: Int)] {
        (0..<texts).flatMap { first in (first + 1..<max(first + 1, texts)).map { (first, $0) } }
    }

    /// Takes over for a pair how often there are beads of each type in documents of its kind.
    mutating func expect(_ usual: [Float], pair: Int) { pairs[pair].expect(usual) }

    private func number(_ first: Int, _ second: Int) -> Int {
        columns.firstIndex { $0 == (min(first, second), max(first, second)) } ?? 0
    }

    /// Searches all pairs.
    mutating func search(
        round: Int, lexicons: [Lexicon], settings: AlignmentSettings, options: AlignmentOptions, threads: Int
    ) {
        let isJoint = round >= settings.jointRound && textCount > 2 && !options.without.contains(.languages)
        let waiting = Array(zip(pairs, lexicons))
        pairs = []
        let searched = ParallelWork.map(waiting, threads: threads) { pair, lexicon in
            var pair = pair
            let scores = pair.ownScores(round: round, lexicon, settings)
            if isJoint { pair.search(scores, power: settings.witnessPower) }
            return (pair: pair, scores: scores)
        }
        pairs = searched.map(\.pair)
        ownScores = searched.map(\.scores)
        scores = isJoint ? scoresWithWitnesses(threads: threads) : ownScores
        pairs = ParallelWork.map(Array(zip(pairs, scores)), threads: threads) { pair, scores in
            var pair = pair
            pair.search(scores)
            pair.learn()
            return pair
        }
    }

    /// The scores of each pair, and what the texts outside it say.
    private func scoresWithWitnesses(threads: Int) -> [[Float]] {
        let tables = ParallelWork.map(pairs, threads: threads) { LinkTable.both(of: $0) }
        func table(_ from: Int, _ to: Int) -> LinkTable {
            let tables = tables[number(from, to)]
            return from < to ? tables.there : tables.back
        }
        let witnesses = columns.map { first, second in
            (0..<textCount).filter { $0 != first && $0 != second }.map {
                Consistency.Witness(
                    firstToOther: table(first, $0), otherToSecond: table($0, second),
                    secondMasses: table(second, $0).masses)
            }
        }
        return ParallelWork.map(Array(pairs.indices), threads: threads) { [pairs, ownScores] pair in
            var links = [Float](repeating: 0, count: pairs[pair].band.cells)
            for witness in witnesses[pair] { Consistency.add(to: &links, band: pairs[pair].band, witness) }
            var scores = ownScores[pair]
            pairs[pair].add(links: links, to: &scores)
            return scores
        }
    }

    /// The units of all texts by the last search.
    ///
    /// - Parameter segments: where the texts are of parts: for each text, for each of its parts the segment.
    func units(
        segments: [[Int]]?, settings: AlignmentSettings, options: AlignmentOptions, threads: Int
    ) -> [AlignmentUnitDraft] {
        var builder = UnitBuilder(sizes: (0..<textCount).map(size))
        var beads: [UnitBuilder.Candidate] = []
        for (pair, (first, second)) in columns.enumerated() {
            for step in pairs[pair].best(scores[pair]) {
                beads.append(
                    UnitBuilder.Candidate(
                        pair: pair, firstColumn: first, first: step.first, secondColumn: second, second: step.second,
                        probability: pairs[pair].probability(step)))
            }
        }
        builder.take(beads)
        var drafts = builder.units()
        let sizes = (0..<textCount).map(size)
        if 3...4 ~= textCount, !options.without.contains(.languages) {
            drafts = JointSearch(
                columns: columns, pairs: pairs,
                scores: JointScores(pairs, ownScores, least: settings.leastJointScore),
                answered: pairs.map { pair in
                    let tables = LinkTable.both(of: pair)
                    return (tables.there.masses, tables.back.masses)
                },
                moves: JointMoves.of(texts: textCount), settings: settings
            ).improved(drafts, sizes: sizes, threads: threads)
        }
        var projection = UnitProjection(drafts, segments: segments ?? sizes.map { Array(0..<$0) }, anchors: anchors)
        return projection.projected().map(\.simplified)
    }

    private func size(_ column: Int) -> Int {
        guard let pair = columns.firstIndex(where: { $0.first == column || $0.second == column }) else { return 0 }
        return columns[pair].first == column ? pairs[pair].first.count : pairs[pair].second.count
    }
}
