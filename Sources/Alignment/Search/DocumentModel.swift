/// The texts of one document, and all their pairs.
struct DocumentModel: Sendable {
    /// Columns of each pair, the first the smaller.
    let columns: [(first: Int, second: Int)]
    let textCount: Int
    private(set) var pairs: [PairModel]
    private(set) var scores: [[Float]]
    /// What each pair alone says, where other texts have been heard.
    private var ownScores: [[Float]] = []

    init(
        _ texts: [EncodedText], lexicons: [Lexicon], settings: AlignmentSettings, options: AlignmentOptions,
        anchors: [AlignmentAnchor]
    ) {
        textCount = texts.count
        columns = Self.columns(texts.count)
        pairs = []
        scores = []
        for (number, (first, second)) in columns.enumerated() {
            let known = anchors.compactMap { anchor -> (first: Int, second: Int)? in
                guard let one = anchor.segments[first], let other = anchor.segments[second] else { return nil }
                return (one, other)
            }
            // Anchors count from the beginning of the texts, so the band has to hold them.
            let band =
                known.isEmpty
                ? CoarseBand.band(
                    texts[first], texts[second], lexicon: lexicons[number], lexicalWeight: settings.lexicalLimit)
                : AnchoredBand.band(texts[first], texts[second], known)
            var model = PairModel(texts[first], texts[second], band: band, without: options.without)
            model.anchors = known
            pairs.append(model)
            scores.append([])
        }
    }

    static func columns(_ texts: Int) -> [(first: Int, second: Int)] {
        (0..<texts).flatMap { first in (first + 1..<max(first + 1, texts)).map { (first, $0) } }
    }

    private func number(_ first: Int, _ second: Int) -> Int {
        columns.firstIndex { $0 == (min(first, second), max(first, second)) } ?? 0
    }

    /// Searches all pairs.
    mutating func search(round: Int, lexicons: [Lexicon], settings: AlignmentSettings, options: AlignmentOptions) {
        let isJoint = round >= settings.jointRound && textCount > 2 && !options.without.contains(.languages)
        for pair in pairs.indices {
            if round > 0 { pairs[pair].narrow() }
            // Nothing is known yet that the rare types would be told by.
            pairs[pair].types = round > 0 ? BeadType.all.count : BeadType.simple
            var own = pairs[pair].baseScores()
            if !options.without.contains(.lexicon) || round == 0 {
                pairs[pair].search(own, types: BeadType.simple)
                let model = pairs[pair]
                let lexical = LexicalScores(
                    model.first, model.second, band: model.band, lexicon: lexicons[pair],
                    largest: round > 0 ? BeadType.limit : BeadType.simpleLimit)
                let calibration = Calibration(model, lexical)
                let weight = min(settings.lexicalLimit, calibration.slope * settings.lexicalGain)
                if weight > 0 { model.add(lexical, weight: weight, center: calibration.center, to: &own) }
            }
            scores[pair] = own
            if isJoint { pairs[pair].search(own, power: settings.witnessPower) }
        }
        ownScores = scores
        if isJoint { hearWitnesses() }
        for pair in pairs.indices {
            pairs[pair].search(scores[pair])
            pairs[pair].learn()
        }
    }

    /// Adds to the scores of each pair what the texts outside it say.
    private mutating func hearWitnesses() {
        let tables = pairs.map { LinkTable.both(of: $0) }
        func table(_ from: Int, _ to: Int) -> LinkTable {
            let tables = tables[number(from, to)]
            return from < to ? tables.there : tables.back
        }
        for (pair, (first, second)) in columns.enumerated() {
            var links = [Float](repeating: 0, count: pairs[pair].band.cells)
            for other in 0..<textCount where other != first && other != second {
                Consistency.add(
                    to: &links, band: pairs[pair].band, firstToOther: table(first, other),
                    otherToSecond: table(other, second), secondMasses: table(second, other).masses)
            }
            pairs[pair].add(links: links, to: &scores[pair])
        }
    }

    /// The units of all texts by the last search.
    ///
    /// - Parameter segments: where the texts are of parts: for each text, for each of its parts the segment.
    func units(
        segments: [[Int]]?, settings: AlignmentSettings, options: AlignmentOptions
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
                columns: columns, pairs: pairs, scores: ownScores,
                answered: pairs.map { pair in
                    let tables = LinkTable.both(of: pair)
                    return (tables.there.masses, tables.back.masses)
                },
                moves: JointMoves.of(texts: textCount), settings: settings
            ).improved(drafts, sizes: sizes)
        }
        var projection = UnitProjection(drafts, segments: segments ?? sizes.map { Array(0..<$0) })
        return projection.projected().map(\.simplified)
    }

    private func size(_ column: Int) -> Int {
        guard let pair = columns.firstIndex(where: { $0.first == column || $0.second == column }) else { return 0 }
        return columns[pair].first == column ? pairs[pair].first.count : pairs[pair].second.count
    }
}
