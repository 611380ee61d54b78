import Glibc

/// A pair of texts: the models that are theirs alone, and the search for their beads.
struct PairModel {
    let first: EncodedText
    let second: EncodedText
    let without: Set<AlignmentSignal>
    /// Segments of the first and the second that are one unit for certain.
    typealias Anchor = (first: Range<Int>, second: Range<Int>)
    var anchors: [Anchor] = []
    private(set) var band: Band
    /// How many types of beads are searched.
    var types = BeadType.all.count
    /// Of the last search.
    private(set) var posteriors = BeadProbabilities()
    private let firstLengths: GroupLengths
    private let secondLengths: GroupLengths
    private var length: LengthModel
    private var endings = EndingModel()
    private var priors = BeadType.priors
    /// How many beads of each type the last search found.
    private(set) var typeCounts: [Float] = []

    /// How much of the score of endings counts; chosen on the development texts.
    private static let endingWeight: Float = 0.5
    /// How much it counts that one text is cut where it holds together, and the other is not; chosen on the development texts.
    private static let bondWeight: Float = 5
    /// Logarithms of weights lie within this.
    static let bound: Float = 20

    init(_ first: EncodedText, _ second: EncodedText, band: Band, without: Set<AlignmentSignal> = []) {
        (self.first, self.second, self.band, self.without) = (first, second, band, without)
        firstLengths = GroupLengths(first)
        secondLengths = GroupLengths(second)
        length = LengthModel(first, second)
    }

    /// Logarithms of weights by all that the two texts alone say.
    mutating func ownScores(round: Int, _ lexicon: Lexicon, _ settings: AlignmentSettings) -> [Float] {
        let seamed = round > 0 ? seamed() : []
        if round > 0 { narrow() }
        var scores = baseScores()
        guard !without.contains(.lexicon) || round == 0 else { return scores }
        search(scores, types: BeadType.simple)
        let lexical = LexicalScores(first, second, band: band, lexicon: lexicon)
        let calibration = Calibration(self, lexical)
        let weight = min(settings.lexicalLimit, calibration.slope * settings.lexicalGain)
        if weight > 0 {
            add(lexical, weight: weight, center: calibration.center, to: &scores)
            if !without.contains(.order) { add(seamsOf: seamed, lexicon, to: &scores) }
        }
        return scores
    }

    /// Logarithms of weights by all that is not lexicon: priors, lengths, endings.
    func baseScores() -> [Float] {
        let count = band.cells
        var scores = [Float](repeating: -.infinity, count: types * count)
        let usesLength = !without.contains(.length)
        let endings = endingColumns()
        let bonds = bondColumns()
        _ = band.withRows { rows in
            scores.withUnsafeMutableBufferPointer { scores in
                bonds.withUnsafeBufferPointer { bonds in
                    guard let base = scores.baseAddress, let bonds = bonds.baseAddress else { return }
                    for (type, bead) in BeadType.all.prefix(types).enumerated() where bead.first <= first.count {
                        let prior = log(priors[type])
                        for row in bead.first...first.count {
                            let stretch = rows.stretch(type, bead, row)
                            guard stretch.count > 0 else { continue }
                            let here = base + stretch.weight
                            let bond = row < first.count && !without.contains(.structure) ? first.bonds[row] : 0
                            let beside = bonds + stretch.column
                            for index in 0..<stretch.count {
                                here[index] = prior - Self.bondWeight * abs(bond - beside[index])
                            }
                            guard !bead.isNull else { continue }
                            let column = stretch.column - 1
                            endings[Int(first.endings[row - 1].rawValue)].withUnsafeBufferPointer { endings in
                                guard let endings = endings.baseAddress.map({ $0 + column }) else { return }
                                for index in 0..<stretch.count { here[index] += endings[index] }
                            }
                            if usesLength { addLengths(bead, row, column, to: here, stretch.count) }
                        }
                    }
                }
            }
        }
        forbidCrossing(&scores)
        return scores
    }

    /// By boundary of the second text: the bond of what stands before it and behind it.
    private func bondColumns() -> [Float] {
        without.contains(.structure) ? [Float](repeating: 0, count: second.count + 1) : second.bonds + [0]
    }

    /// By ending of the first text, then by segment of the second: what their endings say.
    private func endingColumns() -> [[Float]] {
        let weight = without.contains(.structure) ? 0 : Self.endingWeight
        return endings.scores.map { scores in second.endings.map { weight * scores[Int($0.rawValue)] } }
    }

    /// Adds what lengths say of beads that end in a row, from a segment of the second text on.
    private func addLengths(
        _ bead: BeadType, _ row: Int, _ column: Int, to scores: UnsafeMutablePointer<Float>, _ count: Int
    ) {
        let firstLength = firstLengths.logarithms[bead.first - 1][row - 1]
        let firstShortness = firstLengths.shortness[bead.first - 1][row - 1]
        let length = length
        secondLengths.logarithms[bead.second - 1].withUnsafeBufferPointer { lengths in
            secondLengths.shortness[bead.second - 1].withUnsafeBufferPointer { shortness in
                secondLengths.densities[bead.second - 1].withUnsafeBufferPointer { densities in
                    guard let lengths = lengths.baseAddress.map({ $0 + column }),
                        let shortness = shortness.baseAddress.map({ $0 + column }),
                        let densities = densities.baseAddress.map({ $0 + column })
                    else { return }
                    for index in 0..<count {
                        let density = length.logDensity(
                            firstLength, lengths[index], shortness: firstShortness * shortness[index])
                        scores[index] += density - densities[index]
                    }
                }
            }
        }
    }

    /// Leaves no bead that goes past a corner of an anchor: the band has the corners, and nothing beside them before or after.
    private func forbidCrossing(_ scores: inout [Float]) {
        for corner in AnchoredBand.corners(of: anchors) {
            for (type, bead) in BeadType.all.prefix(types).enumerated() {
                for row in corner.row...min(first.count, corner.row + BeadType.limit) {
                    let here = type * band.cells + band.offsets[row] - Int(band.lower[row])
                    for column in band.columns(row, bead) {
                        let isBefore = row <= corner.row && column <= corner.column
                        let isBehind = row - bead.first >= corner.row && column - bead.second >= corner.column
                        if !isBefore && !isBehind { scores[here + column] = -.infinity }
                    }
                }
            }
        }
    }

    /// Adds to scores what the lexicon says.
    ///
    /// - Parameter center: is added to the score of two segments, and to others as many times as they add such scores.
    func add(_ lexical: LexicalScores, weight: Float, center: Float, to scores: inout [Float]) {
        let widest = (0..<band.rows).reduce(0) { max($0, band.offsets[$1 + 1] - band.offsets[$1]) }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, widest)) { said in
            scores.withUnsafeMutableBufferPointer { scores in
                guard let base = scores.baseAddress, let said = said.baseAddress else { return }
                for (type, bead) in BeadType.all.prefix(types).enumerated()
                where !bead.isNull && bead.first <= first.count {
                    let shares = LexicalScores.shares(bead)
                    let center =
                        center / 2 * (shares.forward * Float(bead.second) + shares.backward * Float(bead.first))
                    for row in bead.first...first.count {
                        let all = band.columns(row, bead)
                        let columns = LexicalScores.columns(row, bead, band).clamped(to: all)
                        let here = base + (type * band.cells + band.offsets[row] - Int(band.lower[row]))
                        // The band lacks a part of these.
                        for column in all.lowerBound..<columns.lowerBound { here[column] = -.infinity }
                        for column in columns.upperBound..<all.upperBound { here[column] = -.infinity }
                        lexical.scores(bead, row, columns, band, to: said)
                        let sums = here + columns.lowerBound
                        for index in 0..<columns.count { sums[index] += weight * (said[index] + center) }
                    }
                }
            }
        }
    }

    /// Searches with these scores.
    ///
    /// - Parameters:
    ///   - types: how many types of beads are searched, where that is not all that there are scores of.
    ///   - power: of the weights; below 1 for probabilities that are less sure of themselves.
    mutating func search(_ scores: [Float], types: Int? = nil, power: Float = 1) {
        posteriors = BeadLattice(band, scores, types: types ?? self.types, power: power, bound: Self.bound).posteriors()
    }

    /// The best path by these scores.
    func best(_ scores: [Float]) -> [BeadStep] { band.bestPath(scores) }

    /// Learns the models that are this pair's alone, from the last search.
    mutating func learn() {
        typeCounts = BeadType.priors.map { _ in 0 }
        var lengths: [(first: Float, second: Float, probability: Float)] = []
        var ends: [(first: Ending, second: Ending, probability: Float)] = []
        for bead in beads(above: Self.leastLearned) {
            typeCounts[bead.step.type] += bead.probability
            let type = bead.step.bead
            guard !type.isNull else { continue }
            lengths.append(
                (
                    firstLengths.logarithms[type.first - 1][bead.step.row - 1],
                    secondLengths.logarithms[type.second - 1][bead.step.column - 1], bead.probability
                ))
            ends.append((first.endings[bead.step.row - 1], second.endings[bead.step.column - 1], bead.probability))
        }
        length.learn(lengths)
        endings.learn(ends)
        expect(BeadType.usual)
    }

    /// Works out how likely each type of bead is: by what is usual, which counts as much as so many beads, and by the last search.
    mutating func expect(_ usual: [Float]) {
        let scale = BeadType.usualBeads / usual.reduce(0, +)
        let counts = zip(usual, typeCounts).map { $0 * scale + $1 }
        let sum = counts.reduce(0, +)
        for type in BeadType.learned { priors[type] = counts[type] / sum }
    }

    private static let leastLearned: Float = 0.05

    /// How far beside what is possible is looked, in segments.
    private static let margin = 3

    /// Narrows the band to what the last search left possible.
    mutating func narrow() {
        let passed = beads(above: BeadProbabilities.least).map { (row: $0.step.row, column: $0.step.column) }
        guard !passed.isEmpty else { return }
        band = Band(n: first.count, m: second.count, passed: passed, margin: Self.margin, within: band)
    }

    /// The beads of the last search that are likelier than this.
    func beads(above least: Float) -> [(step: BeadStep, probability: Float)] {
        var found: [(step: BeadStep, probability: Float)] = []
        for row in 0..<posteriors.rows {
            for entry in posteriors.entries[posteriors.range(row)] where entry.probability > least {
                let step = BeadStep(type: Int(entry.type), row: row, column: Int(entry.column))
                found.append((step, entry.probability))
            }
        }
        return found
    }

    /// The probability of a bead by the last search.
    func probability(_ step: BeadStep) -> Float { posteriors[step] }

    /// Teaches a lexicon.
    ///
    /// - Parameters:
    ///   - least: beads that are less likely teach nothing.
    ///   - stride: of so many beads, one is read: for long texts.
    ///   - stretch: the number of this text's first stretch; each counts apart.
    func teach(_ learning: inout LexiconLearning, least: Float, stride: Int, stretch: Int32) {
        for (number, bead) in beads(above: least).enumerated() where number % stride == 0 && !bead.step.bead.isNull {
            learning.add(
                first, bead.step.first, second, bead.step.second, probability: bead.probability,
                stretch: stretch + Int32(bead.step.row / Self.stretchSize))
        }
    }

    /// Segments of a stretch that the jackknife leaves out.
    static let stretchSize = 12
}
